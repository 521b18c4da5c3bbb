package zeroset.app.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import zeroset.app.ui.Texts;
import zeroset.app.ui.shell.Command.Section;

/// All keys on one sheet over the window.
final class KeySheet extends BorderPane {

    private static final List<String> GESTURES =
            List.of("orbit", "pan", "zoom", "focus", "look", "fly", "wipe", "constrain");

    /// Commands that stand together on the sheet.
    private record Group(String title, List<Section> sections) {}

    private static final List<Group> GROUPS = List.of(
            new Group("menu.file", List.of(Section.FILE_OPEN, Section.FILE_CLOSE, Section.FILE_QUIT)),
            new Group("menu.training", List.of(Section.TRAINING_RUN, Section.TRAINING_MESH)),
            new Group("menu.edit", List.of(Section.EDIT_HISTORY, Section.EDIT_REGION, Section.EDIT_PHOTOGRAPHS)),
            new Group("keys.looks", List.of(Section.VIEW_MODE, Section.VIEW_CONTENT, Section.VIEW_LIGHT)),
            new Group("keys.scene", List.of(Section.VIEW_GUIDES, Section.VIEW_CAMERA, Section.VIEW_MOVE)),
            new Group("keys.window", List.of(Section.VIEW_PANELS, Section.VIEW_THEME)),
            new Group("menu.export", List.of(Section.EXPORT)),
            new Group("menu.help", List.of(Section.HELP)));

    /// @param close takes it away
    KeySheet(Runnable close) {
        setId("key-sheet");
        getStyleClass().addAll("floating-bar", "key-sheet");
        setMaxSize(990, 650);
        var title = new Label(Texts.of("keys.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var closing = new Button(null, FontIcon.of(Material2OutlinedAL.CLOSE));
        closing.setId("key-sheet-close");
        closing.setAccessibleText(Texts.of("action.close"));
        closing.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        closing.setOnAction(_ -> close.run());
        var header = new HBox(title, space, closing);
        header.setAlignment(Pos.CENTER_LEFT);

        var columns = new FlowPane(Orientation.VERTICAL);
        columns.setPrefWrapLength(560);
        columns.getStyleClass().add("key-columns");
        columns.getChildren().add(gestures());
        for (var group : GROUPS) {
            columns.getChildren().add(commands(group));
        }
        var scroll = new ScrollPane(columns);
        setTop(header);
        setCenter(scroll);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
                close.run();
                event.consume();
            }
        });
    }

    private static Node gestures() {
        var grid = grid();
        for (int i = 0; i < GESTURES.size(); i++) {
            addRow(grid, i, Texts.of("keys." + GESTURES.get(i)), Texts.of("keys." + GESTURES.get(i) + ".how"));
        }
        return section(Texts.of("keys.viewport"), grid);
    }

    private static Node commands(Group group) {
        var grid = grid();
        int row = 0;
        for (var command : Command.values()) {
            var key = command.key();
            if (group.sections().contains(command.section()) && key.isPresent()) {
                addRow(grid, row++, command.text(), key.get().getDisplayText());
            }
        }
        return section(Texts.of(group.title()), grid);
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        return grid;
    }

    private static void addRow(GridPane grid, int row, String name, String key) {
        var shown = new Label(key);
        shown.getStyleClass().add("key");
        shown.setMinWidth(USE_PREF_SIZE);
        var text = new Label(name);
        text.setMinWidth(USE_PREF_SIZE);
        grid.add(shown, 0, row);
        grid.add(text, 1, row);
        GridPane.setHgrow(text, Priority.ALWAYS);
    }

    private static Node section(String title, Node content) {
        var label = new Label(title);
        label.getStyleClass().add("headline");
        var box = new VBox(label, content);
        box.getStyleClass().add("key-section");
        return box;
    }
}
