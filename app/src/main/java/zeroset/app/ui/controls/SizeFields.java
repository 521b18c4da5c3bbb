package zeroset.app.ui.controls;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import zeroset.app.job.Size;
import zeroset.app.ui.Texts;

/// Width and height of a picture, in pixels.
public final class SizeFields extends HBox {

    /// @param id stable name; the fields are `id-width` and `id-height`
    /// @param size what they show and set
    public SizeFields(String id, ObjectProperty<Size> size) {
        getStyleClass().add("form-row");
        var width = new NumberField(id + "-width", Texts.of("picture.width"), 1, Size.MOST).whole();
        var height = new NumberField(id + "-height", Texts.of("picture.height"), 1, Size.MOST).whole();
        width.setPrefColumnCount(4);
        height.setPrefColumnCount(4);
        Runnable commit = () -> size.set(new Size((int) width.value(), (int) height.value()));
        width.setOnCommit(commit);
        height.setOnCommit(commit);
        size.subscribe(shown -> {
            width.show(shown.width());
            height.show(shown.height());
        });
        var times = new Label("×");
        var unit = new Label(Texts.of("unit.pixels"));
        for (var label : new Label[] {times, unit}) {
            label.getStyleClass().add("caption");
            label.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(width, times, height, unit);
    }
}
