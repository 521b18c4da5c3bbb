package zeroset.model.dataset.photogrammetry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.FormatFile;
import zeroset.model.dataset.files.XmlPlace;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameCollector;

/// Agisoft Metashape: the XML file of "Export Cameras", photographs anywhere below its folder, found by their
/// labels.
///
/// Poses are camera-to-world with OpenCV's axes in the chunk's own frame; the chunk's (else the component's)
/// scale and rotation turn them into metres. Its translation is left out where it leads to the Earth's
/// surface, millions of metres away, where single precision ends. Pixel centres are at +0.5.
public final class MetashapeReader implements DatasetReader {

    private static final FormatFile FILE = FormatFile.ending(".xml", MetashapeReader::hasChunk);
    private static final int PEEKED_BYTES = 1 << 12;

    /// Farther than any scene is wide: coordinates counted from the Earth's centre, or of a national grid.
    private static final double FAR_METRES = 1e4;

    @Override
    public String formatName() {
        return "Metashape cameras XML";
    }

    @Override
    public String looksFor() {
        return "an .xml file of cameras exported by Metashape";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return FILE.at(location)
                .map(file -> new Recognition(
                        formatName(), file, file.getFileName() + " is an XML document with a chunk of cameras"));
    }

    private static boolean hasChunk(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var start = new String(stream.readNBytes(PEEKED_BYTES), StandardCharsets.ISO_8859_1);
            return start.contains("<document") && start.contains("<chunk");
        } catch (IOException e) {
            return false; // unreadable files are recognised as nothing; the caller says what it looked for
        }
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file = FILE.at(location).orElseThrow(() -> new DatasetException(location + ": holds no Metashape cameras"));
        var chunk = chunk(XmlPlace.read(file));
        var lenses = lenses(chunk);
        var transforms = new HashMap<String, ChunkTransform>();
        for (var component : chunk.descendants("component")) {
            transforms.put(component.attribute("id").orElse(""), ChunkTransform.of(component));
        }
        var ofChunk = ChunkTransform.of(chunk);
        var frames = new FrameCollector(location, file, DatasetFolder.of(file), CoverageKind.VALID_MASK);
        int unaligned = 0;
        boolean moved = false;
        for (var camera : chunk.descendants("camera")) {
            var matrix = camera.find("transform");
            if (matrix.isEmpty() || camera.attribute("enabled").orElse("true").matches("false|0")) {
                unaligned++;
                continue;
            }
            var label = camera.attribute("label").orElseThrow(() -> camera.problem("expected an attribute label"));
            var sensor = camera.attribute("sensor_id").orElse("");
            var lens = Optional.ofNullable(lenses.get(sensor))
                    .orElseThrow(() -> camera.problem("expected a calibrated sensor of " + lenses.keySet()
                            + ", found sensor_id \"" + sensor + "\"; align the photographs and export again"));
            var transform = ofChunk.isIdentity()
                    ? transforms.getOrDefault(camera.attribute("component_id").orElse(""), ofChunk)
                    : ofChunk;
            moved |= transform.leadsFar();
            frames.add(camera.toString(), label, _ -> lens, pose(matrix.get(), transform));
        }
        if (unaligned > 0) {
            frames.note(unaligned + " photographs have no pose or are switched off, and are left out.");
        }
        if (moved) {
            frames.note(
                    "The shift to coordinates of the Earth is left out: results are metric and turned as in Metashape,"
                            + " but near the origin.");
        }
        return frames.dataset(formatName(), Optional.empty(), Optional.empty());
    }

    /// The first chunk that has cameras.
    private static XmlPlace chunk(XmlPlace document) throws DatasetException {
        return document.descendants("chunk").stream()
                .filter(chunk -> !chunk.descendants("camera").isEmpty())
                .findFirst()
                .orElseThrow(() -> document.problem(
                        "expected a chunk with cameras; align the photographs and export the cameras again"));
    }

    private static Map<String, Intrinsics> lenses(XmlPlace chunk) throws DatasetException {
        var lenses = new HashMap<String, Intrinsics>();
        for (var sensor : chunk.descendants("sensor")) {
            var lens = MetashapeLens.read(sensor);
            lens.ifPresent(found -> lenses.put(sensor.attribute("id").orElse(""), found));
        }
        return lenses;
    }

    private static Pose pose(XmlPlace matrix, ChunkTransform transform) throws DatasetException {
        var m = matrix.numbers(16);
        var rows = new double[3][];
        for (int row = 0; row < 3; row++) {
            rows[row] = new double[] {m[4 * row], m[4 * row + 1], m[4 * row + 2], m[4 * row + 3]};
        }
        return matrix.check(() -> transform.apply(CameraAxes.OPENCV.fromCameraToWorld(rows)));
    }

    /// Chunk coordinates to metres: `scale·R·x + t`.
    private record ChunkTransform(Matrix3d rotation, Vector3d translation, double scale) {

        static ChunkTransform of(XmlPlace owner) throws DatasetException {
            var rotation = new Matrix3d();
            var translation = new Vector3d();
            double scale = 1;
            var transform = owner.find("transform");
            if (transform.isPresent()) {
                var place = transform.get();
                if (place.find("rotation").isPresent()) {
                    var r = place.get("rotation").numbers(9);
                    rotation.set(r).transpose(); // given row by row, JOML takes columns
                }
                if (place.find("translation").isPresent()) {
                    translation.set(place.get("translation").numbers(3));
                }
                scale = place.number("scale", 1);
                if (!(scale > 0)) {
                    throw place.problem("expected a scale > 0, found " + scale);
                }
            }
            return new ChunkTransform(rotation, translation, scale);
        }

        boolean isIdentity() {
            return scale == 1 && translation.lengthSquared() == 0 && rotation.equals(new Matrix3d(), 0);
        }

        boolean leadsFar() {
            return translation.length() > FAR_METRES;
        }

        Pose apply(Pose local) {
            var center = rotation.transform(local.center(), new Vector3d()).mul(scale);
            return new Pose(
                    rotation.mul(local.rotation(), new Matrix3d()), leadsFar() ? center : center.add(translation));
        }
    }
}
