package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import zeroset.app.Version;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.geometry.Region;
import zeroset.model.project.DatasetReference;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectDescription;
import zeroset.model.project.ProjectException;
import zeroset.model.project.ViewChoices;

/// What a project keeps besides checkpoints.
///
/// @param dataset the views that take part
/// @param views how views are used where it differs from what the data set says
/// @param region of interest, world units
/// @param config the run's configuration
record ProjectContent(SceneDataset dataset, ViewChoices views, Region region, TrainingConfig config) {

    ProjectContent withConfig(TrainingConfig newConfig) {
        return new ProjectContent(dataset, views, region, newConfig);
    }

    /// Makes a project.
    ///
    /// @param places where it may be, the best first
    /// @throws ProjectException when it can be nowhere
    Project create(List<Path> places) throws ProjectException {
        var failures = new ArrayList<ProjectException>();
        for (var place : places) {
            try {
                return Project.create(
                        place,
                        ProjectDescription.of(Version.number(), reference(place), region, config)
                                .withViews(views));
            } catch (ProjectException e) {
                failures.add(e);
            }
        }
        var nowhere = new ProjectException("There is no place to keep the work: none of "
                + places.stream().map(Path::toString).collect(Collectors.joining(", "))
                + " can be written. Free some space or make one of these folders writable.");
        failures.forEach(nowhere::addSuppressed);
        throw nowhere;
    }

    /// Writes it into a project that is there.
    ///
    /// @throws ProjectException when it cannot be written
    void write(Project project) throws ProjectException {
        project.update(project.description()
                .withDataset(reference(project.folder()))
                .withViews(views)
                .withRegion(region)
                .withConfig(config));
    }

    private DatasetReference reference(Path folder) {
        return DatasetReference.from(folder, dataset);
    }
}
