package zeroset.model.dataset.sfm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.FormatFile;
import zeroset.model.dataset.files.JsonFile;
import zeroset.model.dataset.files.JsonPlace;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameCollector;

/// OpenSfM and OpenDroneMap: `reconstruction.json`, a list of reconstructions with cameras, shots (axis times
/// angle and translation, world-to-camera) and points. The one with the most shots is read.
public final class OpenSfmReader implements DatasetReader {

    private static final List<String> PLACES = List.of("reconstruction.json", "opensfm/reconstruction.json");
    private static final FormatFile FILE = FormatFile.named(PLACES, "reconstruction.*\\.json");

    @Override
    public String formatName() {
        return "OpenSfM / ODM reconstruction.json";
    }

    @Override
    public String looksFor() {
        return String.join(" or ", PLACES);
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return FILE.at(location).flatMap(file -> Recognition.ofFile(formatName(), file));
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file =
                FILE.at(location).orElseThrow(() -> new DatasetException(location + ": holds no reconstruction.json"));
        var all = JsonFile.readArray(file).elements();
        if (all.isEmpty()) {
            throw new DatasetException(file + ": expected a reconstruction, found an empty list; has it failed?");
        }
        var largest = all.getFirst();
        for (var other : all) {
            if (other.get("shots").keys().size() > largest.get("shots").keys().size()) {
                largest = other;
            }
        }
        var frames = new FrameCollector(location, file, root(location, file), CoverageKind.VALID_MASK);
        addShots(frames, largest, lenses(largest));
        if (all.size() > 1) {
            frames.note("Of " + all.size() + " separate reconstructions the one with the most images is read.");
        }
        return frames.dataset(formatName(), points(largest), Optional.empty());
    }

    /// OpenDroneMap keeps OpenSfM's files in a folder beside the images.
    private static DatasetFolder root(Path location, Path file) {
        var folder =
                Files.isDirectory(location) ? location : DatasetFolder.of(file).root();
        var above = folder.toAbsolutePath().getParent();
        return String.valueOf(folder.toAbsolutePath().getFileName()).equals("opensfm")
                        && above != null
                        && Files.isDirectory(above.resolve("images"))
                ? new DatasetFolder(above)
                : new DatasetFolder(folder);
    }

    private static Map<String, Intrinsics> lenses(JsonPlace reconstruction) throws DatasetException {
        var cameras = reconstruction.get("cameras");
        var lenses = new HashMap<String, Intrinsics>();
        for (var id : cameras.keys()) {
            lenses.put(id, OpenSfmLens.read(cameras.get(id)));
        }
        return lenses;
    }

    private static void addShots(FrameCollector frames, JsonPlace reconstruction, Map<String, Intrinsics> lenses)
            throws DatasetException {
        var shots = reconstruction.get("shots");
        for (var name : shots.keys()) {
            var shot = shots.get(name);
            var camera = shot.get("camera");
            var lens = Optional.ofNullable(lenses.get(camera.text()))
                    .orElseThrow(() -> camera.expected("one of the cameras " + lenses.keySet()));
            frames.add(shot.toString(), name, _ -> lens, pose(shot));
        }
    }

    private static Pose pose(JsonPlace shot) throws DatasetException {
        var axis = new Vector3d(shot.get("rotation").vector(3));
        var translation = new Vector3d(shot.get("translation").vector(3));
        double angle = axis.length();
        var rotation = new Matrix3d();
        if (angle > 0) {
            rotation.rotation(angle, axis.div(angle));
        }
        return shot.check(() -> CameraAxes.OPENCV.fromWorldToCamera(rotation, translation));
    }

    private static Optional<PointCloud> points(JsonPlace reconstruction) throws DatasetException {
        var points = reconstruction.find("points");
        if (points.isEmpty() || points.get().keys().isEmpty()) {
            return Optional.empty();
        }
        var ids = points.get().keys();
        var positions = new double[3 * ids.size()];
        var colors = new byte[3 * ids.size()];
        for (int i = 0; i < ids.size(); i++) {
            var point = points.get().get(ids.get(i));
            var position = point.get("coordinates").vector(3);
            var color = point.has("color") ? point.get("color").vector(3) : new double[3];
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = position[axis];
                colors[3 * i + axis] = (byte) Math.clamp(color[axis], 0, 255);
            }
        }
        return Optional.of(new PointCloud(positions, colors));
    }
}
