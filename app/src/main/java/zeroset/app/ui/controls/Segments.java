package zeroset.app.ui.controls;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// Buttons side by side of which one is on: a choice among few. Shows and sets a property.
///
/// @param <T> what is chosen
public final class Segments<T> extends HBox {

    /// @param id stable name; each button is `id-value`
    /// @param choices in order
    /// @param text of a choice
    /// @param property what is chosen
    public Segments(String id, List<T> choices, Function<T, String> text, Property<T> property) {
        setId(id);
        getStyleClass().add("segments");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            var button = new ToggleButton(text.apply(choice));
            button.setId(id + "-" + choice.toString().toLowerCase(Locale.ROOT));
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(place(i, choices.size()));
            button.setOnAction(_ -> {
                property.setValue(choice);
                button.setSelected(true); // pressing the one that is on does not switch it off
            });
            property.map(choice::equals).subscribe(button::setSelected);
            getChildren().add(button);
        }
    }

    private static String place(int index, int count) {
        if (index == 0) {
            return "left-pill";
        }
        return index == count - 1 ? "right-pill" : "center-pill";
    }
}
