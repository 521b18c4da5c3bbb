package zeroset.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;
import zeroset.render.scene.CameraGlyph.Use;

/// Changes of region, views and settings, and their undoing. Called on the workspace's thread.
final class Editing {

    private static final String BOUND =
            "Region, views and masks belong to the run. Start a new run to change them; this one stays in its project.";

    /// By how much a region grows that was too small.
    private static final double GROWTH = 1.3;

    private final Desk desk;
    private final RunControl runs;
    private final Consumer<Scene> onOtherMasks;
    private final UndoHistory history = new UndoHistory();
    private long ownGestures = -1; // a reset is no drag of anybody's

    /// @param onOtherMasks hears, on the workspace's thread, that photographs have to be decoded again
    Editing(Desk desk, RunControl runs, Consumer<Scene> onOtherMasks) {
        this.desk = desk;
        this.runs = runs;
        this.onOtherMasks = onOtherMasks;
    }

    void setRegion(Region region, long gesture) {
        desk.scene().ifPresent(scene -> make(new Edit.OfRegion(scene.byHand(), Optional.of(region), gesture)));
    }

    void resetRegion() {
        desk.scene()
                .filter(scene -> scene.byHand().isPresent())
                .ifPresent(scene -> make(new Edit.OfRegion(scene.byHand(), Optional.empty(), ownGestures--)));
    }

    void setUse(List<Integer> views, Use use) {
        desk.scene().ifPresent(scene -> {
            var uses = new ArrayList<>(scene.uses());
            views.stream().filter(view -> view >= 0 && view < uses.size()).forEach(view -> uses.set(view, use));
            if (!uses.equals(scene.uses())) {
                make(new Edit.OfUses(scene.uses(), List.copyOf(uses), labelOf(use)));
            }
        });
    }

    private static String labelOf(Use use) {
        return switch (use) {
            case TRAINING -> "Use for training";
            case HELD_OUT -> "Hold out";
            case DISABLED -> "Switch off";
        };
    }

    void setMasksInverted(boolean inverted) {
        desk.scene()
                .filter(scene -> scene.hasInvertedMasks() != inverted)
                .ifPresent(scene -> make(new Edit.OfMasks(scene.hasInvertedMasks(), inverted)));
    }

    void setSettings(RunSettings settings) {
        var before = desk.board.state().settings();
        if (!before.equals(settings)) {
            make(new Edit.OfSettings(before, settings));
        }
    }

    /// Changes what a remedy names; can be undone like a change by hand.
    void mend(Problem.Action remedy) {
        switch (remedy) {
            case Problem.Action.AnotherSeed _ -> {
                var settings = desk.board.state().settings();
                setSettings(settings.withSeed(settings.seed() + 1));
            }
            case Problem.Action.LargerRegion _ ->
                desk.board.state().region().ifPresent(state -> setRegion(grown(state.region()), ownGestures--));
            case Problem.Action.InvertMasks _ ->
                desk.scene().ifPresent(scene -> setMasksInverted(!scene.hasInvertedMasks()));
            case Problem.Action.Relink _,
                    Problem.Action.OpenReadOnly _,
                    Problem.Action.NewRun _,
                    Problem.Action.StartAgain _ -> {
                // nothing of settings or region
            }
        }
    }

    private static Region grown(Region region) {
        return switch (region) {
            case Sphere sphere -> Sphere.of(sphere.center(), GROWTH * sphere.radius());
            case OrientedBox box ->
                new OrientedBox(
                        box.centerX(),
                        box.centerY(),
                        box.centerZ(),
                        GROWTH * box.halfX(),
                        GROWTH * box.halfY(),
                        GROWTH * box.halfZ(),
                        box.qx(),
                        box.qy(),
                        box.qz(),
                        box.qw());
        };
    }

    private void make(Edit edit) {
        if (edit.bindsRun() && runs.hasRun()) {
            desk.board.notice(BOUND);
            return;
        }
        history.add(edit);
        apply(edit);
    }

    void undo() {
        history.nextUndo().filter(this::possible).ifPresent(edit -> {
            history.undo();
            apply(edit.inverse());
        });
    }

    void redo() {
        history.nextRedo().filter(this::possible).ifPresent(edit -> {
            history.redo();
            apply(edit);
        });
    }

    private boolean possible(Edit edit) {
        return edit.bindsRun()
                ? !runs.hasRun()
                : !holdsSettings(desk.board.state().phase());
    }

    /// Whether the settings that are shown are those of a run that goes on.
    private static boolean holdsSettings(Phase phase) {
        return switch (phase) {
            case PREPARING, TRAINING, PAUSED, STOPPING -> true;
            case EMPTY, READING, READY, FINISHED, FAILED -> false;
        };
    }

    private void apply(Edit edit) {
        switch (edit) {
            case Edit.OfRegion region -> desk.scene().ifPresent(scene -> scene.setByHand(region.after()));
            case Edit.OfUses uses -> desk.scene().ifPresent(scene -> scene.setUses(uses.after()));
            case Edit.OfMasks masks ->
                desk.scene().ifPresent(scene -> {
                    scene.setMasksInverted(masks.after());
                    onOtherMasks.accept(scene);
                });
            case Edit.OfSettings settings -> {
                desk.board.change(draft -> draft.settings = settings.after());
                desk.remember(preferences -> preferences.withSettings(settings.after()));
            }
        }
        show();
    }

    /// Brings what the scene says into the state.
    void show() {
        desk.scene()
                .ifPresent(scene -> desk.board.change(draft -> {
                    draft.dataset = Optional.of(scene.shown());
                    draft.region = scene.region(runs.hasRun());
                }));
        desk.board.change(draft -> {
            draft.canUndo = history.nextUndo().filter(this::possible).map(Edit::label);
            draft.canRedo = history.nextRedo().filter(this::possible).map(Edit::label);
        });
    }

    /// Another data set: nothing to undo.
    void clear() {
        history.clear();
    }
}
