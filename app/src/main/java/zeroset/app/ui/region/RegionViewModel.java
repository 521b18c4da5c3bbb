package zeroset.app.ui.region;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.value.ObservableValue;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.RegionState;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;
import zeroset.render.navigation.RegionConversion;

/// The region of interest as numbers.
public final class RegionViewModel {

    /// Which kind of region.
    enum Shape {
        SPHERE,
        BOX
    }

    private final WorkspaceModel model;
    private final AtomicLong gesture = new AtomicLong(-1); // below the numbers that drags use

    /// Follows the workspace.
    public RegionViewModel(WorkspaceModel model) {
        this.model = model;
    }

    ObservableValue<Optional<RegionState>> region() {
        return model.part(WorkspaceState::region);
    }

    private Optional<Region> now() {
        return model.state().region().map(RegionState::region);
    }

    static Shape shape(Region region) {
        return switch (region) {
            case Sphere _ -> Shape.SPHERE;
            case OrientedBox _ -> Shape.BOX;
        };
    }

    /// Takes numbers over; each time is a change of its own.
    void set(Region region) {
        if (!Optional.of(region).equals(now())) {
            model.workspace().setRegion(region, gesture.getAndDecrement());
        }
    }

    void setShape(Shape shape) {
        now().ifPresent(region -> set(
                switch (shape) {
                    case SPHERE -> RegionConversion.toSphere(region);
                    case BOX -> RegionConversion.toBox(region);
                }));
    }

    /// Finds it again.
    public void findAgain() {
        model.workspace().resetRegion();
    }

    /// Whether there is one that can be changed.
    public ObservableValue<Boolean> canChange() {
        return model.part(
                state -> state.region().filter(region -> !region.locked()).isPresent());
    }

    /// A box from numbers as people write them.
    ///
    /// @param center world units
    /// @param edges lengths of its edges, world units
    /// @param degrees turns about x, then y, then z of the world
    static OrientedBox box(Vector3d center, Vector3d edges, Vector3d degrees) {
        var turn = new Quaterniond()
                .rotationXYZ(Math.toRadians(degrees.x), Math.toRadians(degrees.y), Math.toRadians(degrees.z));
        return new OrientedBox(
                center.x, center.y, center.z, edges.x / 2, edges.y / 2, edges.z / 2, turn.x, turn.y, turn.z, turn.w);
    }

    /// The turns of a box as {@link #box} takes them.
    static Vector3d degrees(OrientedBox box) {
        var angles = new Quaterniond(box.qx(), box.qy(), box.qz(), box.qw()).getEulerAnglesXYZ(new Vector3d());
        return new Vector3d(Math.toDegrees(angles.x), Math.toDegrees(angles.y), Math.toDegrees(angles.z));
    }

    static Vector3d center(Region region) {
        return switch (region) {
            case Sphere sphere -> sphere.center();
            case OrientedBox box -> new Vector3d(box.centerX(), box.centerY(), box.centerZ());
        };
    }

    List<String> warnings() {
        return model.state().region().map(RegionState::warnings).orElse(List.of());
    }
}
