package zeroset.app.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zeroset.app.workspace.OpenDataset;
import zeroset.render.scene.Raster;

/// Small pictures of the open data set's photographs, read one after the other in the background. Confined to `fx`.
public final class Thumbnails {

    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final int LONG_SIDE = 160; // px: sharp in the list at 200 %, and enough for a frustum
    private static final int AT_A_TIME = 2; // the workers decode for training as well

    private final WorkspaceModel model;
    private final Map<Integer, Raster> rasters = new HashMap<>();
    private final Map<Integer, Image> images = new HashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final Consumer<Integer> bump = FxThread.newestPerPulse(revision::set);
    private Optional<Path> location = Optional.empty();
    private int generation;
    private int next;
    private int wanted;

    /// Follows the open data set.
    public Thumbnails(WorkspaceModel model) {
        this.model = model;
        model.part(state -> state.dataset()).subscribe(this::follow);
    }

    private void follow(Optional<OpenDataset> dataset) {
        var newLocation = dataset.map(OpenDataset::location);
        if (newLocation.equals(location)) {
            return; // the same photographs, used differently
        }
        location = newLocation;
        rasters.clear();
        images.clear();
        generation++;
        next = 0;
        wanted = dataset.map(open -> open.views().size()).orElse(0);
        bump.accept(revision.get() + 1);
        for (int i = 0; i < AT_A_TIME; i++) {
            requestNext(generation);
        }
    }

    private void requestNext(int asked) {
        if (asked != generation || next >= wanted) {
            return;
        }
        int view = next++;
        var _ = model.workspace()
                .thumbnail(view, LONG_SIDE)
                .whenComplete((raster, failure) -> FxThread.run(() -> {
                    if (asked != generation) {
                        return;
                    }
                    if (failure != null) {
                        LOG.debug("no thumbnail of view {}", view, failure); // the list shows an empty frame
                    } else {
                        rasters.put(view, raster);
                        bump.accept(revision.get() + 1);
                    }
                    requestNext(asked);
                }));
    }

    /// Changes, at most once per pulse, when there are more pictures or others.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// A picture as plain pixels, once it is there.
    public Optional<Raster> raster(int view) {
        return Optional.ofNullable(rasters.get(view));
    }

    /// A picture as JavaFX shows it, once it is there.
    public Optional<Image> image(int view) {
        return raster(view).map(raster -> images.computeIfAbsent(view, _ -> RasterImage.of(raster)));
    }
}
