package zeroset.app.ui.viewport;

import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import zeroset.app.ui.Texts;

/// The line up to which the photograph covers the view, to be dragged or moved with the arrow keys.
final class WipeHandle extends Pane {

    private static final double GRIP = 22; // logical pixels
    private static final double KEY_STEP = 0.02;

    private final ViewportViewModel model;
    private final PixelSurface surface;
    private final Region line = new Region();
    private final Region grip = new Region();

    WipeHandle(ViewportViewModel model, PixelSurface surface) {
        this.model = model;
        this.surface = surface;
        setId("wipe");
        setPickOnBounds(false);
        line.getStyleClass().add("wipe-line");
        line.setMouseTransparent(true);
        grip.getStyleClass().add("wipe-grip");
        grip.setId("wipe-grip");
        grip.setFocusTraversable(true);
        grip.setAccessibleRole(AccessibleRole.SLIDER);
        grip.setAccessibleText(Texts.of("viewport.wipe"));
        grip.setCursor(Cursor.H_RESIZE);
        getChildren().addAll(line, grip);

        grip.setOnMouseDragged(event -> {
            Rectangle2D picture = surface.pictureBounds();
            if (picture.getWidth() > 0) {
                move((sceneToLocal(event.getSceneX(), 0).getX() - picture.getMinX()) / picture.getWidth());
            }
            event.consume();
        });
        grip.setOnMousePressed(event -> {
            grip.requestFocus();
            event.consume();
        });
        grip.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                move(model.photo().wipeProperty().get() + (event.getCode() == KeyCode.LEFT ? -KEY_STEP : KEY_STEP));
                event.consume();
            }
        });
        model.photo().wipeProperty().subscribe(_ -> requestLayout());
        model.photo().shownProperty().subscribe(_ -> update());
        model.navigation().throughProperty().subscribe(_ -> update());
    }

    private void update() {
        setVisible(model.photo().shownProperty().get()
                && model.navigation().throughProperty().get().isPresent());
        requestLayout();
    }

    private void move(double share) {
        model.photo().wipeProperty().set(Math.clamp(share, 0, 1));
    }

    @Override
    protected void layoutChildren() {
        Rectangle2D picture = surface.pictureBounds();
        double x = picture.getMinX() + model.photo().wipeProperty().get() * picture.getWidth();
        line.resizeRelocate(snapPositionX(x) - 1, picture.getMinY(), 2, picture.getHeight());
        grip.resizeRelocate(x - GRIP / 2, picture.getMinY() + (picture.getHeight() - GRIP) / 2, GRIP, GRIP);
    }
}
