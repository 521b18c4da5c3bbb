package zeroset.app.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.Texts;

/// A message over the picture: a sentence, a remedy, details to unfold, and a way to put it away. Never in the way of
/// work.
final class MessageCard extends HBox {

    /// How serious it is; each kind has an icon of its own beside its colour.
    enum Kind {
        NOTICE(Material2OutlinedAL.INFO, "notice"),
        WARNING(Material2OutlinedMZ.WARNING, "warning"),
        PROBLEM(Material2OutlinedAL.ERROR_OUTLINE, "problem");

        @SuppressWarnings("ImmutableEnumChecker") // a constant of an icon font
        private final Ikon icon;

        private final String style;

        Kind(Ikon icon, String style) {
            this.icon = icon;
            this.style = style;
        }
    }

    /// A button beside the remedy.
    ///
    /// @param text on it
    /// @param run what it does
    record Action(String text, Runnable run) {}

    /// @param dismiss puts it away
    MessageCard(Kind kind, String sentence, String remedy, String details, Optional<Action> action, Runnable dismiss) {
        getStyleClass().addAll("message", kind.style);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(sentence + " " + remedy);
        setMaxHeight(USE_PREF_SIZE);
        var icon = FontIcon.of(kind.icon);
        icon.getStyleClass().add("message-icon");

        var text = new VBox(wrapped(sentence, "message-sentence"));
        text.getStyleClass().add("message-text");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        if (!remedy.isBlank()) {
            text.getChildren().add(wrapped(remedy, "message-remedy"));
        }
        var row = new HBox();
        row.getStyleClass().add("form-row");
        action.ifPresent(offered -> {
            var button = new Button(offered.text());
            button.setId("message-action");
            button.getStyleClass().add(Styles.SMALL);
            button.setOnAction(_ -> offered.run().run());
            row.getChildren().add(button);
        });
        if (!details.isBlank()) {
            addDetails(text, row, details);
        }
        if (!row.getChildren().isEmpty()) {
            text.getChildren().add(row);
        }
        var close = new Button(null, FontIcon.of(Material2OutlinedAL.CLOSE));
        close.setId("message-close");
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText(Texts.of("action.dismiss"));
        close.setTooltip(new Tooltip(Texts.of("action.dismiss")));
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> dismiss.run());
        getChildren().addAll(icon, text, close);
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void addDetails(VBox text, HBox row, String details) {
        var unfold = new Hyperlink(Texts.of("message.details"));
        unfold.setId("message-details");
        var area = new TextArea(details);
        area.setId("message-details-text");
        area.setEditable(false);
        area.setPrefRowCount(Math.clamp(details.lines().count(), 2, 8));
        area.getStyleClass().add("details");
        unfold.setOnAction(_ -> {
            unfold.setVisited(false);
            if (text.getChildren().remove(area)) {
                unfold.setText(Texts.of("message.details"));
            } else {
                text.getChildren().add(area);
                unfold.setText(Texts.of("message.details.hide"));
            }
        });
        row.getChildren().add(unfold);
    }
}
