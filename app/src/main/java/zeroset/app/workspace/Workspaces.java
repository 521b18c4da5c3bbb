package zeroset.app.workspace;

import java.time.Duration;
import zeroset.app.preferences.PreferenceStore;

/// Makes workspaces.
public final class Workspaces {

    private static final Duration WATCH_EVERY = Duration.ofSeconds(5);
    private static final int FINISHED_RESOLUTION = 256;

    private Workspaces() {}

    /// A workspace with nothing open, for the user's window: when the process is asked to end (Ctrl-C, SIGTERM, the end
    /// of the desktop's session), it saves first.
    ///
    /// @param preferences what is remembered; usual settings are taken from there, recents and speed are kept there
    public static Workspace open(PreferenceStore preferences) {
        var workspace = open(preferences, WorkFolders.ofUser());
        // beside threads that still run, the trainer's among them; after a window that was closed there is nothing left
        Runtime.getRuntime().addShutdownHook(new Thread(workspace::close, "saving"));
        return workspace;
    }

    /// A workspace with nothing open that keeps its work elsewhere.
    ///
    /// @param folders where work is kept when nobody says where
    public static Workspace open(PreferenceStore preferences, WorkFolders folders) {
        return new DesktopWorkspace(preferences, folders, WATCH_EVERY, FINISHED_RESOLUTION);
    }
}
