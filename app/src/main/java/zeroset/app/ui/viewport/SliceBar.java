package zeroset.app.ui.viewport;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import zeroset.app.ui.Figures;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.Segments;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SlicePlane;

/// Shown with the slice look: where the plane lies.
final class SliceBar extends HBox {

    private static final List<String> AXES = List.of("X", "Y", "Z");

    SliceBar(ViewportViewModel model) {
        setId("slice-bar");
        getStyleClass().add("floating-bar");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var first = model.lookProperty().get().slice();
        var axis = new SimpleObjectProperty<>(AXES.get(first.axis()));
        var offset = new Slider(-1, 1, first.offset());
        offset.setId("slice-offset");
        offset.setPrefWidth(180);
        offset.setAccessibleText(Texts.of("viewport.slice.offset"));
        var value = new Label();
        value.setMinWidth(48);
        axis.subscribe((_, chosen) -> model.change(look ->
                look.withSlice(new SlicePlane(AXES.indexOf(chosen), look.slice().offset()))));
        offset.valueProperty()
                .subscribe((_, moved) -> model.change(
                        look -> look.withSlice(new SlicePlane(look.slice().axis(), moved.doubleValue()))));
        model.lookProperty().subscribe(look -> {
            setVisible(look.mode() == RenderMode.SLICE);
            axis.set(AXES.get(look.slice().axis()));
            offset.setValue(look.slice().offset());
            value.setText(Figures.significant(look.slice().offset()));
        });
        getChildren()
                .addAll(
                        new Label(Texts.of("viewport.slice.axis")),
                        new Segments<>("slice-axis", AXES, name -> name, axis),
                        offset,
                        value);
    }
}
