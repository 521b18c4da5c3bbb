package zeroset.model.mesh;

import java.util.Arrays;
import java.util.function.Supplier;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.SurfaceEvaluator;

/// Turns a signed distance function into a mesh: marching cubes in a narrow band around its zero set.
///
/// Time and memory grow with the area of the surface in cells, not with the volume ([NarrowBand]). The mesh is
/// welded, faces outward, has the topology of the trilinear interpolant ([CellTable]), and its vertices lie on the
/// field's own zero set ([VertexRefinement]). The result depends on the field and the settings alone, not on the
/// number of workers. A box as region of interest cuts it cleanly ([MeshClipper]); at the unit sphere it ends with
/// whole cells. Either way it stays open there: a cap would be a surface that nobody photographed.
public final class SurfaceExtractor {

    /// Cells along the cube in the coarse pass that measures the object.
    private static final int COARSE_RESOLUTION = 96;

    private final ExtractionSettings settings;

    /// With settings for any number of extractions.
    public SurfaceExtractor(ExtractionSettings settings) {
        this.settings = settings;
    }

    /// Extracts the surface. Blocks; the calling thread may be any.
    ///
    /// @param evaluators makes the field's evaluator for each worker
    /// @param transform from unit space to the mesh's world units
    /// @param listener follows the work and may stop it
    /// @throws NoSurfaceException when the field does not cross the level
    /// @throws java.util.concurrent.CancellationException when the listener stops it or the thread is interrupted
    public TriangleMesh extract(
            Supplier<? extends SurfaceEvaluator> evaluators, SceneTransform transform, ExtractionListener listener)
            throws NoSurfaceException {
        try (var pool = new EvaluationPool(evaluators, settings.workers(), listener)) {
            double spacing = 2.0 / settings.resolution();
            if (settings.tightBox()) {
                pool.stage(0, 0.05);
                spacing = spacingForObject(pool, transform.unitBounds());
            }
            var lattice = SampleLattice.covering(spacing, settings.insideUnitSphere(), transform.unitBounds());
            pool.stage(0.05, 0.6);
            Surface surface = surface(lattice, pool);
            return clipped(attributed(surface, lattice, pool, transform), transform.bounds());
        }
    }

    /// Triangles with the lattice edges of their vertices, and the samples they came from.
    @SuppressWarnings("ArrayRecordComponent") // inside this class only, never compared
    private record Surface(double[] positions, int[] triangles, long[] keys, SparseSamples samples) {}

    /// The cell size that gives the object's longest side the resolution asked for.
    private double spacingForObject(EvaluationPool pool, Region unitBounds) {
        var lattice = SampleLattice.covering(2.0 / COARSE_RESOLUTION, settings.insideUnitSphere(), unitBounds);
        double longest = 2;
        try {
            double[] positions = surface(lattice, pool).positions;
            longest = longestSide(positions) + 2 * lattice.spacing();
        } catch (NoSurfaceException e) {
            // too thin for the coarse lattice; the fine one decides
            longest = 2;
        }
        double finest = 2.0 / ExtractionSettings.MAX_RESOLUTION;
        return Math.max(finest, Math.min(2, longest) / settings.resolution());
    }

    /// A box cuts the surface at its faces, where it stays open; what the cut leaves of components is judged anew.
    private TriangleMesh clipped(TriangleMesh mesh, Region bounds) throws NoSurfaceException {
        if (!(bounds instanceof OrientedBox box)) {
            return mesh;
        }
        var inside = MeshClipper.clip(mesh, box);
        if (inside.triangleCount() == 0) {
            throw NoSurfaceException.outsideTheRegion();
        }
        return MeshCleaner.withoutSmallComponents(inside, settings.componentShare());
    }

    private static double longestSide(double[] positions) {
        double longest = 0;
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = axis; i < positions.length; i += 3) {
                low = Math.min(low, positions[i]);
                high = Math.max(high, positions[i]);
            }
            longest = Math.max(longest, high - low);
        }
        return longest;
    }

    private Surface surface(SampleLattice lattice, EvaluationPool pool) throws NoSurfaceException {
        var band = new NarrowBand(lattice, pool, settings.level(), settings.bandSafety());
        SparseSamples samples = band.sample();
        BandContour contour = BandContour.of(lattice, samples);
        if (contour.mesh().vertexCount() == 0) {
            throw band.noSurface();
        }
        return withoutSpecks(contour, samples);
    }

    private Surface withoutSpecks(BandContour contour, SparseSamples samples) {
        double[] positions = contour.mesh().trimmedPositions();
        int[] triangles = contour.mesh().trimmedTriangles();
        boolean[] keep = ComponentFilter.keep(positions, triangles, settings.componentShare());
        int[] renumbered = ComponentFilter.renumber(positions.length / 3, triangles, keep);
        int[] selected = ComponentFilter.select(triangles, keep, renumbered);
        int kept = 0;
        long[] keys = new long[positions.length / 3];
        for (int v = 0; v < renumbered.length; v++) {
            if (renumbered[v] >= 0) {
                System.arraycopy(positions, 3 * v, positions, 3 * kept, 3);
                keys[kept++] = contour.vertexKeys().get(v);
            }
        }
        return new Surface(Arrays.copyOf(positions, 3 * kept), selected, Arrays.copyOf(keys, kept), samples);
    }

    private TriangleMesh attributed(
            Surface surface, SampleLattice lattice, EvaluationPool pool, SceneTransform transform) {
        double[] positions = surface.positions;
        pool.stage(0.6, 0.85);
        float[] normals =
                new VertexRefinement(lattice, surface.samples, pool, settings.level()).refine(positions, surface.keys);
        byte[] colors = {};
        if (settings.colors()) {
            pool.stage(0.85, 1);
            colors = VertexRefinement.colors(pool, positions, normals);
        }
        Sphere region = transform.region();
        for (int i = 0; i < positions.length; i += 3) {
            positions[i] = region.centerX() + region.radius() * positions[i];
            positions[i + 1] = region.centerY() + region.radius() * positions[i + 1];
            positions[i + 2] = region.centerZ() + region.radius() * positions[i + 2];
        }
        return new TriangleMesh(positions, surface.triangles, settings.normals() ? normals : new float[0], colors);
    }
}
