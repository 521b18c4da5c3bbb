package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroset.app.job.KeptPhotographs;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.training.ProgressHistory;

/// What was found at a location before any photograph is decoded: a data set, or a project and its data set.
///
/// @param name short, for people
/// @param location of the photographs, where they are or should be
/// @param dataset poses and what else the files tell; empty when a project's photographs are gone
/// @param run the project's run
/// @param problems what is wrong although it can be opened
record SceneSource(
        String name, Path location, Optional<SceneDataset> dataset, Optional<SavedRun> run, List<Problem> problems)
        implements AutoCloseable {

    /// Reads a data set or project.
    ///
    /// @param readOnly whether a project is only looked at
    /// @throws DatasetException when there is no data set that can be read
    /// @throws ProjectException when the project cannot be opened
    static SceneSource read(Path location, boolean readOnly) throws DatasetException, ProjectException {
        return Project.isProject(location)
                ? project(location, readOnly)
                : new SceneSource(
                        nameOf(location),
                        location,
                        Optional.of(DatasetReaders.read(location)),
                        Optional.empty(),
                        List.of());
    }

    private static SceneSource project(Path folder, boolean readOnly) throws ProjectException {
        var project = readOnly ? Project.openReadOnly(folder) : Project.open(folder);
        try {
            var problems = new ArrayList<Problem>();
            var run = Optional.of(saved(project, readOnly, problems));
            try {
                var location = project.locateDataset();
                var dataset = DatasetReaders.read(location);
                KeptPhotographs.checkCameras(project, dataset)
                        .ifPresent(sentence -> problems.add(Diagnosis.of("Opening", new ProjectException(sentence))));
                return new SceneSource(nameOf(folder), location, Optional.of(dataset), run, problems);
            } catch (ProjectException | DatasetException e) {
                problems.add(photographsGone(nameOf(folder), e));
                var last = Path.of(project.description().dataset().absolute());
                return new SceneSource(nameOf(folder), last, Optional.empty(), run, problems);
            }
        } catch (RuntimeException | Error e) {
            project.close();
            throw e;
        }
    }

    private static SavedRun saved(Project project, boolean readOnly, List<Problem> problems) {
        if (project.latestStep().isPresent()) {
            try {
                var loaded = project.loadLatestCheckpoint();
                loaded.warnings().forEach(warning -> problems.add(new Problem(warning, "", "")));
                var checkpoint = loaded.checkpoint();
                return new SavedRun(
                        project,
                        readOnly,
                        Optional.of(checkpoint),
                        Optional.of(checkpoint.snapshot()),
                        history(project, checkpoint.step(), problems));
            } catch (ProjectException e) {
                problems.add(Diagnosis.of("Opening " + project.folder(), e));
            } catch (IllegalArgumentException e) {
                // whole by its checksums, but made by hand or by a program with other networks
                problems.add(new Problem(
                        nameOf(project.folder()) + " cannot go on: its checkpoint does not fit its configuration.",
                        "Train it anew.",
                        String.valueOf(e.getMessage())));
            }
        }
        return new SavedRun(project, readOnly, Optional.empty(), Optional.empty(), new ProgressHistory());
    }

    /// The reports up to a step; a run goes on without them where they cannot be read.
    private static ProgressHistory history(Project project, int step, List<Problem> problems) {
        try {
            return new ProgressHistory(project.history().stream()
                    .filter(report -> report.step() <= step)
                    .toList());
        } catch (ProjectException e) {
            problems.add(Diagnosis.of("Opening " + project.folder(), e));
            return new ProgressHistory();
        }
    }

    /// What is said when photographs are not where they were.
    static Problem photographsGone(String name, Exception failure) {
        return new Problem(
                        "The photographs of " + name + " cannot be read; what was trained is shown without them.",
                        "Say where they are now, or put them back.",
                        String.valueOf(failure.getMessage()))
                .with(new Problem.Action.Relink());
    }

    /// The name of a data set or project, without the ending of a project's.
    static String nameOf(Path location) {
        var file = location.toAbsolutePath().normalize().getFileName();
        var name = file == null ? location.toString() : file.toString();
        return name.endsWith(Project.SUFFIX) && name.length() > Project.SUFFIX.length()
                ? name.substring(0, name.length() - Project.SUFFIX.length())
                : name;
    }

    /// Lets others use the project; for a source that is not opened after all.
    @Override
    public void close() {
        run.ifPresent(saved -> saved.project().close());
    }
}
