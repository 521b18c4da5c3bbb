package zeroset.app.ui.training;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.NumberField;
import zeroset.app.workspace.RunSettings;

/// The settings of a run that few need, folded away at first.
final class MoreSettings extends TitledPane {

    private static final double LARGEST_SEED = Integer.MAX_VALUE; // exact as a floating-point number, and enough

    private final TrainingViewModel model;

    MoreSettings(TrainingViewModel model) {
        this.model = model;
        var budget = new BudgetEditor(model);
        var seed = seed();
        var box = new VBox(
                label(Texts.of("training.budget"), budget),
                budget,
                masks(),
                hint(model.hasMasks().map(some -> Texts.of(some ? "training.masks.hint" : "training.masks.none"))),
                invertedMasks(),
                poses(),
                hint(Texts.of("training.refine-poses.hint")),
                label(Texts.of("training.seed"), seed),
                seed);
        box.getStyleClass().add("form");
        setText(Texts.of("training.more"));
        setContent(box);
        setId("more-settings");
        setExpanded(false);
        setAnimated(false);
        getStyleClass().addAll(Styles.DENSE, "fold");
    }

    private Node masks() {
        var masks = box("masks", "training.masks");
        masks.setOnAction(_ -> model.change(settings -> settings.withMasks(masks.isSelected())));
        model.settings().subscribe(settings -> masks.setSelected(settings.useMasks()));
        masks.disableProperty().bind(model.hasMasks().map(some -> !some));
        return masks;
    }

    private Node invertedMasks() {
        var inverted = box("invert-masks", "training.invert-masks");
        inverted.setTooltip(new Tooltip(Texts.of("training.invert-masks.hint")));
        inverted.setOnAction(_ -> {
            model.invertMasks(inverted.isSelected());
            inverted.setSelected(model.masksInverted().getValue()); // the workspace decides, not the click
        });
        model.masksInverted().subscribe(inverted::setSelected);
        inverted.visibleProperty().bind(model.canInvertMasks());
        inverted.managedProperty().bind(inverted.visibleProperty());
        return inverted;
    }

    private Node poses() {
        var poses = box("refine-poses", "training.refine-poses");
        poses.setOnAction(_ -> model.change(settings -> settings.withRefinedPoses(poses.isSelected())));
        model.settings().subscribe(settings -> poses.setSelected(settings.refinePoses()));
        return poses;
    }

    private NumberField seed() {
        var seed = new NumberField("seed", Texts.of("training.seed"), 0, LARGEST_SEED).whole();
        seed.setOnCommit(() -> model.change(settings -> settings.withSeed(Math.round(seed.value()))));
        seed.setTooltip(new Tooltip(Texts.of("training.seed.hint")));
        model.settings().map(RunSettings::seed).subscribe(value -> seed.show(value));
        return seed;
    }

    private static CheckBox box(String id, String key) {
        var box = new CheckBox(Texts.of(key));
        box.setId(id);
        box.setWrapText(true);
        return box;
    }

    private static Label hint(ObservableValue<String> text) {
        var hint = hint("");
        hint.textProperty().bind(text);
        return hint;
    }

    private static Label hint(String text) {
        var hint = new Label(text);
        hint.getStyleClass().add("caption");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        return hint;
    }

    private static Label label(String text, Node control) {
        var label = new Label(text);
        label.setLabelFor(control);
        return label;
    }
}
