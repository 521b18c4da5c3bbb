package zeroset.app.workspace;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The thread that changes the state, one thing after the other. Nothing that runs on it waits.
final class EventLoop implements Executor, AutoCloseable {

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private boolean open = true; // confined to the thread

    /// Starts the thread.
    ///
    /// @param onFailure hears, on the thread, what something posted threw; the loop goes on
    EventLoop(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        thread = Thread.ofPlatform().name("workspace").daemon().start(this::run);
    }

    /// Runs an action on the thread, after those posted before. Once the loop is closed it is dropped: nobody is there
    /// to hear of it.
    @Override
    public void execute(Runnable action) {
        queue.add(action);
    }

    /// Asks for something that only the thread knows.
    <T extends @Nullable Object> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, this);
    }

    /// Begins something on the thread that ends later.
    <T extends @Nullable Object> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> work) {
        var end = new CompletableFuture<T>();
        execute(() -> {
            try {
                var _ = work.get().whenComplete((value, failure) -> {
                    if (failure == null) {
                        end.complete(value);
                    } else {
                        end.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private void run() {
        while (open) {
            try {
                queue.take().run();
            } catch (InterruptedException e) {
                return; // nobody but the owner of this thread interrupts it
            } catch (RuntimeException | Error e) {
                onFailure.accept(e);
            }
        }
    }

    /// Ends the thread after everything posted so far, and waits for it; must not be called on it.
    @Override
    public void close() {
        execute(() -> open = false);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // what was posted is quick; leaving earlier would leak the thread
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
