package zeroset.app.ui.viewport;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.shell.CommandSet;
import zeroset.render.viewport.Frame;
import zeroset.render.viewport.ViewportStatus;

/// The picture with its toolbar and what floats over it.
public final class ViewportView extends BorderPane {

    private static final Insets AIR = new Insets(10);
    private static final double NARROW = 700;

    private final ViewportViewModel model;
    private final PixelSurface surface = new PixelSurface();
    private final StackPane stage = new StackPane();
    private final Label quality = new Label();
    private final Map<String, Node> overlays = new HashMap<>();
    private double scale = 1;

    /// Shows a viewport.
    public ViewportView(WorkspaceModel workspace, ViewportViewModel model, CommandSet commands) {
        this.model = model;
        setId("viewport");
        setTop(new ViewportToolbar(model, commands));
        setCenter(stage);
        setMinSize(240, 160);

        stage.setId("picture");
        stage.getStyleClass().add("picture");
        stage.setFocusTraversable(true);
        stage.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        stage.setAccessibleText(Texts.of("viewport.accessible"));
        stage.setMinSize(0, 0);
        var gestures = new ViewportGestures(workspace, model, surface);
        gestures.install(stage);
        surface.setMouseTransparent(true);

        quality.setId("quality");
        quality.getStyleClass().addAll("floating-bar", "quality");
        quality.setMouseTransparent(true);
        quality.setVisible(false); // until there is a picture to speak of
        var cameraBar = new CameraBar(model, commands);
        var sliceBar = new SliceBar(model);
        StackPane.setMargin(quality, AIR);
        StackPane.setMargin(sliceBar, AIR);
        StackPane.setAlignment(quality, Pos.BOTTOM_RIGHT);
        StackPane.setAlignment(cameraBar, Pos.BOTTOM_CENTER);
        StackPane.setAlignment(sliceBar, Pos.TOP_CENTER);
        var focusFrame = new Region();
        focusFrame.getStyleClass().add("picture-frame");
        focusFrame.setMouseTransparent(true);
        stage.getChildren().addAll(surface, focusFrame, new WipeHandle(model, surface), sliceBar, cameraBar, quality);

        model.setFrameConsumer(this::show);
        model.statusProperty().subscribe(this::showQuality);
        ObservableValue<Number> outputScale =
                sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty);
        outputScale.orElse(1.0).subscribe(newScale -> {
            scale = newScale.doubleValue();
            surface.setScale(scale);
            gestures.setScale(scale);
            model.setPixelRatio(scale);
            resized();
        });
        stage.widthProperty().subscribe(width -> {
            // In a narrow viewport the bar of the camera goes over the quality instead of beside it.
            double bottom = width.doubleValue() < NARROW ? AIR.getBottom() + 32 : AIR.getBottom();
            StackPane.setMargin(cameraBar, new Insets(AIR.getTop(), AIR.getRight(), bottom, AIR.getLeft()));
            resized();
        });
        stage.heightProperty().subscribe(_ -> resized());
    }

    /// Lets something float over the picture in place of what had the same name before.
    ///
    /// @param name of the overlay
    /// @param node what floats, or nothing to take away what did
    /// @param place where it floats
    public void setOverlay(String name, Optional<? extends Node> node, Pos place) {
        var old = overlays.remove(name);
        if (old != null) {
            stage.getChildren().remove(old);
        }
        node.ifPresent(added -> {
            StackPane.setAlignment(added, place);
            StackPane.setMargin(added, AIR);
            overlays.put(name, added);
            stage.getChildren().add(added);
        });
    }

    /// What floats over the picture under a name.
    public Optional<Node> overlay(String name) {
        return Optional.ofNullable(overlays.get(name));
    }

    /// The part that takes the keys.
    public void focusPicture() {
        stage.requestFocus();
    }

    private void resized() {
        model.resize((int) Math.round(stage.getWidth() * scale), (int) Math.round(stage.getHeight() * scale));
    }

    private void show(Frame frame) {
        surface.show(frame);
        quality.setVisible(true);
    }

    private void showQuality(ViewportStatus status) {
        var name = Texts.of("quality." + status.quality().name().toLowerCase(Locale.ROOT));
        boolean still = status.quality() == Frame.Quality.EXACT || status.framesPerSecond() < 1.5;
        quality.setText(
                still
                        ? name
                        : Texts.of("viewport.fps", name, String.format(Locale.ROOT, "%.0f", status.framesPerSecond())));
        quality.setGraphic(FontIcon.of(
                switch (status.quality()) {
                    case COARSE -> Material2OutlinedMZ.RADIO_BUTTON_UNCHECKED;
                    case FAST -> Material2OutlinedMZ.TONALITY;
                    case EXACT -> Material2OutlinedAL.CHECK_CIRCLE;
                }));
    }
}
