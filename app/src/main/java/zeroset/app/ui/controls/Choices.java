package zeroset.app.ui.controls;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// A box to choose from a few named values.
///
/// @param <T> what is chosen
public final class Choices<T> extends ComboBox<T> {

    /// @param id stable name
    /// @param name for screen readers
    /// @param text of a value
    public Choices(String id, String name, List<T> values, Function<T, String> text) {
        setId(id);
        setAccessibleText(name);
        getItems().setAll(values);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        });
    }
}
