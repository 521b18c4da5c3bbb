package zeroset.app.ui.viewport;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zeroset.app.ui.FxThread;
import zeroset.app.workspace.ViewEntry;
import zeroset.app.workspace.Workspace;
import zeroset.render.scene.PhotoOverlay;
import zeroset.render.scene.Raster;

/// The photograph over the view, while the view looks through the camera that took it.
public final class PhotoComparison {

    private static final Logger LOG = LoggerFactory.getLogger(PhotoComparison.class);
    private static final int LONG_SIDE = 1600; // px: as sharp as most viewports

    private final Workspace workspace;
    private final Runnable changed;
    private final BooleanProperty shown = new SimpleBooleanProperty(false);
    private final BooleanProperty masksShown = new SimpleBooleanProperty(false);
    private final DoubleProperty opacity = new SimpleDoubleProperty(1);
    private final DoubleProperty wipe = new SimpleDoubleProperty(0.5);
    private Optional<ViewEntry> entry = Optional.empty();
    private Optional<Raster> photograph = Optional.empty();

    /// @param changed called when the overlay is another one
    PhotoComparison(Workspace workspace, Runnable changed) {
        this.workspace = workspace;
        this.changed = changed;
        shown.subscribe((_, _) -> changed.run());
        masksShown.subscribe((_, _) -> readAgain());
        opacity.subscribe((_, _) -> changed.run());
        wipe.subscribe((_, _) -> changed.run());
    }

    /// Whether the photograph is laid over the view.
    public BooleanProperty shownProperty() {
        return shown;
    }

    /// Whether what its mask excludes is tinted.
    public BooleanProperty masksShownProperty() {
        return masksShown;
    }

    /// How much of it is seen, 0..1.
    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /// Up to which share of the width it reaches from the left, 0..1.
    public DoubleProperty wipeProperty() {
        return wipe;
    }

    /// Follows the view into a camera and out of it.
    void follow(Optional<ViewEntry> newEntry) {
        if (newEntry.map(ViewEntry::index).equals(entry.map(ViewEntry::index))) {
            return;
        }
        entry = newEntry;
        photograph = Optional.empty();
        newEntry.ifPresent(this::read);
        changed.run();
    }

    /// Masks are shown or not any more, or mean something else.
    void readAgain() {
        entry.ifPresent(this::read); // the old picture stays until the new one is there
    }

    private void read(ViewEntry asked) {
        boolean withMask = masksShown.get();
        var reading = withMask
                ? workspace.maskedPhotograph(asked.index(), LONG_SIDE)
                : workspace.thumbnail(asked.index(), LONG_SIDE);
        var _ = reading.whenComplete((raster, failure) -> FxThread.run(() -> {
            if (failure != null) {
                LOG.warn("{} cannot be shown over the view: {}", asked.image(), failure.toString());
            } else if (withMask == masksShown.get()
                    && entry.map(ViewEntry::index).equals(Optional.of(asked.index()))) {
                photograph = Optional.of(raster);
                changed.run();
            }
        }));
    }

    /// What the viewport draws.
    ///
    /// @param needed whether the photograph is wanted even when it is not shown, to compare with
    Optional<PhotoOverlay> overlay(boolean needed) {
        if (shown.get()) {
            return photograph.map(raster -> new PhotoOverlay(raster, opacity.get(), wipe.get()));
        }
        return needed ? photograph.map(raster -> new PhotoOverlay(raster, 0, 0)) : Optional.empty();
    }
}
