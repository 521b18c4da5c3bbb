package zeroset.app.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;

/// What a window asks of the desktop around it. Tests answer in its place.
public interface WindowHost {

    /// Asks for a folder to open.
    Optional<Path> chooseFolder();

    /// Asks for a file to open.
    Optional<Path> chooseFile();

    /// Asks for a file to write.
    ///
    /// @param proposed what stands there now
    Optional<Path> chooseTarget(Optional<Path> proposed);

    /// Whether the window fills the screen.
    ReadOnlyBooleanProperty fullScreenProperty();

    /// Fills the screen with it, or not.
    void setFullScreen(boolean on);

    /// Closes the window as its own button would: asks first when work would be lost.
    void requestClose();
}
