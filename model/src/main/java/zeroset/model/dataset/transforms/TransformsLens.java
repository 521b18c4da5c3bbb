package zeroset.model.dataset.transforms;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.OpenCvFisheye;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.files.JsonPlace;
import zeroset.model.dataset.frame.FilePhotographSource;
import zeroset.model.dataset.image.ImageHeader;

/// Reads a lens from the keys of the transforms.json family, each taken from the frame or, where that has
/// none, from the
/// top of the file.
///
/// `intrinsic_matrix` (NeuS2) says all at once. Otherwise, focal length: `fl_x fl_y` in px, else
/// `camera_angle_x camera_angle_y` in radians, else `x_fov y_fov` in degrees. A frame with any of them uses
/// its own only. A missing `y` is taken from `x`: pixels are square.
final class TransformsLens {

    private static final Set<String> PERSPECTIVE =
            Set.of("PINHOLE", "SIMPLE_PINHOLE", "PERSPECTIVE", "OPENCV", "SIMPLE_RADIAL", "RADIAL");
    private static final String FISHEYE = "OPENCV_FISHEYE";

    private static final List<String> FOCAL_KEYS =
            List.of("fl_x", "fl_y", "camera_angle_x", "camera_angle_y", "x_fov", "y_fov");

    /// Keys that bend rays or move axes in ways this program does not model: ignoring one would train on wrong
    /// rays.
    private static final List<String> UNSUPPORTED = List.of(
            "ftheta_p0",
            "ftheta_p1",
            "ftheta_p2",
            "ftheta_p3",
            "ftheta_p4",
            "latlong",
            "equirectangular",
            "orthographic",
            "rolling_shutter",
            "transform_matrix_start",
            "transform_matrix_end",
            "sk_x",
            "sk_y",
            "k5",
            "k6");

    private final JsonPlace file;
    private final JsonPlace frame;

    /// @param file the top of the file
    /// @param frame one of its frames
    TransformsLens(JsonPlace file, JsonPlace frame) {
        this.file = file;
        this.frame = frame;
    }

    /// The lens for an image.
    ///
    /// @param image the image's header; gives the size where the file states none
    /// @param imageName for the message about a size that disagrees
    /// @throws DatasetException for a camera model or key that cannot be honoured, and for impossible numbers
    Intrinsics read(ImageHeader image, Path imageName) throws DatasetException {
        refuseUnsupported(file);
        refuseUnsupported(frame);
        int width = size("w", image.width());
        int height = size("h", image.height());
        if (width != image.width() || height != image.height()) {
            throw FilePhotographSource.wrongSize(
                    imageName, width + "x" + height + " (w, h of " + file.file().getFileName() + ")", image.size());
        }
        var distortion = distortion();
        var matrix = find("intrinsic_matrix");
        if (matrix.isPresent()) {
            return fromMatrix(matrix.get(), width, height, distortion);
        }
        var focal = focal(width, height);
        double cx = number("cx", 0.5 * width);
        double cy = number("cy", 0.5 * height);
        return frame.check(() -> new Intrinsics(width, height, focal[0], focal[1], cx, cy, distortion));
    }

    /// Whether the stated size is that of the image turned by a quarter.
    boolean isTurned(ImageHeader image) throws DatasetException {
        return image.width() != image.height() && size("w", 0) == image.height() && size("h", 0) == image.width();
    }

    /// NeuS2's 3x3 or 4x4 K.
    private static Intrinsics fromMatrix(JsonPlace place, int width, int height, Distortion distortion)
            throws DatasetException {
        int size = place.size() == 3 ? 3 : 4;
        var k = place.matrix(size, size);
        if (k[0][1] != 0 || k[1][0] != 0) {
            throw place.expected("a matrix without skew");
        }
        return place.check(() -> new Intrinsics(width, height, k[0][0], k[1][1], k[0][2], k[1][2], distortion));
    }

    private static void refuseUnsupported(JsonPlace place) throws DatasetException {
        for (var key : UNSUPPORTED) {
            var value = place.find(key);
            if (value.isPresent() && value.get().isOn()) {
                throw value.get()
                        .problem("this key changes the camera's geometry and is not supported"
                                + "; undistort the images to a pinhole camera and export again");
            }
        }
    }

    private Optional<JsonPlace> find(String key) {
        return frame.find(key).or(() -> file.find(key));
    }

    private int size(String key, int imageSize) throws DatasetException {
        var stated = find(key);
        return stated.isPresent() ? stated.get().pixels() : imageSize;
    }

    private double number(String key, double otherwise) throws DatasetException {
        var stated = find(key);
        return stated.isPresent() ? stated.get().number() : otherwise;
    }

    private double[] focal(int width, int height) throws DatasetException {
        var owner = FOCAL_KEYS.stream().anyMatch(frame::has) ? frame : file;
        var x = focal(owner, "x", width);
        var y = focal(owner, "y", height);
        if (x.isEmpty() && y.isEmpty()) {
            throw new DatasetException(frame.file() + ": " + frame
                    + ": expected a focal length (one of " + FOCAL_KEYS
                    + ") in the frame or at the top of the file, found "
                    + "none");
        }
        double fx = x.isPresent() ? x.get() : y.orElseThrow();
        return new double[] {fx, y.isPresent() ? y.get() : fx};
    }

    private static Optional<Double> focal(JsonPlace owner, String axis, int size) throws DatasetException {
        var length = owner.find("fl_" + axis);
        if (length.isPresent()) {
            return Optional.of(length.get().positive("px (focal length)"));
        }
        var radians = owner.find("camera_angle_" + axis);
        if (radians.isPresent()) {
            return Optional.of(focalOfAngle(radians.get(), 1, size));
        }
        var degrees = owner.find(axis + "_fov");
        return degrees.isPresent() ? Optional.of(focalOfAngle(degrees.get(), Math.PI / 180, size)) : Optional.empty();
    }

    private static double focalOfAngle(JsonPlace place, double unit, int size) throws DatasetException {
        double angle = place.positive("(angle of view)") * unit;
        if (angle >= Math.PI) {
            throw place.expected("an angle of view below 180 degrees");
        }
        return 0.5 * size / Math.tan(0.5 * angle);
    }

    private Distortion distortion() throws DatasetException {
        var model = find("camera_model");
        var name = model.isPresent() ? model.get().text().toUpperCase(Locale.ROOT) : "OPENCV";
        var fisheyeFlag = find("is_fisheye");
        boolean fisheye = name.equals(FISHEYE)
                || (fisheyeFlag.isPresent() && fisheyeFlag.get().isOn());
        if (!fisheye && !PERSPECTIVE.contains(name)) {
            throw model.orElse(frame)
                    .expected("one of " + PERSPECTIVE.stream().sorted().toList() + " or " + FISHEYE);
        }
        var radial = new double[4];
        for (int i = 0; i < 4; i++) {
            radial[i] = number("k" + (i + 1), 0);
        }
        double p1 = number("p1", 0);
        double p2 = number("p2", 0);
        if (fisheye) {
            if (p1 != 0 || p2 != 0) {
                throw find(p1 != 0 ? "p1" : "p2")
                        .orElse(frame)
                        .expected("0: the fisheye model has no tangential terms");
            }
            return new OpenCvFisheye(radial[0], radial[1], radial[2], radial[3]);
        }
        boolean ideal = p1 == 0 && p2 == 0 && Arrays.stream(radial).allMatch(k -> k == 0);
        return ideal ? Distortion.NONE : new BrownConrady(radial[0], radial[1], radial[2], radial[3], p1, p2);
    }
}
