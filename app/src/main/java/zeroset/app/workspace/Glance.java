package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;

/// Looks at what lies somewhere without opening it: reads poses, decodes no photograph, locks nothing.
final class Glance {

    private Glance() {}

    /// What lies at a location; what is wrong with it is an answer too.
    static Preview at(Path location) {
        try {
            return Project.isProject(location) ? project(location) : dataset(location);
        } catch (DatasetException | ProjectException e) {
            return new Preview.Refused(location, Diagnosis.of("Looking at " + location, e));
        }
    }

    private static Preview dataset(Path location) throws DatasetException {
        var because = DatasetReaders.recognise(location).stream()
                .findFirst()
                .map(recognition -> recognition.because())
                .orElse("");
        return found(location, because, DatasetReaders.read(location), OptionalInt.empty());
    }

    private static Preview project(Path folder) throws ProjectException {
        try (var project = Project.openReadOnly(folder)) {
            var steps = OptionalInt.of(project.latestStep().orElse(0));
            var description = project.description();
            try {
                var dataset = description.ofRun(DatasetReaders.read(project.locateDataset()));
                return found(folder, "there is a file project.json", dataset, steps);
            } catch (DatasetException | ProjectException e) {
                var gone = SceneSource.photographsGone(SceneSource.nameOf(folder), e);
                return new Preview.Found(
                        folder,
                        SceneSource.nameOf(folder),
                        description.dataset().format(),
                        "there is a file project.json",
                        0,
                        0,
                        CoverageKind.NONE,
                        0,
                        steps,
                        List.of(gone.sentence() + " " + gone.remedy()));
            }
        }
    }

    private static Preview found(Path location, String because, SceneDataset dataset, OptionalInt steps) {
        return new Preview.Found(
                location,
                SceneSource.nameOf(location),
                dataset.format(),
                because,
                dataset.views(Split.TRAIN).size(),
                dataset.views(Split.TEST).size(),
                dataset.coverageKind(),
                dataset.points().map(PointCloud::size).orElse(0),
                steps,
                dataset.notes());
    }
}
