package zeroset.model.doctor;

import java.util.List;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;

/// How far two rays that should meet miss each other, as pixels of the photographs. Reused from one
/// correspondence to the next; confined to one thread.
final class EpipolarError {

    /// What rays that meet behind a camera are given: no lens shows what is there.
    static final double BEHIND = Double.POSITIVE_INFINITY;

    /// Squared sine of the angle between two rays below which they are parallel: where they meet is a guess.
    private static final double PARALLEL = 1e-6;

    private final List<Camera> cameras;
    private final Vector3d first = new Vector3d();
    private final Vector3d second = new Vector3d();
    private final Vector3d baseline = new Vector3d();
    private final Vector3d normal = new Vector3d();

    /// @param cameras of all views
    EpipolarError(List<Camera> cameras) {
        this.cameras = cameras;
    }

    /// The distance in pixels by which both positions must give way until the rays meet, signed; infinite when
    /// they meet behind a camera. To first order it is Sampson's.
    double of(Correspondence match) {
        var a = cameras.get(match.first());
        var b = cameras.get(match.second());
        a.rayDirection(match.firstX(), match.firstY(), first);
        b.rayDirection(match.secondX(), match.secondY(), second);
        b.pose().center().sub(a.pose().center(), baseline);
        if (meetBehind()) {
            return BEHIND;
        }
        double focal = 0.25
                * (a.intrinsics().fx()
                        + a.intrinsics().fy()
                        + b.intrinsics().fx()
                        + b.intrinsics().fy());
        double volume = baseline.dot(first.cross(second, normal));
        double fromFirst = baseline.cross(first, normal).lengthSquared();
        double fromSecond = baseline.cross(second, normal).lengthSquared();
        double size = Math.sqrt(fromFirst + fromSecond);
        return size == 0 ? 0 : focal * volume / size; // 0: no baseline, or a ray along it, fits everything
    }

    private boolean meetBehind() {
        double cosine = first.dot(second);
        double squaredSine = 1 - cosine * cosine;
        if (squaredSine < PARALLEL) {
            return false;
        }
        double alongFirst = baseline.dot(first) - cosine * baseline.dot(second);
        double alongSecond = cosine * baseline.dot(first) - baseline.dot(second);
        return alongFirst <= 0 || alongSecond <= 0;
    }
}
