package zeroset.app.ui.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.Choices;
import zeroset.app.ui.controls.NumberField;
import zeroset.app.workspace.RunSettings;
import zeroset.model.config.Budget;

/// How long to train: as the preset says, for a time, or for a number of steps.
final class BudgetEditor extends HBox {

    private enum Kind {
        PRESET,
        TIME,
        STEPS;

        static Kind of(RunSettings settings) {
            return settings.budget()
                    .map(budget -> switch (budget) {
                        case Budget.Time _ -> TIME;
                        case Budget.Steps _ -> STEPS;
                    })
                    .orElse(PRESET);
        }

        String text() {
            return Texts.of("training.budget." + name().toLowerCase(Locale.ROOT));
        }
    }

    private static final double MOST_MINUTES = 14 * 24 * 60;
    private static final double MOST_STEPS = 10_000_000;

    private final TrainingViewModel model;
    private final NumberField minutes =
            new NumberField("budget-minutes", Texts.of("training.budget.minutes.name"), 0.1, MOST_MINUTES);
    private final NumberField steps =
            new NumberField("budget-steps", Texts.of("training.budget.steps.name"), 1, MOST_STEPS).whole();

    BudgetEditor(TrainingViewModel model) {
        this.model = model;
        getStyleClass().add("form-row");
        var kind = new Choices<>("budget-kind", Texts.of("training.budget"), List.of(Kind.values()), Kind::text);
        kind.setOnAction(_ -> model.change(settings ->
                Kind.of(settings) == kind.getValue() ? settings : settings.withBudget(first(kind.getValue()))));
        minutes.setOnCommit(() ->
                model.change(settings -> settings.withBudget(Optional.of(new Budget.Time(60 * minutes.value())))));
        steps.setOnCommit(() -> model.change(
                settings -> settings.withBudget(Optional.of(new Budget.Steps((int) Math.round(steps.value()))))));
        var unit = new Label();
        unit.getStyleClass().add("caption");
        getChildren().addAll(kind, minutes, steps, unit);

        model.settings().subscribe(settings -> {
            var now = Kind.of(settings);
            kind.setValue(now);
            show(minutes, now == Kind.TIME);
            show(steps, now == Kind.STEPS);
            switch (settings.budget().orElseGet(model::presetBudget)) {
                case Budget.Time time -> minutes.show(time.seconds() / 60);
                case Budget.Steps number -> steps.show(number.steps());
            }
            unit.setText(
                    switch (now) {
                        case PRESET -> "";
                        case TIME -> Texts.of("unit.minutes");
                        case STEPS -> Texts.of("unit.steps");
                    });
        });
    }

    private Optional<Budget> first(Kind kind) {
        return switch (kind) {
            case PRESET -> Optional.empty();
            case TIME -> Optional.of(new Budget.Time(180));
            case STEPS -> Optional.of(model.presetBudget());
        };
    }

    private static void show(NumberField field, boolean on) {
        field.setVisible(on);
        field.setManaged(on);
    }
}
