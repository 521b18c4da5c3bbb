package zeroset.app.ui.viewport;

import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.viewport.Navigation.Flight;
import zeroset.model.camera.Pose;
import zeroset.render.navigation.CameraPicker;

/// Mouse and keys over the picture. Left drag orbits or moves a handle of the region, right or Shift pans, the wheel
/// zooms to the cursor, a click on a camera looks through it, a double click focuses, W A S D Q E fly.
final class ViewportGestures {

    private static final double PICK_TOLERANCE = 4; // logical pixels beside a camera that still count
    private static final double CLICK_TOLERANCE = 3; // logical pixels a hand trembles
    private static final Map<KeyCode, Flight> FLIGHT_KEYS = Map.of(
            KeyCode.W, Flight.FORWARD,
            KeyCode.S, Flight.BACK,
            KeyCode.A, Flight.LEFT,
            KeyCode.D, Flight.RIGHT,
            KeyCode.E, Flight.UP,
            KeyCode.Q, Flight.DOWN);

    private final ViewportViewModel model;
    private final PixelSurface surface;
    private final Navigation navigation;
    private final RegionHand regionHand;
    private double scale = 1;
    private Point2D pressed = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;
    private boolean dragged;
    private double wheelSteps;
    private boolean wheelWaits;

    ViewportGestures(WorkspaceModel workspace, ViewportViewModel model, PixelSurface surface) {
        this.model = model;
        this.surface = surface;
        navigation = model.navigation();
        regionHand = new RegionHand(workspace, model);
    }

    /// Device pixels per logical pixel.
    void setScale(double outputScale) {
        scale = outputScale;
    }

    /// Listens to a node that lies exactly over the surface.
    void install(Node node) {
        node.setOnMousePressed(onPicture(this::press));
        node.setOnMouseDragged(onPicture(this::drag));
        node.setOnMouseReleased(onPicture(this::release));
        node.setOnMouseMoved(event -> node.setCursor(hover(pixel(event))));
        node.setOnScroll(onPicture(this::scroll));
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> flightKey(event, true));
        node.addEventHandler(KeyEvent.KEY_RELEASED, event -> flightKey(event, false));
        node.focusedProperty().subscribe(focused -> {
            if (!focused) {
                navigation.land();
            }
        });
    }

    /// What happens on a bar that floats over the picture does not move the picture.
    private static <E extends Event> EventHandler<E> onPicture(EventHandler<E> handler) {
        return event -> {
            if (event.getTarget() == event.getSource()) {
                handler.handle(event);
            }
        };
    }

    /// A pixel of the frame; the centre of the first is 0.5.
    private Point2D pixel(MouseEvent event) {
        return pixel(event.getX(), event.getY());
    }

    private Point2D pixel(double x, double y) {
        Rectangle2D picture = surface.pictureBounds();
        return new Point2D((x - picture.getMinX()) * scale, (y - picture.getMinY()) * scale);
    }

    /// Marks the handle under the cursor.
    private Cursor hover(Point2D at) {
        var handle = regionHand.handleAt(at.getX(), at.getY(), scale);
        model.hover(handle);
        return handle.isPresent() ? Cursor.HAND : Cursor.DEFAULT;
    }

    private void press(MouseEvent event) {
        ((Node) event.getSource()).requestFocus();
        pressed = new Point2D(event.getX(), event.getY());
        last = pressed;
        dragged = false;
        var at = pixel(event);
        if (event.getButton() == MouseButton.PRIMARY) {
            regionHand.grab(at.getX(), at.getY(), scale);
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        var now = new Point2D(event.getX(), event.getY());
        if (!dragged && now.distance(pressed) < CLICK_TOLERANCE) {
            return;
        }
        dragged = true;
        var moved = now.subtract(last);
        last = now;
        int height = Math.max(1, (int) surface.getHeight());
        if (regionHand.isHolding()) {
            var at = pixel(event);
            regionHand.move(at.getX(), at.getY(), event.isShiftDown());
        } else if (event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()) {
            navigation.orbit(moved.getX(), moved.getY(), height);
        } else {
            navigation.pan(moved.getX(), moved.getY(), height);
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        boolean held = regionHand.isHolding();
        regionHand.release();
        if (!dragged && !held && event.getButton() == MouseButton.PRIMARY) {
            var at = pixel(event);
            if (event.getClickCount() == 2) {
                focusOn(at);
            } else {
                pickCamera(at);
            }
        }
        event.consume();
    }

    private void focusOn(Point2D at) {
        var _ = model.surfaceAt(at.getX(), at.getY())
                .thenAccept(point -> FxThread.run(() -> point.ifPresent(navigation::focus)));
    }

    private void pickCamera(Point2D at) {
        if (!model.lookProperty().get().guides().cameras()
                || navigation.throughProperty().get().isPresent()) {
            return;
        }
        var scene = model.scene();
        var _ = model.surfaceAt(at.getX(), at.getY())
                .thenAccept(point -> FxThread.run(() -> {
                    var picker = new CameraPicker(
                            scene.cameras(), scene.transform().region().center());
                    model.camera()
                            .flatMap(view -> picker.pick(
                                    view, at.getX(), at.getY(), PICK_TOLERANCE * scale, depth(view.pose(), point)))
                            .map(scene.cameras()::indexOf)
                            .ifPresent(model::lookThrough);
                }));
    }

    private static double depth(Pose pose, Optional<Vector3d> point) {
        return point.map(found -> pose.toCamera(found, new Vector3d()).z).orElse(Double.POSITIVE_INFINITY);
    }

    /// Notches that come while the viewport looks for the point under the cursor are added up.
    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() == 0) {
            return;
        }
        wheelSteps += event.getDeltaY() / event.getMultiplierY();
        event.consume();
        if (wheelWaits) {
            return;
        }
        wheelWaits = true;
        var at = pixel(event.getX(), event.getY());
        var _ = model.surfaceAt(at.getX(), at.getY())
                .thenAccept(point -> FxThread.run(() -> {
                    wheelWaits = false;
                    navigation.zoom(wheelSteps, point);
                    wheelSteps = 0;
                }));
    }

    private void flightKey(KeyEvent event, boolean down) {
        @Nullable Flight flight = FLIGHT_KEYS.get(event.getCode());
        boolean isCommand = event.isShortcutDown() || event.isAltDown() || event.isShiftDown();
        // A key that is let go ends its flight whatever else is held: Ctrl-S on the way would let it go on for ever.
        if (flight != null && !(down && isCommand)) {
            navigation.fly(flight, down);
            event.consume();
        }
    }
}
