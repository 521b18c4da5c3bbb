package zeroset.app.preferences;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The preferences in their file. May be called from any thread; changes are written at once, whole or not at all.
public final class PreferenceStore {

    private static final Logger LOG = LoggerFactory.getLogger(PreferenceStore.class);
    private static final String FILE = "preferences.json";
    private static final long LARGEST = 1 << 20; // a thousand times a real one

    private final Path file;
    private final List<String> notices = new ArrayList<>();
    private Preferences preferences;
    private boolean writable = true;

    private PreferenceStore(Path folder) {
        file = folder.resolve(FILE);
        preferences = read();
    }

    /// Reads the preferences of this user.
    public static PreferenceStore ofUser() {
        return in(ConfigFolder.ofUser());
    }

    /// Reads the preferences in a folder; it is made when something is to be written.
    public static PreferenceStore in(Path folder) {
        return new PreferenceStore(folder);
    }

    /// The present preferences.
    public synchronized Preferences current() {
        return preferences;
    }

    /// What a user should know of reading and writing them, a sentence each; each is told once.
    public synchronized List<String> takeNotices() {
        var told = List.copyOf(notices);
        notices.clear();
        return told;
    }

    /// Changes and writes them. When the disk refuses, they hold until the program ends, and a notice says so.
    public synchronized void update(UnaryOperator<Preferences> change) {
        var changed = change.apply(preferences);
        if (changed.equals(preferences)) {
            return;
        }
        preferences = changed;
        try {
            write(PreferenceJson.write(changed));
            writable = true;
        } catch (IOException e) {
            LOG.debug("preferences cannot be written", e);
            if (writable) { // once, not with every change
                notices.add(file + ": preferences cannot be written (" + reason(e)
                        + "); they last until the program ends. Check that the folder is writable.");
            }
            writable = false;
        }
    }

    private Preferences read() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("expected at most " + (LARGEST >> 20) + " MB");
            }
            return PreferenceJson.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Preferences.defaults(); // the first start
        } catch (IOException e) {
            LOG.debug("preferences cannot be read", e);
            notices.add(setAside());
            return Preferences.defaults();
        }
    }

    private String setAside() {
        var damaged = file.resolveSibling(FILE + ".damaged");
        try {
            Files.move(file, damaged, StandardCopyOption.REPLACE_EXISTING);
            return file + ": was damaged, so everything is as at the first start; what was in it is now in " + damaged
                    + ".";
        } catch (IOException e) {
            return file + ": cannot be read (" + reason(e) + "), so everything is as at the first start.";
        }
    }

    private void write(byte[] json) throws IOException {
        Files.createDirectories(file.getParent());
        var unfinished = file.resolveSibling(FILE + ".part");
        try {
            Files.write(unfinished, json);
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String reason(IOException failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
