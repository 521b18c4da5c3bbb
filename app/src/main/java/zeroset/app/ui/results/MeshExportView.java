package zeroset.app.ui.results;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import zeroset.app.decimation.DecimationTarget;
import zeroset.app.job.MeshSettings;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.Choices;
import zeroset.app.ui.controls.FileField;
import zeroset.app.ui.controls.NamedRow;
import zeroset.app.ui.controls.NumberField;
import zeroset.app.ui.controls.Segments;
import zeroset.app.ui.shell.Command;
import zeroset.model.mesh.MeshFormat;

/// Settings of a mesh, and the button that writes it.
final class MeshExportView extends VBox {

    private static final double SPECK = 0.01; // of the largest part's area
    private static final double MOST_TRIANGLES = 100_000_000;

    private enum Parts {
        WITHOUT_SPECKS,
        LARGEST,
        ALL;

        MeshSettings.Components components() {
            return switch (this) {
                case WITHOUT_SPECKS -> new MeshSettings.Components.Above(SPECK);
                case LARGEST -> new MeshSettings.Components.Largest();
                case ALL -> new MeshSettings.Components.All();
            };
        }

        static Parts of(MeshSettings.Components components) {
            return switch (components) {
                case MeshSettings.Components.Above _ -> WITHOUT_SPECKS;
                case MeshSettings.Components.Largest _ -> LARGEST;
                case MeshSettings.Components.All _ -> ALL;
            };
        }
    }

    private final MeshExportViewModel model;

    /// @param ask asks where to write
    MeshExportView(MeshExportViewModel model, Function<Optional<Path>, Optional<Path>> ask) {
        this.model = model;
        setId("mesh-export");
        getStyleClass().add("form");
        var format =
                new Segments<>("mesh-format", List.of(MeshFormat.values()), MeshFormat::name, model.formatProperty());
        var file = new FileField("mesh-file", Texts.of("export.file"), ask);
        file.textProperty().bindBidirectional(model.target().fileProperty());
        var formatHint = caption();
        model.formatProperty()
                .subscribe(chosen -> formatHint.setText(
                        Texts.of("export.format." + chosen.name().toLowerCase(Locale.ROOT))));

        var estimate = caption();
        estimate.setId("mesh-estimate");
        estimate.getStyleClass().add("strong");
        estimate.textProperty().bind(model.estimateProperty());
        var export = new Button(Texts.of("export.mesh.write"), FontIcon.of(Command.EXPORT_MESH.icon()));
        export.setId("mesh-export-write");
        export.getStyleClass().add(Styles.ACCENT);
        export.setMaxWidth(Double.MAX_VALUE);
        export.disableProperty().bind(model.target().isBlocked(model.canExport()));
        export.setOnAction(_ -> model.export());

        getChildren()
                .addAll(
                        format,
                        formatHint,
                        file,
                        new NamedRow(Texts.of("export.resolution"), resolution()),
                        checks(),
                        new NamedRow(
                                Texts.of("export.parts"),
                                choices(
                                        "parts",
                                        Parts.values(),
                                        settings -> Parts.of(settings.components()),
                                        (settings, parts) -> settings.withComponents(parts.components()))),
                        new NamedRow(
                                Texts.of("export.unseen"),
                                choices(
                                        "unseen",
                                        MeshSettings.Unseen.values(),
                                        MeshSettings::unseen,
                                        MeshSettings::withUnseen)),
                        new NamedRow(
                                Texts.of("export.ground"),
                                choices(
                                        "ground",
                                        MeshSettings.Ground.values(),
                                        MeshSettings::ground,
                                        MeshSettings::withGround)),
                        new NamedRow(Texts.of("export.triangles"), triangles()),
                        new NamedRow(
                                Texts.of("export.coordinates"),
                                choices(
                                        "coordinates",
                                        MeshSettings.Coordinates.values(),
                                        MeshSettings::coordinates,
                                        MeshSettings::withCoordinates)),
                        estimate,
                        export,
                        model.target().outcome().label("mesh-outcome"));
    }

    private static Label caption() {
        var label = new Label();
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Node resolution() {
        var cells = new NumberField(
                        "mesh-resolution",
                        Texts.of("export.resolution.name"),
                        MeshSettings.LEAST_RESOLUTION,
                        MeshSettings.MOST_RESOLUTION)
                .whole();
        cells.setOnCommit(() -> model.change(settings -> settings.withResolution((int) Math.round(cells.value()))));
        model.settingsProperty().subscribe(settings -> cells.show(settings.resolution()));
        var unit = new Label(Texts.of("unit.cells"));
        unit.getStyleClass().add("caption");
        unit.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(cells, unit);
        row.getStyleClass().add("form-row");
        return row;
    }

    private Node checks() {
        var colors = new CheckBox(Texts.of("export.colors"));
        colors.setId("mesh-colors");
        colors.setOnAction(_ -> model.change(settings -> settings.withColors(colors.isSelected())));
        var normals = new CheckBox(Texts.of("export.normals"));
        normals.setId("mesh-normals");
        normals.setOnAction(_ -> model.change(settings -> settings.withNormals(normals.isSelected())));
        model.settingsProperty().subscribe(settings -> {
            colors.setSelected(settings.colors());
            normals.setSelected(settings.normals());
        });
        var row = new HBox(colors, normals);
        row.getStyleClass().add("form-row");
        return row;
    }

    private Node triangles() {
        var limited = new CheckBox(Texts.of("export.triangles.limit"));
        limited.setId("mesh-limit");
        limited.setMinWidth(USE_PREF_SIZE);
        var count = new NumberField("mesh-triangles", Texts.of("export.triangles.name"), 4, MOST_TRIANGLES).whole();
        count.show(100_000);
        Runnable commit = () -> model.change(settings -> settings.withTriangles(
                limited.isSelected()
                        ? new DecimationTarget.Count((int) Math.round(count.value()))
                        : new DecimationTarget.All()));
        limited.setOnAction(_ -> commit.run());
        count.setOnCommit(commit);
        model.settingsProperty().subscribe(settings -> {
            limited.setSelected(!(settings.triangles() instanceof DecimationTarget.All));
            count.setDisable(!limited.isSelected());
        });
        var row = new HBox(limited, count);
        row.getStyleClass().add("form-row");
        return row;
    }

    /// A choice between the values of one setting; its texts are `export.NAME.VALUE`.
    private <E extends Enum<E>> Node choices(
            String name,
            E[] values,
            Function<MeshSettings, E> present,
            BiFunction<MeshSettings, E, MeshSettings> with) {
        var choices = new Choices<>(
                "mesh-" + name,
                Texts.of("export." + name),
                List.of(values),
                choice -> Texts.of("export." + name + "." + choice.name().toLowerCase(Locale.ROOT)));
        choices.setMaxWidth(Double.MAX_VALUE);
        choices.setOnAction(_ -> model.change(settings -> with.apply(settings, choices.getValue())));
        model.settingsProperty().subscribe(settings -> choices.setValue(present.apply(settings)));
        return choices;
    }
}
