package zeroset.render.gl;

import java.util.List;

/// No OpenGL 4.1 can be had on this machine. The message is one sentence for people, with the remedy.
public final class GraphicsUnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<String> attempts;

    GraphicsUnavailableException(List<String> attempts) {
        super("OpenGL 4.1 is not available (" + String.join("; ", attempts)
                + "): install a graphics driver, or the packages libegl1 libgl1-mesa-dri on Debian and Ubuntu.");
        this.attempts = List.copyOf(attempts);
    }

    /// What was tried, each with its outcome.
    public List<String> attempts() {
        return attempts;
    }
}
