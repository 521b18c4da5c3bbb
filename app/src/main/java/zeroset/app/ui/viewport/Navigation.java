package zeroset.app.ui.viewport;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import zeroset.app.workspace.ViewEntry;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.geometry.Sphere;
import zeroset.render.navigation.NavigationRig;
import zeroset.render.viewport.Viewpoint;

/// From where the viewport looks, and how it gets somewhere else: at once under the hand, in a short glide otherwise.
///
/// Looking through a camera of the data set is exact, with its own principal point and distortion, until something
/// moves; the picture then has the photograph's shape.
public final class Navigation {

    private static final double FOV_Y_DEGREES = 40;
    private static final double GLIDE_SECONDS = 0.25;
    private static final double FLIGHT_PER_SECOND = 0.8; // of the pivot's distance
    private static final Duration REST = Duration.millis(140); // without movement, before the picture sharpens

    /// A direction of flight.
    enum Flight {
        FORWARD,
        BACK,
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    private final ReadOnlyObjectWrapper<Optional<ViewEntry>> through = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final PauseTransition rest = new PauseTransition(REST);
    private final Set<Flight> flights = EnumSet.noneOf(Flight.class);
    private final Wings wings = new Wings();
    private final Runnable changed;
    private @Nullable NavigationRig rig;
    private @Nullable NavigationRig home;
    private @Nullable Glide glide;
    private boolean inMotion;

    /// @param changed called whenever the viewpoint is another one
    Navigation(Runnable changed) {
        this.changed = changed;
        rest.setOnFinished(_ -> settle());
    }

    /// Starts anew in front of a scene.
    ///
    /// @param side where the scene is seen from, when it is not seen from all around: a direction from its middle
    void start(Sphere scene, Vector3dc up, Optional<Vector3d> side) {
        stopGlide();
        through.set(Optional.empty());
        var framing = NavigationRig.framing(scene, up, FOV_Y_DEGREES);
        home = side.isPresent() ? framing.from(side.get()) : framing;
        rig = home;
        changed.run();
    }

    /// Stands where a view of the same scene stood before; the first view stays the one to go back to.
    void restore(UnaryOperator<NavigationRig> place) {
        if (home != null) {
            stopGlide();
            through.set(Optional.empty());
            rig = place.apply(home);
            changed.run();
        }
    }

    /// The view, once there is one.
    Optional<NavigationRig> rig() {
        return Optional.ofNullable(rig);
    }

    /// The photograph whose camera is looked through.
    public ReadOnlyObjectProperty<Optional<ViewEntry>> throughProperty() {
        return through.getReadOnlyProperty();
    }

    /// Whether the view is moving.
    boolean isInMotion() {
        return inMotion;
    }

    /// The viewpoint for an area of the screen.
    ///
    /// @param width device pixels
    /// @param height device pixels
    Optional<Viewpoint> viewpoint(int width, int height) {
        if (rig == null || width <= 0 || height <= 0) {
            return Optional.empty();
        }
        var entry = through.get();
        var camera = entry.isPresent() ? fitted(entry.get().camera(), width, height) : rig.camera(width, height);
        return Optional.of(new Viewpoint(camera, inMotion));
    }

    /// The same camera for a picture that just fits into an area.
    static Camera fitted(Camera camera, int width, int height) {
        Intrinsics lens = camera.intrinsics();
        double scale = Math.min((double) width / lens.width(), (double) height / lens.height());
        int fitWidth = Math.max(1, (int) Math.round(scale * lens.width()));
        int fitHeight = Math.max(1, (int) Math.round(scale * lens.height()));
        return new Camera(lens.scaledTo(fitWidth, fitHeight), camera.pose());
    }

    // --- by hand -----------------------------------------------------------------------------------------------------

    void orbit(double dx, double dy, int viewportHeight) {
        if (rig != null) {
            moveTo(rig.orbit(dx, dy, viewportHeight));
        }
    }

    void pan(double dx, double dy, int viewportHeight) {
        if (rig != null) {
            moveTo(rig.pan(dx, dy, viewportHeight));
        }
    }

    void zoom(double steps, Optional<? extends Vector3dc> target) {
        if (rig != null) {
            moveTo(rig.zoom(steps, target.isPresent() ? target.get() : rig.pivot()));
        }
    }

    void fly(Flight direction, boolean on) {
        if (on ? flights.add(direction) : flights.remove(direction)) {
            wings.setBeating(!flights.isEmpty());
        }
    }

    void land() {
        flights.clear();
        wings.setBeating(false);
    }

    private void moveTo(NavigationRig next) {
        stopGlide();
        through.set(Optional.empty());
        rig = next;
        touch();
    }

    // --- in a glide --------------------------------------------------------------------------------------------------

    void focus(Vector3dc point) {
        if (rig != null) {
            glideTo(rig.focus(point), Optional.empty());
        }
    }

    void frame(Sphere sphere) {
        if (rig != null) {
            glideTo(rig.frame(sphere), Optional.empty());
        }
    }

    /// Goes back to the first view.
    public void reset() {
        if (home != null) {
            glideTo(home, Optional.empty());
        }
    }

    /// Looks through the camera of a photograph.
    public void lookThrough(ViewEntry entry) {
        if (rig != null) {
            glideTo(rig.lookThrough(entry.camera()), Optional.of(entry));
        }
    }

    /// Goes back to a free view from where the camera stands.
    public void leaveCamera() {
        if (through.get().isPresent()) {
            stopGlide();
            through.set(Optional.empty());
            changed.run();
        }
    }

    private void glideTo(NavigationRig target, Optional<ViewEntry> arrival) {
        stopGlide();
        through.set(Optional.empty());
        if (rig != null) {
            glide = new Glide(rig, target, arrival);
            glide.start();
        }
    }

    private void stopGlide() {
        if (glide != null) {
            glide.stop();
            glide = null;
        }
    }

    private void touch() {
        inMotion = true;
        rest.playFromStart();
        changed.run();
    }

    private void settle() {
        inMotion = false;
        changed.run();
    }

    /// From one view to another.
    private final class Glide extends AnimationTimer {
        private final NavigationRig from;
        private final NavigationRig to;
        private final Optional<ViewEntry> arrival;
        private long began = -1;

        Glide(NavigationRig from, NavigationRig to, Optional<ViewEntry> arrival) {
            this.from = from;
            this.to = to;
            this.arrival = arrival;
        }

        @Override
        public void handle(long now) {
            if (began < 0) {
                began = now;
            }
            double share = Math.min(1, (now - began) / 1e9 / GLIDE_SECONDS);
            rig = share >= 1 ? to : from.towards(to, share * share * (3 - 2 * share));
            if (share >= 1) {
                stopGlide();
                through.set(arrival);
            }
            touch();
        }
    }

    /// Flies while keys are held.
    private final class Wings extends AnimationTimer {
        private boolean beating;
        private long last = -1;

        void setBeating(boolean on) {
            if (on != beating) {
                beating = on;
                last = -1;
                if (on) {
                    start();
                } else {
                    stop();
                }
            }
        }

        @Override
        public void handle(long now) {
            if (last >= 0 && rig != null) {
                double distance = FLIGHT_PER_SECOND * Math.min(0.1, (now - last) / 1e9);
                moveTo(rig.fly(
                        distance * sign(Flight.RIGHT, Flight.LEFT),
                        distance * sign(Flight.UP, Flight.DOWN),
                        distance * sign(Flight.FORWARD, Flight.BACK)));
            }
            last = now;
        }

        private int sign(Flight plus, Flight minus) {
            return (flights.contains(plus) ? 1 : 0) - (flights.contains(minus) ? 1 : 0);
        }
    }
}
