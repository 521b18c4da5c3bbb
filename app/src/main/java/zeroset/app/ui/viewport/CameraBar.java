package zeroset.app.ui.viewport;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import zeroset.app.ui.Texts;
import zeroset.app.ui.shell.Command;
import zeroset.app.ui.shell.CommandSet;

/// Shown while the view looks through a camera: which one, its photograph over the view, the next one, and the way out.
final class CameraBar extends HBox {

    CameraBar(ViewportViewModel model, CommandSet commands) {
        setId("camera-bar");
        getStyleClass().add("floating-bar");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);

        var name = new Label();
        name.setId("camera-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(180);
        var opacity = new Slider(0, 1, 1);
        opacity.setId("photo-opacity");
        opacity.setPrefWidth(110);
        opacity.setMinWidth(40);
        opacity.setAccessibleText(Texts.of("viewport.opacity"));
        opacity.setTooltip(new Tooltip(Texts.of("viewport.opacity")));
        opacity.valueProperty().bindBidirectional(model.photo().opacityProperty());
        opacity.disableProperty().bind(model.photo().shownProperty().not());
        var photo = new ToggleButton(Texts.of("viewport.photo"));
        photo.setId("camera-bar-photo");
        photo.setMinWidth(USE_PREF_SIZE);
        commands.attach(photo, Command.PHOTO_OVERLAY);

        var masks = new ToggleButton(Texts.of("viewport.masks"));
        masks.setId("camera-bar-masks");
        masks.setMinWidth(USE_PREF_SIZE);
        commands.attach(masks, Command.MASKS);
        masks.visibleProperty().bind(model.hasMasks());
        masks.managedProperty().bind(masks.visibleProperty());

        getChildren()
                .addAll(
                        button(commands, Command.PREVIOUS_CAMERA),
                        name,
                        button(commands, Command.NEXT_CAMERA),
                        photo,
                        masks,
                        opacity,
                        button(commands, Command.LEAVE_CAMERA));
        model.navigation().throughProperty().subscribe(entry -> {
            setVisible(entry.isPresent());
            entry.ifPresent(viewed -> {
                var file = viewed.name().substring(viewed.name().lastIndexOf('/') + 1); // the tooltip has the folder
                name.setText(
                        file + " · " + Texts.of("use." + viewed.use().name().toLowerCase(Locale.ROOT)));
                name.setTooltip(new Tooltip(viewed.image().toString()));
            });
        });
    }

    private static Button button(CommandSet commands, Command command) {
        var button = new Button(command.text(), FontIcon.of(command.icon()));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setId("camera-bar-" + command.id());
        commands.attach(button, command);
        return button;
    }
}
