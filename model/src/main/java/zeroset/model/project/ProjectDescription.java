package zeroset.model.project;

import java.util.ArrayList;
import java.util.List;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.geometry.Region;

/// The content of `project.json`.
///
/// @param formatVersion version of the folder's format, {@link #FORMAT_VERSION} when written by this program
/// @param createdBy version of the program that made the project
/// @param dataset where the photographs are, and how their masks are meant
/// @param views how views are used where it differs from what the data set says
/// @param region region of interest, data-set units
/// @param config the run's configuration, seed and budget included
/// @param runs history, oldest first
public record ProjectDescription(
        int formatVersion,
        String createdBy,
        DatasetReference dataset,
        ViewChoices views,
        Region region,
        TrainingConfig config,
        List<RunRecord> runs) {

    /// The version written by this program. Raise it with every change that older programs cannot read, and tell
    /// {@link OlderFormats} what the version before lacked.
    public static final int FORMAT_VERSION = 6;

    /// Copies the list.
    public ProjectDescription {
        runs = List.copyOf(runs);
    }

    /// A project in which nothing ran yet.
    public static ProjectDescription of(
            String createdBy, DatasetReference dataset, Region region, TrainingConfig config) {
        return new ProjectDescription(FORMAT_VERSION, createdBy, dataset, ViewChoices.NONE, region, config, List.of());
    }

    /// The data set as the run sees it: masks as the project means them, views used as it chose.
    ///
    /// @param asRead as the files say
    public SceneDataset ofRun(SceneDataset asRead) {
        return views.applyTo(dataset.meant(asRead));
    }

    /// The same with one more run in its history.
    public ProjectDescription withRun(RunRecord run) {
        var more = new ArrayList<>(runs);
        more.add(run);
        return new ProjectDescription(formatVersion, createdBy, dataset, views, region, config, more);
    }

    /// The same with another configuration: a run that was extended.
    public ProjectDescription withConfig(TrainingConfig newConfig) {
        return new ProjectDescription(formatVersion, createdBy, dataset, views, region, newConfig, runs);
    }

    /// The same with photographs that moved.
    public ProjectDescription withDataset(DatasetReference newDataset) {
        return new ProjectDescription(formatVersion, createdBy, newDataset, views, region, config, runs);
    }

    /// The same with views used otherwise.
    public ProjectDescription withViews(ViewChoices newViews) {
        return new ProjectDescription(formatVersion, createdBy, dataset, newViews, region, config, runs);
    }

    /// The same with another region of interest.
    public ProjectDescription withRegion(Region newRegion) {
        return new ProjectDescription(formatVersion, createdBy, dataset, views, newRegion, config, runs);
    }
}
