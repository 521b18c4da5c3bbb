package zeroset.app.ui.region;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.joml.Vector3d;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.NumberField;
import zeroset.app.ui.controls.Segments;
import zeroset.app.ui.shell.Command;
import zeroset.app.ui.shell.CommandSet;
import zeroset.app.workspace.RegionState;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// The inspector's second tab: the region of interest by numbers.
public final class RegionView extends VBox {

    private static final double FAR = 1e9; // world units; beyond it floating-point numbers get coarse
    private static final double TINY = 1e-6;
    private static final List<String> AXES = List.of("x", "y", "z");

    private final RegionViewModel model;
    private final NumberRow center = new NumberRow("region-center", Texts.of("region.center"), AXES, -FAR, FAR);
    private final NumberRow radius = new NumberRow("region-radius", Texts.of("region.radius"), List.of(""), TINY, FAR);
    private final NumberRow edges = new NumberRow("region-size", Texts.of("region.size"), AXES, TINY, FAR);
    private final NumberRow turn = new NumberRow("region-turn", Texts.of("region.turn"), AXES, -360, 360);
    private final Label origin = new Label();
    private final VBox warnings = new VBox();
    private final VBox lock = new VBox();

    /// Shows the region.
    public RegionView(RegionViewModel model, CommandSet commands) {
        this.model = model;
        setId("region");
        getStyleClass().add("inspector-page");

        var shape = new SimpleObjectProperty<>(RegionViewModel.Shape.SPHERE);
        var shapes = new Segments<>(
                "region-shape",
                List.of(RegionViewModel.Shape.values()),
                value -> Texts.of("region.shape." + value.name().toLowerCase(Locale.ROOT)),
                shape);
        shape.subscribe((_, chosen) -> model.setShape(chosen));

        var handles = new ToggleButton(Texts.of("region.handles"), FontIcon.of(Command.EDIT_REGION.icon()));
        handles.setId("region-handles");
        commands.attach(handles, Command.EDIT_REGION);
        var find = new Button(Texts.of("region.find"), FontIcon.of(Command.FIND_REGION.icon()));
        find.setId("region-find");
        commands.attach(find, Command.FIND_REGION);
        var anew = new Button(Texts.of("region.anew"));
        anew.setId("region-new-run");
        commands.attach(anew, Command.NEW_RUN);

        origin.setId("region-origin");
        origin.getStyleClass().add("caption");
        origin.setWrapText(true);
        var hint = new Label(Texts.of("region.hint"));
        hint.getStyleClass().add("caption");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        warnings.getStyleClass().add("form");
        var locked = new Label(Texts.of("region.locked"));
        locked.setWrapText(true);
        locked.setMinHeight(USE_PREF_SIZE);
        lock.getStyleClass().addAll("card", "form");
        lock.getChildren().addAll(locked, anew);

        for (var row : List.of(center, radius, edges, turn)) {
            row.setOnCommit(this::commit);
        }
        HBox.setHgrow(handles, Priority.ALWAYS);
        var buttons = new HBox(handles, find);
        buttons.getStyleClass().add("form-row");
        var numbers = new VBox(shapes, center, radius, edges, turn, buttons);
        numbers.getStyleClass().add("form");
        getChildren().addAll(hint, numbers, origin, warnings, lock);

        model.region().subscribe(state -> {
            show(state);
            state.ifPresent(now -> shape.set(RegionViewModel.shape(now.region())));
            numbers.setDisable(state.isEmpty() || state.get().locked());
        });
    }

    private void show(Optional<RegionState> state) {
        lock.setVisible(state.map(RegionState::locked).orElse(false));
        lock.setManaged(lock.isVisible());
        origin.setText(state.map(now -> Texts.of("region.origin", now.origin())).orElse(Texts.of("region.none")));
        warnings.getChildren().clear();
        for (var warning : state.map(RegionState::warnings).orElse(List.of())) {
            var label = new Label(warning, FontIcon.of(Material2OutlinedMZ.WARNING));
            label.getStyleClass().add("warning-text");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            warnings.getChildren().add(label);
        }
        state.map(RegionState::region).ifPresent(this::showNumbers);
    }

    private void showNumbers(Region region) {
        boolean box = region instanceof OrientedBox;
        radius.show(!box);
        edges.show(box);
        turn.show(box);
        center.set(RegionViewModel.center(region));
        switch (region) {
            case Sphere sphere -> radius.set(new Vector3d(sphere.radius(), 0, 0));
            case OrientedBox oriented -> {
                edges.set(new Vector3d(2 * oriented.halfX(), 2 * oriented.halfY(), 2 * oriented.halfZ()));
                turn.set(RegionViewModel.degrees(oriented));
            }
        }
    }

    private void commit() {
        model.set(
                edges.isVisible()
                        ? RegionViewModel.box(center.get(), edges.get(), turn.get())
                        : Sphere.of(center.get(), radius.get().x));
    }

    /// A name and one or three numbers.
    private static final class NumberRow extends VBox {
        private final List<NumberField> fields;

        NumberRow(String id, String name, List<String> parts, double least, double most) {
            fields = parts.stream()
                    .map(part -> new NumberField(
                            part.isEmpty() ? id : id + "-" + part, (name + " " + part).strip(), least, most))
                    .toList();
            var label = new Label(name);
            label.setLabelFor(fields.getFirst());
            var row = new HBox();
            row.getStyleClass().add("form-row");
            for (int i = 0; i < fields.size(); i++) {
                if (!parts.get(i).isEmpty()) {
                    var part = new Label(parts.get(i));
                    part.getStyleClass().add("caption");
                    part.setMinWidth(USE_PREF_SIZE);
                    row.getChildren().add(part);
                }
                fields.get(i).setPrefColumnCount(4);
                HBox.setHgrow(fields.get(i), Priority.ALWAYS);
                row.getChildren().add(fields.get(i));
            }
            getStyleClass().add("number-row");
            getChildren().addAll(label, row);
        }

        void setOnCommit(Runnable action) {
            fields.forEach(field -> field.setOnCommit(action));
        }

        void show(boolean on) {
            setVisible(on);
            setManaged(on);
        }

        void set(Vector3d values) {
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).show(values.get(i));
            }
        }

        Vector3d get() {
            var values = new Vector3d();
            for (int i = 0; i < fields.size(); i++) {
                values.setComponent(i, fields.get(i).value());
            }
            return values;
        }
    }
}
