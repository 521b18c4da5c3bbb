package zeroset.model.visibility;

import java.util.Arrays;
import org.joml.Vector3d;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.evaluation.TriangleTree;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.mesh.MeshParts;
import zeroset.model.mesh.TriangleMesh;

/// Takes floating parts out of a mesh that the photographs contradict, whatever their size.
///
/// Every point that matching found was seen from a camera, so nothing stands between the two. A part that stands
/// in the way of many such sights, and on which hardly any point lies itself, is a floater. The largest part
/// always stays, and so does a part about which the points say nothing.
public final class ContradictedParts {

    /// More sights tell no more; every n-th point is asked then.
    private static final int MOST_POINTS = 40_000;

    /// A few sights are wrong by chance.
    private static final int FEWEST_SIGHTS = 8;

    /// Sights through a part against points on it. Points lie on a part about as densely as sights through it
    /// come, so what is really there has hardly any of the one kind, and a floater hardly any of the other.
    private static final int TIMES = 2;

    /// A point this near a part lies on it, share of the region's radius.
    private static final double NEAR = 0.015;

    /// Sights begin this far before their points, share of the region's radius: points scatter.
    private static final double CLEARANCE = 0.04;

    private final OrientedPoints points;
    private final SceneTransform transform;
    private final MeshParts parts;
    private final TriangleTree tree;

    private ContradictedParts(OrientedPoints points, SceneTransform transform, TriangleMesh floating) {
        this.points = points;
        this.transform = transform;
        parts = MeshParts.of(floating);
        tree = new TriangleTree(floating);
    }

    /// The mesh without them; vertices stay, so that they may be used again.
    ///
    /// @param mesh world units
    /// @param evidence points of the surface with the cameras that saw them, unit space; none leave the mesh as
    /// it is
    /// @param transform between the two
    public static TriangleMesh removed(TriangleMesh mesh, OrientedPoints evidence, SceneTransform transform) {
        var whole = MeshParts.of(mesh);
        if (whole.count() < 2 || evidence.cameras() == 0) {
            return mesh;
        }
        int largest = whole.largest();
        var floating = mesh.withTriangles(t -> whole.of(t) != largest);
        var judged = new ContradictedParts(evidence.thinned(MOST_POINTS), transform, floating);
        boolean[] contradicted = judged.contradicted();
        int[] floatingPart = new int[whole.count()];
        Arrays.fill(floatingPart, -1);
        for (int t = 0, next = 0; t < mesh.triangleCount(); t++) {
            if (whole.of(t) != largest) {
                floatingPart[whole.of(t)] = judged.parts.of(next++);
            }
        }
        return mesh.withTriangles(t -> floatingPart[whole.of(t)] < 0 || !contradicted[floatingPart[whole.of(t)]]);
    }

    /// `[P]` for each floating part.
    private boolean[] contradicted() {
        var on = new int[parts.count()];
        var through = new int[parts.count()];
        var query = tree.newQuery();
        var obstacles = tree.newObstacles();
        var point = new Vector3d();
        var eye = new Vector3d();
        double radius = transform.scale();
        for (int i = 0; i < points.size(); i++) {
            if (points.seenFrom(i) < 0) {
                continue; // guessed, or nobody knows who saw it
            }
            transform.toWorld(point.set(points.position(i, 0), points.position(i, 1), points.position(i, 2)), point);
            if (query.distance(point.x, point.y, point.z) < NEAR * radius) {
                on[parts.of(query.triangle())]++;
                continue;
            }
            int camera = points.seenFrom(i);
            transform.toWorld(eye.set(points.eye(camera, 0), points.eye(camera, 1), points.eye(camera, 2)), eye);
            double distance = point.distance(eye);
            point.lerp(eye, Math.min(1, CLEARANCE * radius / distance));
            int blocker = obstacles.blocker(point.x, point.y, point.z, eye.x, eye.y, eye.z);
            if (blocker >= 0) {
                through[parts.of(blocker)]++;
            }
        }
        var contradicted = new boolean[parts.count()];
        for (int part = 0; part < contradicted.length; part++) {
            contradicted[part] = through[part] >= FEWEST_SIGHTS && through[part] > TIMES * on[part];
        }
        return contradicted;
    }
}
