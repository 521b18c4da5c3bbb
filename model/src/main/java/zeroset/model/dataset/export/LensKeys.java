package zeroset.model.dataset.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.OpenCvFisheye;
import zeroset.model.camera.RadialFit;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.View;

/// Writes lenses as the keys of transforms.json, which knows two models, one for the whole file: OPENCV and
/// OPENCV_FISHEYE.
///
/// A lens of another model becomes a fisheye where that shows the same to a twentieth of a pixel.
final class LensKeys {

    private static final String PERSPECTIVE = "OPENCV";
    private static final String FISHEYE = "OPENCV_FISHEYE";
    private static final double TOLERANCE_PX = 0.05;

    private LensKeys() {}

    /// The model for a whole file.
    ///
    /// @throws DatasetException when no model fits all lenses
    static String model(List<View> views) throws DatasetException {
        boolean perspective =
                views.stream().allMatch(view -> isPerspective(view.camera().intrinsics()));
        if (perspective) {
            return PERSPECTIVE;
        }
        for (var view : views) {
            var lens = view.camera().intrinsics();
            if (!(lens.distortion() instanceof OpenCvFisheye)
                    && RadialFit.of(lens).error() > TOLERANCE_PX) {
                throw new DatasetException(view.name() + ": expected a lens that transforms.json can state for all"
                        + " images alike (OPENCV or OPENCV_FISHEYE), found " + lens.distortion()
                        + "; undistort the images while converting (--undistort)");
            }
        }
        return FISHEYE;
    }

    private static boolean isPerspective(Intrinsics lens) {
        return lens.distortion() instanceof Distortion.None || lens.distortion() instanceof BrownConrady;
    }

    /// Adds the keys of one lens.
    ///
    /// @param model of {@link #model}
    static void add(ObjectNode frame, Intrinsics lens, String model) {
        double scale = 1;
        frame.put("w", lens.width()).put("h", lens.height());
        if (model.equals(PERSPECTIVE)) {
            if (lens.distortion() instanceof BrownConrady k) {
                frame.put("k1", k.k1()).put("k2", k.k2()).put("k3", k.k3()).put("k4", k.k4());
                frame.put("p1", k.p1()).put("p2", k.p2());
            }
        } else {
            OpenCvFisheye k;
            if (lens.distortion() instanceof OpenCvFisheye exact) {
                k = exact;
            } else {
                var fit = RadialFit.of(lens);
                scale = fit.scale();
                k = fit.fisheye();
            }
            frame.put("k1", k.k1()).put("k2", k.k2()).put("k3", k.k3()).put("k4", k.k4());
        }
        frame.put("fl_x", scale * lens.fx()).put("fl_y", scale * lens.fy());
        frame.put("cx", lens.cx()).put("cy", lens.cy());
    }
}
