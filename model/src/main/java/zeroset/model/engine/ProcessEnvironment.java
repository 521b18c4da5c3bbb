package zeroset.model.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/// The environment of this process as C sees it, read and written through the foreign-function API.
///
/// [System#getenv] is a copy taken when the JVM started, and Java cannot write it; a native library that is
/// loaded later reads the one here. Any thread may call it, but C makes no promise about a concurrent `getenv`:
/// call it before other native libraries run.
final class ProcessEnvironment {
    /// Longer than any value we look at; C strings carry no length of their own.
    private static final long LONGEST_VALUE = 32_768;

    private final Linker linker = Linker.nativeLinker();
    private final boolean windows =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    /// The variable's value, or empty where it is not set.
    Optional<String> get(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle getenv =
                    function("getenv", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS), arena);
            MemorySegment value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
            return value.equals(MemorySegment.NULL) ? Optional.empty() : Optional.of(string(value));
        } catch (Throwable e) {
            throw failure("getenv", name, e);
        }
    }

    /// Sets the variable, replacing what was there.
    void set(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cName = arena.allocateFrom(name);
            MemorySegment cValue = arena.allocateFrom(value);
            int error = windows ? putenv(arena, cName, cValue) : setenv(arena, cName, cValue);
            if (error != 0) {
                throw new IllegalStateException("returned " + error);
            }
        } catch (Throwable e) {
            throw failure("setenv", name, e);
        }
    }

    /// Sets the variable unless the user already has; true when it was set here.
    boolean setIfAbsent(String name, String value) {
        if (get(name).isPresent()) {
            return false;
        }
        set(name, value);
        return true;
    }

    private int setenv(Arena arena, MemorySegment name, MemorySegment value) throws Throwable {
        MethodHandle setenv = function(
                "setenv",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                arena);
        int overwrite = 1;
        return (int) setenv.invokeExact(name, value, overwrite);
    }

    private int putenv(Arena arena, MemorySegment name, MemorySegment value) throws Throwable {
        MethodHandle putenv = function(
                "_putenv_s",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
                arena);
        return (int) putenv.invokeExact(name, value);
    }

    @SuppressWarnings("restricted") // three functions of the C library, with the signatures that its standard gives
    private MethodHandle function(String name, FunctionDescriptor signature, Arena arena) {
        SymbolLookup library = windows ? SymbolLookup.libraryLookup("ucrtbase", arena) : linker.defaultLookup();
        return linker.downcallHandle(library.findOrThrow(name), signature);
    }

    @SuppressWarnings("restricted") // a pointer from C has no length: bounded here
    private static String string(MemorySegment pointer) {
        return pointer.reinterpret(LONGEST_VALUE).getString(0);
    }

    private static IllegalStateException failure(String function, String name, Throwable cause) {
        return new IllegalStateException(function + "(\"" + name + "\") failed: " + cause.getMessage(), cause);
    }
}
