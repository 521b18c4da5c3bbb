package zeroset.app.ui.controls;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import zeroset.app.ui.Figures;

/// A number that is typed: taken over with Enter or when the field is left, stepped with the arrow keys. What is not a
/// number in the range is marked and not taken over.
public final class NumberField extends TextField {

    private final DoubleProperty value = new SimpleDoubleProperty();
    private final double least;
    private final double most;
    private Runnable committed = () -> {};
    private boolean whole;

    /// @param id stable name
    /// @param name for screen readers, with the unit
    public NumberField(String id, String name, double least, double most) {
        this.least = least;
        this.most = most;
        setId(id);
        setAccessibleText(name);
        setPrefColumnCount(6);
        value.subscribe(_ -> showValue());
        setOnAction(_ -> commit());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                commit();
            }
        });
        textProperty().subscribe(_ -> mark());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                step(event.getCode() == KeyCode.UP ? 1 : -1, event.isShiftDown());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                showValue();
            }
        });
    }

    /// Takes and shows whole numbers only.
    public NumberField whole() {
        whole = true;
        showValue();
        return this;
    }

    /// The number.
    public double value() {
        return value.get();
    }

    /// Shows a number from elsewhere; while something else is being typed that stays.
    public void show(double shown) {
        value.set(shown);
        if (!isFocused()) {
            showValue();
        }
    }

    /// Called when a hand has changed the number.
    public void setOnCommit(Runnable action) {
        committed = action;
    }

    private void step(int direction, boolean coarse) {
        double now = Math.abs(value.get());
        // A hundredth of the number's own size, as a round number.
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(now, 1e-6))) - 1) * (coarse ? 10 : 1);
        if (whole) {
            step = Math.max(1, step);
        }
        take(Math.clamp(value.get() + direction * step, least, most));
        showValue();
    }

    private void commit() {
        double typed = typed();
        // What is shown is rounded: leaving a field that nobody changed must change nothing.
        if (!getText().equals(text(value.get())) && inRange(typed)) {
            take(whole ? Math.round(typed) : typed);
        }
        showValue();
    }

    private void take(double taken) {
        if (taken != value.get()) {
            value.set(taken);
            committed.run();
        }
    }

    private void showValue() {
        setText(text(value.get()));
    }

    private String text(double shown) {
        return whole ? Long.toString(Math.round(shown)) : Figures.significant(shown);
    }

    private void mark() {
        pseudoClassStateChanged(Styles.STATE_DANGER, !inRange(typed()));
    }

    private boolean inRange(double typed) {
        return typed >= least && typed <= most;
    }

    /// NaN when it is not a number.
    private double typed() {
        try {
            return Double.parseDouble(getText().strip().replace(',', '.').toLowerCase(Locale.ROOT));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
