package zeroset.app.ui.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import zeroset.app.ui.Figures;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.Texts;
import zeroset.app.workspace.BackgroundTask;
import zeroset.app.workspace.Preview;
import zeroset.app.workspace.Problem;

/// What was recognised at a chosen place, before it is opened: open it, or not. Looking happens in the background.
final class OpenSheet extends VBox {

    private static final double WIDTH = 520;
    private static final double NAMES = 96; // px: the longest name of a fact
    private static final int NOTES = 3; // the log has all of them

    private final Runnable close;
    private final BackgroundTask<Preview> looking;
    private final Label title = new Label();
    private final VBox content = new VBox();
    private final Button open = new Button(Texts.of("open.open"));
    private final Button cancel = new Button(Texts.of("action.cancel"));

    /// @param looking what finds it out
    /// @param opener opens the place
    /// @param close takes the sheet away
    OpenSheet(Path location, BackgroundTask<Preview> looking, Runnable opener, Runnable close) {
        this.close = close;
        this.looking = looking;
        setId("open-sheet");
        getStyleClass().addAll("floating-bar", "open-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        title.setText(Texts.of("open.looking"));
        title.setId("open-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add(Styles.TITLE_4);
        var place = new Label(Figures.path(location));
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        place.setTooltip(new Tooltip(location.toString()));
        place.getStyleClass().add("caption");
        content.getStyleClass().add("form");
        var bar = new ProgressBar(-1);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("open.looking"));
        content.getChildren().add(bar);

        open.setId("open-open");
        open.getStyleClass().add(Styles.ACCENT);
        open.setDisable(true);
        open.setOnAction(_ -> {
            close.run();
            opener.run();
        });
        cancel.setId("open-cancel");
        cancel.setOnAction(_ -> cancel());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(space, cancel, open);
        buttons.getStyleClass().add("form-row");
        getChildren().addAll(title, place, content, buttons);
        setFocusTraversable(true);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && !cancel.isFocused() && !open.isDisabled()) {
                open.fire();
                event.consume();
            }
        });
        var _ = looking.result().thenAccept(preview -> FxThread.run(() -> show(preview)));
    }

    private void cancel() {
        looking.cancel();
        close.run();
    }

    private void show(Preview preview) {
        switch (preview) {
            case Preview.Found found -> show(found);
            case Preview.Refused refused -> show(refused.problem());
        }
    }

    private void show(Problem problem) {
        title.setText(Texts.of("open.refused"));
        content.getChildren().setAll(wrapped("open-sentence", problem.sentence()));
        if (!problem.remedy().isEmpty()) {
            var remedy = wrapped("open-remedy", problem.remedy());
            remedy.getStyleClass().add("strong");
            content.getChildren().add(remedy);
        }
        open.setVisible(false);
        open.setManaged(false);
        cancel.setText(Texts.of("action.close"));
        cancel.requestFocus();
    }

    private void show(Preview.Found found) {
        title.setText(found.name());
        var facts = new GridPane();
        facts.setId("open-facts");
        facts.getStyleClass().add("open-facts");
        var names = new ColumnConstraints(NAMES);
        names.setHalignment(HPos.LEFT);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(names, values);
        fact(
                facts,
                "format",
                found.because().isEmpty()
                        ? found.format()
                        : Texts.of("open.format.because", found.format(), found.because()));
        found.trainedSteps()
                .ifPresent(steps -> fact(
                        facts,
                        "run",
                        steps == 0 ? Texts.of("open.run.none") : Texts.of("open.run.steps", Figures.whole(steps))));
        fact(
                facts,
                "photographs",
                Texts.of("open.photographs.counts", Figures.whole(found.training()), Figures.whole(found.heldOut())));
        fact(facts, "masks", Texts.of("open.masks." + found.masks().name().toLowerCase(Locale.ROOT)));
        fact(facts, "points", found.points() == 0 ? Texts.of("open.points.none") : Figures.whole(found.points()));
        content.getChildren().setAll(facts);
        found.notes().stream()
                .limit(NOTES)
                .map(note -> wrapped("open-note", note))
                .forEach(content.getChildren()::add);
        open.setDisable(false);
        open.requestFocus();
    }

    private static void fact(GridPane facts, String key, String text) {
        int row = facts.getRowCount();
        var name = new Label(Texts.of("open." + key));
        name.getStyleClass().add("caption");
        GridPane.setValignment(name, VPos.TOP);
        Node value = wrapped("open-" + key, text);
        facts.addRow(row, name, value);
    }

    private static Label wrapped(String id, String text) {
        var label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
