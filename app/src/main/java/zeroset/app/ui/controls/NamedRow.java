package zeroset.app.ui.controls;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A name and its control side by side, aligned with the rows above and below.
public final class NamedRow extends HBox {

    private static final double NAME_WIDTH = 86; // the longest name in use

    /// @param name in front of the control
    public NamedRow(String name, Node control) {
        getStyleClass().add("form-row");
        var label = new Label(name);
        label.setLabelFor(control);
        label.setMinWidth(NAME_WIDTH);
        HBox.setHgrow(control, Priority.ALWAYS);
        getChildren().addAll(label, control);
    }
}
