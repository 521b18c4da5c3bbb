package zeroset.app.ui.results;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.FileField;
import zeroset.app.ui.controls.NamedRow;
import zeroset.app.ui.controls.NumberField;
import zeroset.app.ui.controls.Segments;
import zeroset.app.ui.controls.SizeFields;
import zeroset.app.ui.shell.Command;

/// Settings of a film, and the button that writes it.
final class FilmExportView extends VBox {

    private static final double LONGEST_SECONDS = 600;
    private static final double MOST_FRAMES_PER_SECOND = 120;

    /// @param ask asks where to write
    FilmExportView(FilmExportViewModel model, Function<Optional<Path>, Optional<Path>> ask) {
        setId("film-export");
        getStyleClass().add("form");
        var way = new Segments<>(
                "film-way",
                List.of(FilmExportViewModel.Way.values()),
                choice -> Texts.of("film.way." + choice.name().toLowerCase(Locale.ROOT)),
                model.wayProperty());
        var file = new FileField("film-file", Texts.of("export.file"), ask);
        file.textProperty().bindBidirectional(model.target().fileProperty());
        var hint = new Label(Texts.of("film.hint"));
        hint.getStyleClass().add("caption");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        var length = number("film-seconds", "film.seconds", 0.1, LONGEST_SECONDS, model.secondsProperty());
        var rate = number("film-fps", "film.fps", 1, MOST_FRAMES_PER_SECOND, model.framesPerSecondProperty())
                .whole();
        var write = new Button(Texts.of("film.write"), FontIcon.of(Command.ANIMATION.icon()));
        write.setId("film-write");
        write.getStyleClass().add(Styles.ACCENT);
        write.setMaxWidth(Double.MAX_VALUE);
        write.disableProperty().bind(model.target().isBlocked(model.canExport()));
        write.setOnAction(_ -> model.export());
        getChildren()
                .addAll(
                        way,
                        file,
                        hint,
                        new NamedRow(Texts.of("picture.size"), new SizeFields("film-size", model.sizeProperty())),
                        new NamedRow(Texts.of("film.length"), withUnit(length, "unit.seconds")),
                        new NamedRow(Texts.of("film.rate"), withUnit(rate, "unit.frames-per-second")),
                        write,
                        model.target().outcome().label("film-outcome"));
    }

    private static NumberField number(String id, String name, double least, double most, DoubleProperty value) {
        var field = new NumberField(id, Texts.of(name), least, most);
        value.subscribe(shown -> field.show(shown.doubleValue()));
        field.setOnCommit(() -> value.set(field.value()));
        return field;
    }

    private static HBox withUnit(NumberField field, String unit) {
        var label = new Label(Texts.of(unit));
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(field, label);
        row.getStyleClass().add("form-row");
        return row;
    }
}
