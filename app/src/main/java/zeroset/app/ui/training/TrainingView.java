package zeroset.app.ui.training;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.Choices;
import zeroset.app.ui.controls.FigureLabel;
import zeroset.app.ui.shell.Command;
import zeroset.app.ui.shell.CommandSet;
import zeroset.model.config.Preset;

/// The inspector's first tab: settings above, the run below.
public final class TrainingView extends VBox {

    private final TrainingViewModel model;

    /// Shows a run.
    public TrainingView(TrainingViewModel model, CommandSet commands) {
        this.model = model;
        setId("training");
        getStyleClass().add("inspector-page");
        getChildren().addAll(settings(), controls(commands), announcement(commands), figures());
    }

    // --- settings ----------------------------------------------------------------------------------------------------

    private Node settings() {
        var preset = new Choices<>("preset", Texts.of("training.preset"), List.of(Preset.values()), TrainingView::name);
        preset.setMaxWidth(Double.MAX_VALUE);
        preset.setOnAction(_ -> model.change(settings -> settings.withPreset(preset.getValue())));
        model.settings().subscribe(settings -> preset.setValue(settings.preset()));
        var name = new Label(Texts.of("training.preset"));
        name.setLabelFor(preset);
        var hint = caption("preset-hint", model.presetHint());
        var plan = caption("preset-plan", model.plan());
        var estimate = caption("estimate", model.estimate());
        estimate.getStyleClass().add("strong");

        var box = new VBox(name, preset, hint, plan, estimate, new MoreSettings(model));
        box.getStyleClass().add("form");
        box.disableProperty().bind(model.settingsLocked());
        return box;
    }

    private static String name(Preset preset) {
        return Texts.of("preset." + preset.id());
    }

    private static Label caption(String id, ObservableValue<String> text) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty().bind(text);
        return label;
    }

    // --- the run -----------------------------------------------------------------------------------------------------

    private Node controls(CommandSet commands) {
        var primary = new Button();
        primary.setId("primary-action");
        primary.getStyleClass().add(Styles.ACCENT);
        primary.setMaxWidth(Double.MAX_VALUE);
        primary.setDefaultButton(false);
        HBox.setHgrow(primary, Priority.ALWAYS);
        commands.attach(primary, Command.START_OR_PAUSE);
        primary.setMinWidth(USE_PREF_SIZE);
        model.primaryAction().subscribe(action -> {
            primary.setText(action.text());
            primary.setGraphic(FontIcon.of(action.icon()));
        });
        var stop = new Button(Texts.of("training.stop"), FontIcon.of(Command.STOP.icon()));
        stop.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        stop.getStyleClass().add(Styles.BUTTON_ICON);
        stop.setMinWidth(USE_PREF_SIZE);
        commands.attach(stop, Command.STOP);
        var mesh = new Button(Texts.of("training.mesh-now"));
        mesh.setMinWidth(USE_PREF_SIZE);
        commands.attach(mesh, Command.MESH_NOW);
        var row = new HBox(primary, stop, mesh);
        row.getStyleClass().add("form-row");
        return row;
    }

    private Node announcement(CommandSet commands) {
        var text = new Label();
        text.setId("announcement");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.textProperty().bind(model.announcement());
        var export = new Button(Texts.of("training.finished.export"));
        export.setId("announcement-export");
        export.getStyleClass().add(Styles.ACCENT);
        export.setOnAction(_ -> commands.run(Command.EXPORT_MESH));
        var anew = new Button(Texts.of("training.finished.anew"));
        anew.setId("announcement-anew");
        anew.setOnAction(_ -> commands.run(Command.NEW_RUN));
        var buttons = new HBox(export, anew);
        buttons.getStyleClass().add("form-row");
        var card = new VBox(text, buttons);
        card.getStyleClass().addAll("card", "success-card");
        card.visibleProperty().bind(text.textProperty().isNotEmpty());
        card.managedProperty().bind(card.visibleProperty());
        return card;
    }

    private Node figures() {
        var headline = new Label();
        headline.setId("phase");
        headline.getStyleClass().add("headline");
        headline.textProperty().bind(model.headline());
        var bar = new ProgressBar(0);
        bar.setId("training-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("training.progress"));
        model.fraction().subscribe(fraction -> {
            bar.setProgress(fraction);
            bar.setAccessibleHelp(String.format(Locale.ROOT, "%.0f %%", 100 * fraction));
        });
        var grid = new GridPane();
        grid.getStyleClass().add("figures");
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        grid.add(new FigureLabel("time-left", Texts.of("training.time-left"), model.timeLeft()), 0, 0);
        grid.add(new FigureLabel("elapsed", Texts.of("training.elapsed"), model.elapsed()), 1, 0);
        grid.add(new FigureLabel("step", Texts.of("training.step"), model.step()), 0, 1);
        grid.add(new FigureLabel("speed", Texts.of("training.speed"), model.speed()), 1, 1);
        grid.add(new FigureLabel("psnr-train", Texts.of("training.psnr-train"), model.trainPsnr()), 0, 2);
        grid.add(new FigureLabel("psnr-held-out", Texts.of("training.psnr-held-out"), model.heldOutPsnr()), 1, 2);
        model.hasFigures().subscribe(some -> {
            grid.setVisible(some);
            grid.setManaged(some);
            bar.setVisible(some);
        });
        var poses = caption("pose-report", model.poses());
        poses.visibleProperty().bind(poses.textProperty().isNotEmpty());
        poses.managedProperty().bind(poses.visibleProperty());
        var box = new VBox(headline, bar, grid, poses);
        box.getStyleClass().addAll("form", "run-figures");
        return box;
    }
}
