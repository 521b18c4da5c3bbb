package zeroset.app.ui.controls;

import atlantafx.base.theme.Styles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import zeroset.app.ui.Texts;

/// The name of a file to write: typed, or chosen in a dialog.
public final class FileField extends HBox {

    private final TextField text = new TextField();

    /// @param id stable name of the text
    /// @param name for screen readers
    /// @param ask asks where to write, given what stands there now
    public FileField(String id, String name, Function<Optional<Path>, Optional<Path>> ask) {
        getStyleClass().add("form-row");
        text.setId(id);
        text.setAccessibleText(name);
        text.setMinWidth(0);
        text.setPrefColumnCount(10);
        text.textProperty().subscribe(typed -> text.setTooltip(new Tooltip(typed)));
        HBox.setHgrow(text, Priority.ALWAYS);
        var browse = new Button(null, FontIcon.of(Material2OutlinedAL.FOLDER_OPEN));
        browse.setId(id + "-browse");
        browse.getStyleClass().add(Styles.BUTTON_ICON);
        browse.setAccessibleText(Texts.of("action.browse"));
        browse.setTooltip(new Tooltip(Texts.of("action.browse")));
        browse.setMinWidth(USE_PREF_SIZE);
        browse.setOnAction(_ -> ask.apply(file()).ifPresent(chosen -> text.setText(chosen.toString())));
        getChildren().addAll(text, browse);
    }

    /// What stands there.
    public StringProperty textProperty() {
        return text.textProperty();
    }

    /// The file, when what stands there can be one.
    public Optional<Path> file() {
        return parse(text.getText());
    }

    /// A text as a path.
    public static Optional<Path> parse(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(typed.strip()).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty(); // the button stays off until it is one
        }
    }
}
