package zeroset.model.dataset.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.dataset.files.DatasetFolder;

/// Writes a data set as nerfstudio's `transforms.json` with `images/`, `masks/` where there are masks of valid
/// pixels, and `sparse_pc.ply` where there are points.
///
/// Every frame states its own lens. Image files are copied as they are; those of undistorted images, and of
/// images with separate object masks (which become their alpha channel), are PNG. World coordinates are kept,
/// and a stated region of interest becomes Neuralangelo's sphere, so that reading the folder gives the same
/// rays and region.
public final class TransformsWriter {

    private static final String FILE = "transforms.json";
    private static final String POINTS = "sparse_pc.ply";
    private static final int POINT_BYTES = 15;

    private final SceneDataset dataset;
    private final Path folder;
    private final boolean undistort;
    private final Set<String> names = new HashSet<>();

    /// @param folder an empty folder, or one that does not exist
    /// @param undistort whether images become those of ideal lenses
    public TransformsWriter(SceneDataset dataset, Path folder, boolean undistort) {
        this.dataset = dataset;
        this.folder = folder;
        this.undistort = undistort;
    }

    /// Writes everything; `transforms.json` comes last, so that a folder without it is known to be unfinished.
    ///
    /// @param written hears how many images are written
    /// @return the file that was written
    /// @throws DatasetException when an image cannot be read, or a lens cannot be stated without undistorting
    /// @throws IOException when something cannot be written
    public Path write(IntConsumer written) throws DatasetException, IOException {
        var model = undistort ? "OPENCV" : LensKeys.model(dataset.views());
        Files.createDirectories(folder.resolve("images"));
        var mapper = new ObjectMapper();
        var top = mapper.createObjectNode();
        top.put("camera_model", model);
        var frames = top.putArray("frames");
        var train = mapper.createArrayNode();
        var test = mapper.createArrayNode();
        int count = 0;
        for (var view : dataset.views()) {
            var frame = frames.addObject();
            write(view, frame, model);
            (view.split() == Split.TEST ? test : train)
                    .add(frame.get("file_path").textValue());
            written.accept(++count);
        }
        if (!test.isEmpty()) {
            top.set("train_filenames", train);
            top.set("test_filenames", test);
        }
        if (dataset.points().isPresent()) {
            writePoints(dataset.points().get());
            top.put("ply_file_path", POINTS);
        }
        dataset.givenRegion().ifPresent(region -> {
            var center = top.putArray("sphere_center");
            center.add(region.centerX()).add(region.centerY()).add(region.centerZ());
            top.put("sphere_radius", region.radius());
        });
        var file = folder.resolve(FILE);
        Files.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(top));
        return file;
    }

    private void write(View view, ObjectNode frame, String model) throws DatasetException, IOException {
        var kind = dataset.coverageKind();
        var stem = unusedName(view.name());
        var camera = view.camera();
        var original = view.photograph().path();
        boolean redrawn = undistort
                || kind == CoverageKind.OBJECT_MASK
                || view.photograph().isChanged();
        String image;
        if (redrawn || kind == CoverageKind.VALID_MASK) {
            var photograph = view.photograph().load();
            if (undistort) {
                var undistortion = undistortion(view);
                photograph = undistortion.apply(photograph);
                camera = new Camera(undistortion.ideal(), camera.pose());
            }
            image = "images/" + stem + (redrawn ? ".png" : ending(original));
            if (redrawn) {
                PngWriter.writeColors(photograph, kind.separatesObject(), folder.resolve(image));
            }
            if (kind == CoverageKind.VALID_MASK) {
                var mask = "masks/" + stem + ".png";
                Files.createDirectories(folder.resolve("masks"));
                PngWriter.writeCoverage(photograph, folder.resolve(mask));
                frame.put("mask_path", mask);
            }
        } else {
            image = "images/" + stem + ending(original);
        }
        if (!redrawn) {
            Files.copy(original, folder.resolve(image), StandardCopyOption.COPY_ATTRIBUTES);
        }
        frame.put("file_path", image);
        LensKeys.add(frame, camera.intrinsics(), model);
        addMatrix(frame, camera.pose());
    }

    private Undistortion undistortion(View view) throws DatasetException {
        try {
            return new Undistortion(view.camera().intrinsics());
        } catch (IllegalArgumentException e) {
            throw new DatasetException(
                    view.name() + ": cannot be undistorted: " + DatasetException.reason(e)
                            + "; convert without undistorting, or leave the image out",
                    e);
        }
    }

    /// Sub-folders become part of the name: two of them may hold files of the same name.
    private String unusedName(String viewName) {
        var path = viewName.replace('\\', '/');
        var inner = path.startsWith("images/") ? path.substring("images/".length()) : path;
        var stem = DatasetFolder.stem(inner).replace('/', '_');
        var candidate = stem;
        for (int number = 2; !names.add(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = stem + "-" + number;
        }
        return candidate;
    }

    private static String ending(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(DatasetFolder.stem(name).length());
    }

    /// Camera-to-world with OpenGL's axes.
    private static void addMatrix(ObjectNode frame, Pose pose) {
        var rows = frame.putArray("transform_matrix");
        for (int row = 0; row < 3; row++) {
            rows.addArray()
                    .add(pose.rotation().get(0, row))
                    .add(-pose.rotation().get(1, row))
                    .add(-pose.rotation().get(2, row))
                    .add(pose.center().get(row));
        }
        rows.addArray().add(0.0).add(0.0).add(0.0).add(1.0);
    }

    private void writePoints(PointCloud points) throws IOException {
        var header = "ply\nformat binary_little_endian 1.0\nelement vertex " + points.size()
                + "\nproperty float x\nproperty float y\nproperty float z\n"
                + "property uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n";
        try (var out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(POINTS)))) {
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            var point = ByteBuffer.allocate(POINT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < points.size(); i++) {
                point.clear();
                for (int axis = 0; axis < 3; axis++) {
                    point.putFloat((float) points.position(i, axis));
                }
                for (int channel = 0; channel < 3; channel++) {
                    point.put((byte) (points.hasColors() ? points.color(i, channel) : 128));
                }
                out.write(point.array());
            }
        }
    }
}
