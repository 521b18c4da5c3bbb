package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.SmallPhotograph;
import zeroset.model.dataset.View;
import zeroset.render.scene.Raster;

/// Photographs made small, read one after the other beside everything else, the newest kept within a budget. May be
/// called from any thread.
final class ThumbnailCache implements AutoCloseable {

    private static final long BUDGET_BYTES = 64L << 20;

    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("thumbnails").daemon().factory());
    private final Map<Key, CompletableFuture<Raster>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    ThumbnailCache() {
        reader.allowCoreThreadTimeOut(true);
    }

    /// @param what an image file, or a view whose mask is shown
    private record Key(Object what, int longSide) {}

    @FunctionalInterface
    private interface Reading {
        Raster read() throws DatasetException;
    }

    /// A photograph; read now unless it is kept. Completes exceptionally with a {@link DatasetException} when the file
    /// cannot be read, with a {@link CancellationException} when the data set was closed.
    CompletableFuture<Raster> get(Path image, int longSide) {
        return get(new Key(image, longSide), () -> {
            var small = SmallPhotograph.read(image, longSide);
            return new Raster(small.width(), small.height(), small.argb());
        });
    }

    /// A photograph with its mask, like {@link #get(Path, int)}.
    CompletableFuture<Raster> masked(View view, int longSide) {
        var lens = view.camera().intrinsics();
        int reduction = Math.max(1, Math.max(lens.width(), lens.height()) / longSide);
        return get(new Key(view, longSide), () -> MaskTint.of(view.photograph().load(reduction)));
    }

    private CompletableFuture<Raster> get(Key key, Reading how) {
        synchronized (this) {
            var known = kept.get(key);
            if (known != null) {
                return known;
            }
            var reading = new CompletableFuture<Raster>();
            kept.put(key, reading);
            reader.execute(() -> read(key, how, reading));
            return reading;
        }
    }

    private void read(Key key, Reading how, CompletableFuture<Raster> reading) {
        if (reading.isDone()) {
            return; // the data set was closed
        }
        try {
            var raster = how.read();
            keep(key, reading, raster);
            reading.complete(raster);
        } catch (DatasetException | RuntimeException | OutOfMemoryError e) {
            synchronized (this) {
                kept.remove(key, reading); // the file may come back
            }
            reading.completeExceptionally(e);
        }
    }

    private synchronized void keep(Key key, CompletableFuture<Raster> reading, Raster raster) {
        if (kept.get(key) != reading) {
            return; // closed meanwhile
        }
        bytes += size(raster);
        var oldest = kept.entrySet().iterator();
        while (bytes > BUDGET_BYTES && oldest.hasNext()) {
            var entry = oldest.next();
            if (entry.getValue().isDone()) {
                bytes -= size(entry.getValue().resultNow());
                oldest.remove();
            }
        }
    }

    private static long size(Raster raster) {
        return 4L * raster.width() * raster.height();
    }

    /// Forgets everything; what is waiting is cancelled.
    synchronized void clear() {
        kept.values().forEach(reading -> reading.completeExceptionally(new CancellationException("closed")));
        kept.clear();
        bytes = 0;
    }

    /// Forgets everything and ends its thread.
    @Override
    public void close() {
        clear();
        reader.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = reader.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true; // one picture takes a fraction of a second
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
