package zeroset.model.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.LossConfig;
import zeroset.model.config.OptimizerConfig;
import zeroset.model.config.SamplingConfig;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PhotographSource;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.geometry.Sphere;

/// Small pictures of a sphere whose colour is its normal, rendered exactly and held in memory, and configurations
/// small enough to train on them within a test.
public final class SyntheticScene {

    /// The region of interest, data-set units; not at the origin, so that a forgotten transform shows.
    public static final Sphere REGION = new Sphere(1, -2, 0.5, 2);

    /// Radius of the sphere in the pictures, unit space.
    public static final double RADIUS = 0.65;

    private static final int SIZE = 32;
    private static final int OVERSAMPLING = 4;

    private SyntheticScene() {}

    /// A data set of eight training views around the sphere, and one held out.
    public static SceneDataset dataset(CoverageKind coverageKind) {
        var views = new ArrayList<View>();
        for (int i = 0; i < 9; i++) {
            var camera = camera(i * 0.7, i % 3 - 1);
            var photograph = render(camera, coverageKind);
            views.add(new View("view" + i, i < 8 ? Split.TRAIN : Split.TEST, camera, inMemory(photograph)));
        }
        return new SceneDataset(
                Path.of("synthetic"),
                "synthetic",
                views,
                coverageKind,
                Optional.of(REGION),
                Optional.empty(),
                List.of());
    }

    /// The same, decoded.
    public static LoadedDataset loaded(CoverageKind coverageKind) {
        try {
            return LoadedDataset.load(dataset(coverageKind), 1);
        } catch (zeroset.model.dataset.DatasetException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The training photographs.
    public static List<PosedPhotograph> training(CoverageKind coverageKind) {
        return loaded(coverageKind).training();
    }

    /// A configuration that does some hundred steps a second: 32 rays of 8 sections, 4 coarse levels, 16 units.
    public static TrainingConfig config(int steps) {
        return new TrainingConfig(
                "test",
                7,
                false,
                2,
                new Budget.Steps(steps),
                new SamplingConfig(32, 0.5, new SamplingConfig.Sections.ProxyGrid(8, 24, 32, 0.15, 20)),
                new EncodingConfig.HashGrid(4, 2, 10, 4, 32, 2, 0.5),
                new SdfNetworkConfig(1, 16, 0, 7, 100, 0.5, true, false),
                new ColorNetworkConfig(1, 16, DirectionEncoding.SPHERICAL_HARMONICS, false),
                new DensityConfig.Neus(0.3, 0.1),
                new BackgroundConfig.RandomColor(),
                new LossConfig(1, 0.1, 0.1, 0.05),
                new OptimizerConfig(1e-2, 2e-3, 2e-3, 0.9, 0.99, 1e-15, 0.02, 0.05));
    }

    /// A configuration with other parts.
    public static TrainingConfig with(
            TrainingConfig config,
            SamplingConfig sampling,
            EncodingConfig encoding,
            SdfNetworkConfig sdfNetwork,
            DensityConfig density,
            OptimizerConfig optimizer) {
        return new TrainingConfig(
                config.preset(),
                config.seed(),
                config.useMasks(),
                config.threads(),
                config.budget(),
                sampling,
                encoding,
                sdfNetwork,
                config.colorNetwork(),
                density,
                config.background(),
                config.loss(),
                optimizer);
    }

    private static PhotographSource inMemory(Photograph photograph) {
        return new PhotographSource() {
            @Override
            public Path path() {
                return Path.of("memory");
            }

            @Override
            public Photograph load() {
                return photograph;
            }
        };
    }

    /// A camera that looks at the sphere from three radii of the region away.
    private static Camera camera(double azimuth, double height) {
        var rotation = new Matrix3d().rotateY(azimuth).rotateX(0.6 * height);
        var back = rotation.transform(new Vector3d(0, 0, -3 * REGION.radius()));
        return new Camera(
                Intrinsics.pinhole(SIZE, SIZE, 48, 48, SIZE / 2.0, SIZE / 2.0),
                new Pose(rotation, back.add(REGION.center())));
    }

    private static Photograph render(Camera camera, CoverageKind coverageKind) {
        var rgb = new byte[3 * SIZE * SIZE];
        var coverage = new byte[coverageKind == CoverageKind.NONE ? 0 : SIZE * SIZE];
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            var sum = new double[4];
            for (int s = 0; s < OVERSAMPLING * OVERSAMPLING; s++) {
                int row = pixel / SIZE;
                int subRow = s / OVERSAMPLING;
                double x = pixel % SIZE + (s % OVERSAMPLING + 0.5) / OVERSAMPLING;
                double y = row + (subRow + 0.5) / OVERSAMPLING;
                shade(camera, x, y, sum);
            }
            double hits = Math.max(1, sum[3]);
            for (int k = 0; k < 3; k++) {
                rgb[3 * pixel + k] = (byte) Math.round(255 * sum[k] / hits); // straight, not multiplied by coverage
            }
            if (coverage.length > 0) {
                coverage[pixel] = (byte) Math.round(255 * sum[3] / (OVERSAMPLING * OVERSAMPLING));
            }
        }
        return new Photograph(SIZE, SIZE, rgb, coverage, coverageKind);
    }

    private static void shade(Camera camera, double x, double y, double[] sum) {
        var direction = camera.rayDirection(x, y, new Vector3d());
        var origin = new Vector3d(camera.pose().center()).sub(REGION.center());
        double radius = RADIUS * REGION.radius();
        double middle = -origin.dot(direction);
        double missSquared = origin.lengthSquared() - middle * middle;
        if (missSquared >= radius * radius) {
            return;
        }
        var normal = origin.fma(middle - Math.sqrt(radius * radius - missSquared), direction)
                .normalize();
        sum[0] += 0.5 + 0.4 * normal.x;
        sum[1] += 0.5 + 0.4 * normal.y;
        sum[2] += 0.5 + 0.4 * normal.z;
        sum[3]++;
    }
}
