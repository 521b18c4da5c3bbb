package zeroset.app.ui.shell;

import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The menu bar: every command, in the order of {@link Command}.
final class MainMenu {

    private final CommandSet commands;

    MainMenu(CommandSet commands) {
        this.commands = commands;
    }

    /// Builds it.
    ///
    /// @param recent a submenu that stands after the commands that open
    MenuBar build(Menu recent) {
        var bar = new MenuBar();
        bar.setId("menu-bar");
        for (var menu : Command.Menu.values()) {
            var shown = new Menu(menu.title());
            shown.setId("menu-" + menu.name().toLowerCase(Locale.ROOT));
            fill(shown.getItems(), menu, recent);
            bar.getMenus().add(shown);
        }
        return bar;
    }

    private void fill(ObservableList<MenuItem> items, Command.Menu menu, Menu recent) {
        Command.@Nullable Section section = null;
        for (var command : Command.values()) {
            if (command.section().menu() != menu) {
                continue;
            }
            if (section != null && section != command.section()) {
                if (section == Command.Section.FILE_OPEN) {
                    items.add(recent);
                }
                items.add(new SeparatorMenuItem());
            }
            section = command.section();
            items.add(item(command));
        }
    }

    /// A menu item that gives a command.
    MenuItem item(Command command) {
        MenuItem item;
        if (commands.isSwitch(command)) {
            var check = new CheckMenuItem();
            var selected = commands.selected(command);
            check.setSelected(selected.getValue());
            selected.addListener((_, _, on) -> check.setSelected(on));
            check.setOnAction(_ -> {
                commands.run(command);
                check.setSelected(selected.getValue());
            });
            item = check;
        } else {
            item = new MenuItem();
            item.setGraphic(FontIcon.of(command.icon()));
            item.setOnAction(_ -> commands.run(command));
        }
        item.setId("menu-item-" + command.id());
        item.textProperty().bind(commands.text(command));
        item.disableProperty().bind(commands.disabled(command));
        command.key().ifPresent(item::setAccelerator);
        return item;
    }
}
