package zeroset.model.dataset.sfm;

import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.OpenCvFisheye;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.files.JsonPlace;

/// A camera of OpenSfM: lengths are shares of the picture's longer side, the principal point is counted from
/// its middle.
final class OpenSfmLens {

    private OpenSfmLens() {}

    /// The lens.
    ///
    /// @throws DatasetException for a projection that has no image plane, and for impossible numbers
    static Intrinsics read(JsonPlace camera) throws DatasetException {
        int width = camera.get("width").pixels();
        int height = camera.get("height").pixels();
        int size = Math.max(width, height);
        var focalX = camera.find("focal_x").or(() -> camera.find("focal"));
        var focalY = camera.find("focal_y").or(() -> focalX);
        if (focalX.isEmpty() || focalY.isEmpty()) {
            throw camera.problem("expected a focal length (focal, or focal_x and focal_y), found " + camera.keys());
        }
        double fx = size * focalX.get().positive("(focal length)");
        double fy = size * focalY.get().positive("(focal length)");
        double cx = 0.5 * width + size * number(camera, "c_x");
        double cy = 0.5 * height + size * number(camera, "c_y");
        var distortion = distortion(camera);
        return camera.check(() -> new Intrinsics(width, height, fx, fy, cx, cy, distortion));
    }

    private static Distortion distortion(JsonPlace camera) throws DatasetException {
        var type = camera.get("projection_type");
        double k1 = number(camera, "k1");
        double k2 = number(camera, "k2");
        double k3 = number(camera, "k3");
        return switch (type.text()) {
            case "perspective", "simple_radial", "radial", "brown" -> {
                var lens = new BrownConrady(k1, k2, k3, 0, number(camera, "p1"), number(camera, "p2"));
                yield lens.equals(new BrownConrady(0, 0, 0, 0, 0, 0)) ? Distortion.NONE : lens;
            }
            case "fisheye", "fisheye_opencv" -> new OpenCvFisheye(k1, k2, k3, number(camera, "k4"));
            default ->
                throw type.expected("a projection of perspective, simple_radial, radial, brown, fisheye or"
                        + " fisheye_opencv (others: run `opensfm undistort` and open its result)");
        };
    }

    private static double number(JsonPlace camera, String key) throws DatasetException {
        var value = camera.find(key);
        return value.isPresent() ? value.get().number() : 0;
    }
}
