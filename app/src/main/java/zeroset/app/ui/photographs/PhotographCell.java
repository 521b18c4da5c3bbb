package zeroset.app.ui.photographs;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import zeroset.app.ui.Texts;
import zeroset.app.ui.Thumbnails;
import zeroset.app.workspace.ViewEntry;
import zeroset.render.scene.CameraGlyph;

/// One photograph in the list: picture, name, use, and a box that switches it off.
final class PhotographCell extends ListCell<ViewEntry> {

    private static final double WIDTH = 64;
    private static final double HEIGHT = 48;

    private final Thumbnails thumbnails;
    private final ImageView picture = new ImageView();
    private final Label name = new Label();
    private final Label use = new Label();
    private final FontIcon useIcon = new FontIcon();
    private final CheckBox on = new CheckBox();
    private final HBox content = new HBox();

    /// @param lookThrough looks through the camera of a view
    PhotographCell(PhotographsViewModel model, Thumbnails thumbnails, IntConsumer lookThrough) {
        this.thumbnails = thumbnails;
        picture.setFitWidth(WIDTH);
        picture.setFitHeight(HEIGHT);
        picture.setPreserveRatio(true);
        var frame = new StackPane(picture);
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
        name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS); // numbers stand at the end
        name.setTooltip(new Tooltip());
        use.setGraphic(useIcon);
        use.getStyleClass().add("caption");
        var text = new VBox(name, use);
        text.getStyleClass().add("photograph-text");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        on.setTooltip(new Tooltip(Texts.of("photographs.on")));
        on.setFocusTraversable(false); // Space in the list does the same
        on.setOnAction(_ -> {
            var entry = getItem();
            if (entry != null) {
                model.setUse(List.of(entry), model.useAfterSwitching(entry));
                on.setSelected(entry.use() != CameraGlyph.Use.DISABLED); // until the workspace has done it
            }
        });
        on.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume); // switching is not looking
        setOnMouseClicked(event -> {
            var entry = getItem();
            boolean choosing = event.isShiftDown() || event.isShortcutDown();
            if (entry != null && event.getButton() == MouseButton.PRIMARY && !choosing) {
                lookThrough.accept(entry.index());
            }
        });
        content.getStyleClass().add("photograph");
        content.getChildren().addAll(frame, text, on);
        content.setMinWidth(0);
        content.prefWidthProperty().bind(widthProperty().subtract(12)); // the cell's padding
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        thumbnails.revisionProperty().subscribe(_ -> showPicture());
    }

    @Override
    protected void updateItem(ViewEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        var usage = entry.use().name().toLowerCase(Locale.ROOT);
        name.setText(shortName(entry)); // folder and type are in the tooltip: there is little room
        name.getTooltip().setText(entry.image().toString());
        use.setText(Texts.of("use." + usage));
        useIcon.setIconCode(
                switch (entry.use()) {
                    case TRAINING -> Material2OutlinedAL.CHECK_CIRCLE;
                    case HELD_OUT -> Material2OutlinedAL.GRADE;
                    case DISABLED -> Material2OutlinedAL.BLOCK;
                });
        on.setSelected(entry.use() != CameraGlyph.Use.DISABLED);
        on.setAccessibleText(Texts.of("photographs.on") + ": " + entry.name());
        picture.setOpacity(entry.use() == CameraGlyph.Use.DISABLED ? 0.4 : 1);
        setAccessibleText(entry.name() + ", " + Texts.of("use." + usage));
        showPicture();
        setGraphic(content);
    }

    private static String shortName(ViewEntry entry) {
        var file = entry.name().substring(entry.name().lastIndexOf('/') + 1);
        int type = file.lastIndexOf('.');
        return type > 0 ? file.substring(0, type) : file;
    }

    private void showPicture() {
        var entry = getItem();
        if (entry != null) {
            picture.setImage(thumbnails.image(entry.index()).orElse(null));
        }
    }
}
