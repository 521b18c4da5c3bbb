package zeroset.app.ui.progress;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.Texts;
import zeroset.app.workspace.LogEntry;

/// The log; its newest line stays in sight.
final class LogView extends ListView<LogEntry> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    LogView(ObservableList<LogEntry> log) {
        super(log);
        setId("log");
        getStyleClass().add("log");
        setAccessibleText(Texts.of("log.title"));
        var placeholder = new Label(Texts.of("log.empty"));
        placeholder.getStyleClass().add("caption");
        setPlaceholder(placeholder);
        setFixedCellSize(22);
        setCellFactory(_ -> new LogCell());
        log.addListener((ListChangeListener<LogEntry>) _ -> scrollTo(log.size() - 1));
    }

    private static final class LogCell extends ListCell<LogEntry> {
        private final Tooltip tooltip = new Tooltip();

        LogCell() {
            setPrefWidth(0); // as wide as the list: long lines end in dots
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
        }

        @Override
        protected void updateItem(LogEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            setText(TIME.format(entry.time()) + "  " + entry.text());
            tooltip.setText(entry.text());
            setTooltip(tooltip);
            setGraphic(
                    switch (entry.level()) {
                        case INFO -> null;
                        case WARNING -> FontIcon.of(Material2OutlinedMZ.WARNING);
                        case ERROR -> FontIcon.of(Material2OutlinedAL.ERROR_OUTLINE);
                    });
        }
    }
}
