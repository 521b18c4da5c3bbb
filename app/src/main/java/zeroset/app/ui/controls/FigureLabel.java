package zeroset.app.ui.controls;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A figure with its name below: `2 min 10 s` over `left`.
public final class FigureLabel extends VBox {

    /// @param id stable name of the figure's label
    public FigureLabel(String id, String name, ObservableValue<String> figure) {
        getStyleClass().add("figure");
        var value = new Label();
        value.setId(id);
        value.getStyleClass().add("figure-value");
        value.setMinWidth(USE_PREF_SIZE);
        figure.subscribe(text -> {
            value.setText(text);
            value.setAccessibleText(name + ": " + text);
        });
        var caption = new Label(name);
        caption.getStyleClass().add("caption");
        getChildren().addAll(value, caption);
    }
}
