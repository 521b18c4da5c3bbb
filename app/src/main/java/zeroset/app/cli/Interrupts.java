package zeroset.app.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import zeroset.app.job.Cancellation;

/// Turns Ctrl-C, SIGTERM and a closing terminal into a {@link Cancellation} until it is closed; a second one ends the
/// process at once.
///
/// A shutdown hook alone would not do: the JVM's shutdown ignores every signal after the first. `sun.misc.Signal`
/// lives in the supported module jdk.unsupported, but javac warns of it beyond suppression, hence reflection; where it
/// is missing, signals end the process as usual.
final class Interrupts implements AutoCloseable {

    private static final String[] NAMES = {"INT", "TERM", "HUP"};

    private final Map<Object, Object> previousHandlers = new LinkedHashMap<>(); // by signal

    /// From now on.
    Interrupts(Cancellation cancellation, Console console) {
        var seen = new AtomicBoolean();
        Runnable action = () -> {
            if (seen.getAndSet(true)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            console.err().println();
            console.err().println("Interrupted: saving the work. Once more ends at once without saving.");
            cancellation.cancel();
        };
        for (var name : NAMES) {
            try {
                var signal = Class.forName("sun.misc.Signal")
                        .getConstructor(String.class)
                        .newInstance(name);
                previousHandlers.put(signal, handle().invoke(null, signal, handler(action)));
            } catch (ReflectiveOperationException e) {
                // a signal that this system does not have, or has reserved: it does what it always does
            }
        }
    }

    private static Method handle() throws ReflectiveOperationException {
        var signalType = Class.forName("sun.misc.Signal");
        return signalType.getMethod("handle", signalType, Class.forName("sun.misc.SignalHandler"));
    }

    private static Object handler(Runnable action) throws ReflectiveOperationException {
        var type = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(
                Interrupts.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    return switch (method.getName()) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "equals" -> proxy == args[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "saves the work";
                    };
                });
    }

    /// Signals do again what they did before.
    @Override
    public void close() {
        previousHandlers.forEach((signal, previous) -> {
            try {
                handle().invoke(null, signal, previous);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("signal " + signal + " cannot be given back", e);
            }
        });
    }
}
