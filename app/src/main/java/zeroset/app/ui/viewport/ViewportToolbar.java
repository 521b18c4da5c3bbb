package zeroset.app.ui.viewport;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.Segments;
import zeroset.app.ui.shell.Command;
import zeroset.app.ui.shell.CommandSet;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.SurfaceContent;

/// The strip over the picture: looks, surfaces, guides. In a narrow window the looks fold into a menu.
final class ViewportToolbar extends HBox {

    private static final double WIDE = 780; // logical pixels that everything needs side by side
    private static final List<Command> MODES = List.of(
            Command.MODE_COLOR,
            Command.MODE_SHADED,
            Command.MODE_NORMAL,
            Command.MODE_DEPTH,
            Command.MODE_SLICE,
            Command.MODE_EIKONAL,
            Command.MODE_DIFFERENCE);

    private final ViewportViewModel model;
    private final CommandSet commands;

    ViewportToolbar(ViewportViewModel model, CommandSet commands) {
        this.model = model;
        this.commands = commands;
        setId("viewport-toolbar");
        getStyleClass().add("viewport-toolbar");

        var wide = modeButtons();
        var narrow = modeMenu();
        widthProperty().subscribe(width -> {
            boolean fits = width.doubleValue() >= WIDE;
            show(wide, fits);
            show(narrow, !fits);
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        wide,
                        narrow,
                        contentButtons(),
                        space,
                        iconButton(Command.FRAME_ALL),
                        iconButton(Command.RESET_VIEW),
                        iconToggle(Command.PHOTO_OVERLAY),
                        iconToggle(Command.EDIT_REGION),
                        showMenu(),
                        iconToggle(Command.ONLY_VIEWPORT));
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private HBox modeButtons() {
        var box = new HBox();
        box.getStyleClass().add("segments");
        for (var mode : MODES) {
            var button = new ToggleButton(shortText(mode));
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass()
                    .add(
                            mode == MODES.getFirst()
                                    ? Styles.LEFT_PILL
                                    : mode == MODES.getLast() ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            commands.attach(button, mode);
            box.getChildren().add(button);
        }
        return box;
    }

    private static String shortText(Command mode) {
        return Texts.of("viewport." + mode.id());
    }

    private MenuButton modeMenu() {
        var button = new MenuButton();
        button.setId("mode-menu");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Texts.of("viewport.mode"));
        for (var mode : MODES) {
            button.getItems().add(switchItem(mode));
            commands.selected(mode).subscribe(on -> {
                if (on) {
                    button.setText(shortText(mode));
                }
            });
        }
        return button;
    }

    private Segments<SurfaceContent> contentButtons() {
        Property<SurfaceContent> content =
                new SimpleObjectProperty<>(model.lookProperty().get().content());
        content.subscribe((_, chosen) -> model.change(look -> look.withContent(chosen)));
        model.lookProperty().map(look -> look.content()).subscribe(content::setValue);
        return new Segments<>(
                "content",
                List.of(SurfaceContent.values()),
                choice -> Texts.of("viewport.content." + choice.name().toLowerCase(Locale.ROOT)),
                content);
    }

    private Button iconButton(Command command) {
        var button = new Button(null, FontIcon.of(command.icon()));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        commands.attach(button, command);
        return button;
    }

    private ToggleButton iconToggle(Command command) {
        var button = new ToggleButton(null, FontIcon.of(command.icon()));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        commands.attach(button, command);
        return button;
    }

    private MenuButton showMenu() {
        var button = new MenuButton(null, FontIcon.of(Material2OutlinedMZ.VISIBILITY));
        button.setId("show-menu");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Texts.of("viewport.show"));
        button.setTooltip(new Tooltip(Texts.of("viewport.show")));
        for (var command : List.of(
                Command.GRID,
                Command.AXES,
                Command.CAMERAS,
                Command.POINTS,
                Command.CUES,
                Command.REGION,
                Command.SURROUNDINGS)) {
            button.getItems().add(switchItem(command));
        }
        button.getItems().add(new SeparatorMenuItem());
        for (var command : List.of(Command.SHADOWS, Command.AMBIENT_OCCLUSION, Command.EXACT)) {
            button.getItems().add(switchItem(command));
        }
        button.getItems().add(new SeparatorMenuItem());
        button.getItems().addAll(meshStyleMenu(), backdropMenu());
        return button;
    }

    private MenuItem switchItem(Command command) {
        var item = new CheckMenuItem();
        item.textProperty().bind(commands.text(command)); // says why where it cannot be turned
        item.disableProperty().bind(commands.disabled(command));
        item.setId("toolbar-" + command.id());
        item.setOnAction(_ -> {
            commands.run(command);
            item.setSelected(commands.selected(command).getValue());
        });
        commands.selected(command).subscribe(item::setSelected);
        return item;
    }

    private Menu meshStyleMenu() {
        var menu = new Menu(Texts.of("viewport.mesh-style"));
        var group = new ToggleGroup(); // without one, choosing what is on would switch it off
        for (var style : MeshStyle.values()) {
            var item = new RadioMenuItem(Texts.of("mesh-style." + style.name().toLowerCase(Locale.ROOT)));
            item.setId("mesh-style-" + style.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(_ -> model.change(look -> look.withMeshStyle(style)));
            model.lookProperty().subscribe(look -> item.setSelected(look.meshStyle() == style));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu backdropMenu() {
        var menu = new Menu(Texts.of("viewport.backdrop"));
        var group = new ToggleGroup();
        for (var backdrop : Backdrop.values()) {
            var item = new RadioMenuItem(backdrop.text());
            item.setId("backdrop-" + backdrop.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(_ -> model.backdropProperty().set(backdrop));
            model.backdropProperty().subscribe(chosen -> item.setSelected(chosen == backdrop));
            menu.getItems().add(item);
        }
        return menu;
    }
}
