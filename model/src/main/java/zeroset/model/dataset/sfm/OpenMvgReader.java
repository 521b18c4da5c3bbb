package zeroset.model.dataset.sfm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Vector3d;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.OpenCvFisheye;
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

/// OpenMVG: `sfm_data.json` with views, intrinsics, extrinsics and structure, where `x = K·R·(X - C)` with
/// OpenCV's axes. The `root_path` of the machine that made it does not matter: images are found by their names.
public final class OpenMvgReader implements DatasetReader {

    private static final FormatFile FILE = FormatFile.named(
            List.of(
                    "sfm_data.json",
                    "reconstruction_sequential/sfm_data.json",
                    "reconstruction_global/sfm_data.json",
                    "matches/sfm_data.json"),
            "sfm_data.*\\.json");

    @Override
    public String formatName() {
        return "OpenMVG sfm_data.json";
    }

    @Override
    public String looksFor() {
        return "sfm_data.json";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return FILE.at(location).flatMap(file -> Recognition.ofFile(formatName(), file));
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file = FILE.at(location).orElseThrow(() -> new DatasetException(location + ": holds no sfm_data.json"));
        var top = JsonFile.read(file);
        var lenses = lenses(top);
        var poses = poses(top);
        var folder = Files.isDirectory(location) ? new DatasetFolder(location) : DatasetFolder.of(file);
        var frames = new FrameCollector(location, file, folder, CoverageKind.VALID_MASK);
        int unregistered = 0;
        for (var entry : top.get("views").elements()) {
            var view = entry.get("value").get("ptr_wrapper").get("data");
            var pose = Optional.ofNullable(poses.get(view.get("id_pose").number()));
            var lens = Optional.ofNullable(lenses.get(view.get("id_intrinsic").number()));
            if (pose.isEmpty() || lens.isEmpty()) {
                unregistered++;
                continue;
            }
            var parent = view.find("local_path");
            var name = (parent.isPresent() ? parent.get().text() + "/" : "")
                    + view.get("filename").text();
            frames.add(view.toString(), name, _ -> lens.get(), pose.get());
        }
        if (unregistered > 0) {
            frames.note(unregistered + " photographs were not registered and are left out.");
        }
        return frames.dataset(formatName(), points(top), Optional.empty());
    }

    private static Map<Double, Intrinsics> lenses(JsonPlace top) throws DatasetException {
        var lenses = new HashMap<Double, Intrinsics>();
        for (var entry : top.get("intrinsics").elements()) {
            lenses.put(
                    entry.get("key").number(),
                    lens(entry.get("value").get("ptr_wrapper").get("data")));
        }
        return lenses;
    }

    private static Intrinsics lens(JsonPlace data) throws DatasetException {
        var base = data.find("value0").orElse(data); // newer files put what all lenses share in a value of its own
        int width = base.get("width").pixels();
        int height = base.get("height").pixels();
        if (!base.has("focal_length")) {
            throw base.problem("expected a focal_length; a spherical panorama has no image plane: cut perspective views"
                    + " from it and reconstruct from those");
        }
        double f = base.get("focal_length").positive("px (focal length)");
        var c = base.get("principal_point").vector(2);
        var distortion = distortion(data);
        return data.check(() -> new Intrinsics(width, height, f, f, c[0], c[1], distortion));
    }

    private static Distortion distortion(JsonPlace data) throws DatasetException {
        if (data.has("disto_k1")) {
            return new BrownConrady(data.get("disto_k1").vector(1)[0], 0, 0, 0, 0, 0);
        }
        if (data.has("disto_k3")) {
            var k = data.get("disto_k3").vector(3);
            return new BrownConrady(k[0], k[1], k[2], 0, 0, 0);
        }
        if (data.has("disto_t2")) {
            var k = data.get("disto_t2").vector(5);
            return new BrownConrady(k[0], k[1], k[2], 0, k[3], k[4]);
        }
        if (data.has("fisheye")) {
            var k = data.get("fisheye").vector(4);
            return new OpenCvFisheye(k[0], k[1], k[2], k[3]);
        }
        return Distortion.NONE;
    }

    private static Map<Double, Pose> poses(JsonPlace top) throws DatasetException {
        var poses = new HashMap<Double, Pose>();
        for (var entry : top.get("extrinsics").elements()) {
            var value = entry.get("value");
            var worldToCamera = CameraAxes.rotationOf(value.get("rotation").matrix(3, 3));
            var center = value.get("center").vector(3);
            poses.put(
                    entry.get("key").number(),
                    value.check(() ->
                            CameraAxes.OPENCV.fromCameraToWorld(worldToCamera.transpose(), new Vector3d(center))));
        }
        return poses;
    }

    private static Optional<PointCloud> points(JsonPlace top) throws DatasetException {
        var structure = top.find("structure");
        if (structure.isEmpty() || structure.get().size() == 0) {
            return Optional.empty();
        }
        var entries = structure.get().elements();
        var positions = new double[3 * entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            System.arraycopy(entries.get(i).get("value").get("X").vector(3), 0, positions, 3 * i, 3);
        }
        return Optional.of(new PointCloud(positions, new byte[0]));
    }
}
