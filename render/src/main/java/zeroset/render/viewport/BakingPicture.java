package zeroset.render.viewport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.bake.BakeEffort;
import zeroset.render.bake.BakedField;
import zeroset.render.bake.BrokenFieldException;
import zeroset.render.bake.FieldBake;
import zeroset.render.scene.Picture;

/// A picture of a snapshot that is not the one in view: first it is baked, on another thread, then drawn.
final class BakingPicture implements PictureWork {

    private static final long PATIENCE_MILLIS = 10;

    private final FieldTextures field;
    private final CompletableFuture<BakedField> baking;
    private final Function<FieldTextures, PictureWork> drawing;
    private @Nullable PictureWork work;
    private volatile boolean closed;

    /// @param field receives what is baked, and keeps it for the next picture
    /// @param drawing begins the picture of a baked field
    BakingPicture(SdfSnapshot snapshot, FieldTextures field, Function<FieldTextures, PictureWork> drawing) {
        this.field = field;
        this.drawing = drawing;
        baking = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("bake-picture").start(() -> {
            try {
                baking.complete(FieldBake.of(snapshot, BakeEffort.FULL, () -> closed));
            } catch (BrokenFieldException | RuntimeException | Error e) { // whoever waits hears of each
                baking.completeExceptionally(e);
            }
        });
    }

    @Override
    public boolean step() throws InterruptedException {
        if (work != null) {
            return work.step();
        }
        try {
            field.show(baking.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
            work = drawing.apply(field);
        } catch (TimeoutException e) {
            return false; // frames go on meanwhile
        } catch (ExecutionException e) {
            throw new IllegalStateException(reason(e), e);
        }
        return false;
    }

    private static String reason(ExecutionException failure) {
        var cause = failure.getCause();
        return cause == null ? failure.toString() : String.valueOf(cause.getMessage());
    }

    @Override
    public Picture result() {
        if (work == null) {
            throw new IllegalStateException("the picture is not finished");
        }
        return work.result();
    }

    @Override
    public void close() {
        closed = true;
        if (work != null) {
            work.close();
        }
    }
}
