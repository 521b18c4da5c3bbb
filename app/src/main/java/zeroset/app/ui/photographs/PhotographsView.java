package zeroset.app.ui.photographs;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import zeroset.app.ui.Texts;
import zeroset.app.ui.Thumbnails;
import zeroset.app.ui.controls.Choices;
import zeroset.app.ui.shell.Command;
import zeroset.app.ui.shell.CommandSet;
import zeroset.app.workspace.ViewEntry;

/// The list of photographs.
public final class PhotographsView extends VBox {

    private static final double ROW = 60; // fixed, so that the list need not measure cells it does not show

    private final ListView<ViewEntry> list;

    /// @param selected the view that is pointed at
    /// @param lookThrough looks through the camera of a view
    public PhotographsView(
            PhotographsViewModel model,
            Thumbnails thumbnails,
            CommandSet commands,
            ObjectProperty<OptionalInt> selected,
            IntConsumer lookThrough) {
        setId("photographs");
        getStyleClass().add("panel");
        setMinWidth(160);

        list = new ListView<>(model.shown());
        list.setId("photograph-list");
        list.getStyleClass().add("photograph-list");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(Texts.of("photographs.title"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new PhotographCell(model, thumbnails, lookThrough));
        list.setPlaceholder(placeholder());
        list.setContextMenu(contextMenu(commands, lookThrough));
        VBox.setVgrow(list, Priority.ALWAYS);

        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<ViewEntry>) _ -> {
            model.choose(List.copyOf(list.getSelectionModel().getSelectedItems()));
            var entry = list.getSelectionModel().getSelectedItem();
            if (entry != null) {
                selected.set(OptionalInt.of(entry.index()));
            }
        });
        selected.subscribe(view -> view.ifPresent(this::reveal));
        list.setOnKeyPressed(event -> {
            var entry = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && entry != null) {
                lookThrough.accept(entry.index());
                event.consume();
            } else if (event.getCode() == KeyCode.SPACE && entry != null) {
                model.setUseOfChosen(model.useAfterSwitching(entry));
                event.consume(); // elsewhere in the window it starts and pauses
            }
        });
        getChildren().addAll(header(model), list);
    }

    private static HBox header(PhotographsViewModel model) {
        var filter = new Choices<>(
                "photograph-filter",
                Texts.of("photographs.filter"),
                List.of(PhotographFilter.values()),
                PhotographFilter::text);
        filter.valueProperty().bindBidirectional(model.filterProperty());
        filter.setMinWidth(USE_PREF_SIZE);
        var summary = new Label();
        summary.setId("photograph-summary");
        summary.getStyleClass().add("caption");
        summary.textProperty().bind(Bindings.size(model.shown()).asString());
        summary.setTooltip(new Tooltip());
        summary.getTooltip().textProperty().bind(model.summary());
        summary.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(filter, space, summary);
        header.getStyleClass().add("panel-header");
        return header;
    }

    private static Label placeholder() {
        var label = new Label(Texts.of("photographs.none"));
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        return label;
    }

    private ContextMenu contextMenu(CommandSet commands, IntConsumer lookThrough) {
        var menu = new ContextMenu();
        var look = new MenuItem(Texts.of("photographs.look"));
        look.setOnAction(_ -> {
            var entry = list.getSelectionModel().getSelectedItem();
            if (entry != null) {
                lookThrough.accept(entry.index());
            }
        });
        menu.getItems().add(look);
        for (var command :
                List.of(Command.USE_PHOTOGRAPHS, Command.HOLD_OUT_PHOTOGRAPHS, Command.DISABLE_PHOTOGRAPHS)) {
            var item = new MenuItem(command.text());
            item.setOnAction(_ -> commands.run(command));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void reveal(int view) {
        var items = list.getItems();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).index() == view) {
                if (!list.getSelectionModel().isSelected(i)) {
                    list.getSelectionModel().clearAndSelect(i);
                    list.scrollTo(Math.max(0, i - 2));
                }
                return;
            }
        }
    }
}
