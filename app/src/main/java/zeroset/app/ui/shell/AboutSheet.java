package zeroset.app.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import zeroset.app.Version;
import zeroset.app.ui.Texts;

/// What this program is.
final class AboutSheet extends VBox {

    /// @param close takes it away
    AboutSheet(Runnable close) {
        setId("about");
        getStyleClass().addAll("floating-bar", "about");
        setAlignment(Pos.CENTER);
        setMaxSize(440, USE_PREF_SIZE);
        var name = new Label(Texts.of("about.name", Version.number()));
        name.getStyleClass().add(Styles.TITLE_3);
        var text = new Label(Texts.of("about.text"));
        text.setWrapText(true);
        var java = new Label(Texts.of(
                "about.java",
                System.getProperty("java.version", ""),
                System.getProperty("javafx.version", ""),
                System.getProperty("os.name", "")));
        java.getStyleClass().add("caption");
        var closing = new Button(Texts.of("action.close"));
        closing.setId("about-close");
        closing.setOnAction(_ -> close.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        getChildren().addAll(name, text, java, closing);
    }
}
