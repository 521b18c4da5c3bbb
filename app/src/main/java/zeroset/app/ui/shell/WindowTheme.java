package zeroset.app.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import zeroset.app.preferences.Theme;

/// Light or dark, and the style sheet of this program on top of AtlantaFX.
public final class WindowTheme {

    private static final String SHEET = "/assets/ui/zeroset.css";
    private static final String LIGHT = "light";
    private static final String DARK = "dark";

    private final ObjectProperty<Theme> choice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /// Follows a choice.
    public WindowTheme(Theme first) {
        choice = new SimpleObjectProperty<>(first);
        choice.addListener(_ -> update());
        Platform.getPreferences().colorSchemeProperty().addListener(_ -> update());
        update();
    }

    /// The choice.
    public ObjectProperty<Theme> choiceProperty() {
        return choice;
    }

    /// Whether it is dark now.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// Styles a scene and keeps it in step.
    public void apply(Scene scene) {
        scene.getStylesheets().add(sheet());
        mark(scene);
        dark.addListener(_ -> mark(scene));
    }

    /// Styles a dialog, which has a scene of its own.
    void apply(DialogPane pane) {
        pane.getStylesheets().add(sheet());
        pane.getStyleClass().add(dark.get() ? DARK : LIGHT);
    }

    private static String sheet() {
        return Objects.requireNonNull(WindowTheme.class.getResource(SHEET), SHEET)
                .toExternalForm();
    }

    private void mark(Scene scene) {
        var classes = scene.getRoot().getStyleClass();
        classes.removeAll(LIGHT, DARK);
        classes.add(dark.get() ? DARK : LIGHT);
    }

    private void update() {
        dark.set(
                switch (choice.get()) {
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                    case LIGHT -> false;
                    case DARK -> true;
                });
        var theme = dark.get() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }
}
