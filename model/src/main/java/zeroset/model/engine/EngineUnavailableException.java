package zeroset.model.engine;

import org.jspecify.annotations.Nullable;

/// The tensor engine cannot run on this machine. The message is a sentence for the user, with the next move in it.
public final class EngineUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    EngineUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
