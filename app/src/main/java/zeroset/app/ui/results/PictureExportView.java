package zeroset.app.ui.results;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import zeroset.app.ui.Texts;
import zeroset.app.ui.controls.FileField;
import zeroset.app.ui.controls.NamedRow;
import zeroset.app.ui.controls.SizeFields;
import zeroset.app.ui.shell.Command;

/// Settings of a picture, and the button that writes it.
final class PictureExportView extends VBox {

    /// @param ask asks where to write
    PictureExportView(PictureExportViewModel model, Function<Optional<Path>, Optional<Path>> ask) {
        setId("picture-export");
        getStyleClass().add("form");
        var file = new FileField("picture-file", Texts.of("export.file"), ask);
        file.textProperty().bindBidirectional(model.target().fileProperty());
        var size = new SizeFields("picture-size", model.sizeProperty());
        var asPhotograph = new CheckBox(Texts.of("picture.as-photograph"));
        asPhotograph.setId("picture-as-photograph");
        asPhotograph.setTooltip(new Tooltip(Texts.of("picture.as-photograph.hint")));
        asPhotograph.setWrapText(true);
        asPhotograph.selectedProperty().bindBidirectional(model.asPhotographProperty());
        asPhotograph.disableProperty().bind(model.looksThroughCamera().map(through -> !through));
        size.disableProperty()
                .bind(model.asPhotographProperty()
                        .and(asPhotograph.disableProperty().not()));
        var guides = new CheckBox(Texts.of("picture.guides"));
        guides.setId("picture-guides");
        guides.selectedProperty().bindBidirectional(model.guidesProperty());
        var transparent = new CheckBox(Texts.of("picture.transparent"));
        transparent.setId("picture-transparent");
        transparent.selectedProperty().bindBidirectional(model.transparentProperty());
        var write = new Button(Texts.of("picture.write"), FontIcon.of(Command.SCREENSHOT.icon()));
        write.setId("picture-write");
        write.getStyleClass().add(Styles.ACCENT);
        write.setMaxWidth(Double.MAX_VALUE);
        write.disableProperty().bind(model.target().isBlocked(model.canExport()));
        write.setOnAction(_ -> model.export());
        getChildren()
                .addAll(
                        file,
                        new NamedRow(Texts.of("picture.size"), size),
                        asPhotograph,
                        guides,
                        transparent,
                        write,
                        model.target().outcome().label("picture-outcome"));
    }
}
