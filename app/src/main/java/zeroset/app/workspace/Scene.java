package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.geometry.Region;
import zeroset.model.project.ViewChoices;
import zeroset.model.project.ViewChoices.Choice;
import zeroset.model.region.RegionOfInterest;
import zeroset.render.scene.CameraGlyph.Use;

/// What is open: photographs, what a user decided about them, and the region of interest. Confined to the workspace's
/// thread.
final class Scene {

    private final String name;
    private final RunningTask<?> opening;
    private Path location;
    private @Nullable SceneDataset asRead;
    private @Nullable SceneDataset dataset;
    private boolean masksInverted;
    private List<Use> uses = List.of();
    private @Nullable CompletableFuture<LoadedDataset> photographs;
    private @Nullable OpenDataset shown;

    private Optional<RegionState> found = Optional.empty();
    private Optional<Region> byHand = Optional.empty();

    /// @param location of the photographs, where they are or should be
    /// @param opening the task that opens it
    Scene(String name, Path location, RunningTask<?> opening) {
        this.name = name;
        this.location = location;
        this.opening = opening;
    }

    String name() {
        return name;
    }

    Path location() {
        return location;
    }

    RunningTask<?> opening() {
        return opening;
    }

    // --- photographs -------------------------------------------------------------------------------------------------

    /// Takes in what was read. What was decided about masks holds for it, and what was decided about views before for
    /// those of the same name.
    void show(SceneDataset read) {
        asRead = read;
        take(masksInverted ? read.withInvertedMasks() : read);
    }

    /// Takes in what decoding found out about what is shown: more notes, masks that say nothing.
    void decoded(SceneDataset looked) {
        take(looked);
    }

    /// Whether masks are taken for the opposite of what the files say.
    boolean hasInvertedMasks() {
        return masksInverted;
    }

    /// Takes masks for what the files say or for the opposite.
    void setMasksInverted(boolean inverted) {
        masksInverted = inverted;
        if (asRead != null) {
            show(asRead);
        }
    }

    private void take(SceneDataset read) {
        Map<String, Use> decided = new HashMap<>();
        if (dataset != null) {
            for (int i = 0; i < uses.size(); i++) {
                decided.put(dataset.views().get(i).name(), uses.get(i));
            }
        }
        location = read.location();
        dataset = read;
        shown = null;
        uses = read.views().stream()
                .map(view -> decided.getOrDefault(view.name(), useOf(view.split())))
                .toList();
    }

    private static Use useOf(Split split) {
        return split == Split.TRAIN ? Use.TRAINING : Use.HELD_OUT;
    }

    Optional<SceneDataset> dataset() {
        return Optional.ofNullable(dataset);
    }

    List<Use> uses() {
        return uses;
    }

    void setUses(List<Use> newUses) {
        uses = List.copyOf(newUses);
        shown = null;
    }

    /// The decoded photographs, once decoding has begun.
    Optional<CompletableFuture<LoadedDataset>> photographs() {
        return Optional.ofNullable(photographs);
    }

    void decoding(CompletableFuture<LoadedDataset> decoded) {
        photographs = decoded;
    }

    /// Takes over what a project says about its views.
    void choose(ViewChoices choices) {
        if (dataset != null) {
            setUses(dataset.views().stream()
                    .map(view -> useOf(choices.of(view)))
                    .toList());
        }
    }

    /// What was decided about views, where it differs from what the data set says.
    ViewChoices choices() {
        Map<String, Choice> byName = new HashMap<>();
        for (int i = 0; i < uses.size() && dataset != null; i++) {
            var view = dataset.views().get(i);
            if (uses.get(i) != useOf(view.split())) {
                byName.put(view.name(), choiceOf(uses.get(i)));
            }
        }
        return new ViewChoices(byName);
    }

    private static Use useOf(Choice choice) {
        return switch (choice) {
            case TRAINING -> Use.TRAINING;
            case HELD_OUT -> Use.HELD_OUT;
            case OFF -> Use.DISABLED;
        };
    }

    private static Choice choiceOf(Use use) {
        return switch (use) {
            case TRAINING -> Choice.TRAINING;
            case HELD_OUT -> Choice.HELD_OUT;
            case DISABLED -> Choice.OFF;
        };
    }

    /// What a project should keep of this, as soon as there are photographs and a region.
    Optional<ProjectContent> content(TrainingConfig config) {
        var region = region(true);
        if (dataset == null || region.isEmpty()) {
            return Optional.empty();
        }
        var choices = choices();
        return Optional.of(new ProjectContent(
                choices.applyTo(dataset), choices, region.get().region(), config));
    }

    /// The data set as a window shows it; the same object until something of it changes.
    OpenDataset shown() {
        if (shown == null) {
            shown = entries();
        }
        return shown;
    }

    private OpenDataset entries() {
        if (dataset == null) {
            return new OpenDataset(
                    location, name, "", List.of(), CoverageKind.NONE, masksInverted, Optional.empty(), List.of());
        }
        var entries = new ArrayList<ViewEntry>();
        for (int i = 0; i < uses.size(); i++) {
            var view = dataset.views().get(i);
            entries.add(new ViewEntry(
                    i,
                    view.name(),
                    uses.get(i),
                    view.camera(),
                    view.photograph().path()));
        }
        return new OpenDataset(
                location,
                name,
                dataset.format(),
                entries,
                dataset.coverageKind(),
                masksInverted,
                dataset.points(),
                dataset.notes());
    }

    // --- region ------------------------------------------------------------------------------------------------------

    /// Takes in the region that was found by itself.
    void found(RegionOfInterest region) {
        found = Optional.of(new RegionState(
                region.region(),
                region.source().description(),
                region.warnings().stream().map(Diagnosis::forWindow).toList(),
                false));
    }

    /// Takes in the region of a project.
    void found(Region region, String origin) {
        found = Optional.of(new RegionState(region, origin, List.of(), false));
    }

    /// What a user set, or empty when the region is the one that was found.
    Optional<Region> byHand() {
        return byHand;
    }

    void setByHand(Optional<Region> region) {
        byHand = region;
    }

    /// The region in use.
    ///
    /// @param locked whether a run has it
    Optional<RegionState> region(boolean locked) {
        return byHand.map(region -> new RegionState(region, "set by hand", List.of(), locked))
                .or(() ->
                        found.map(state -> new RegionState(state.region(), state.origin(), state.warnings(), locked)));
    }
}
