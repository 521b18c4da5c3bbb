package zeroset.model.dataset.photogrammetry;

import java.util.Optional;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.FisheyeThinPrism;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.files.XmlPlace;

/// A `<sensor>` of Metashape: size, and a calibration whose principal point is an offset from the middle.
///
/// Metashape's p1 belongs to `r² + 2x²` in x, so it is OpenCV's p2, and the other way round (Metashape's manual,
/// appendix D). b1 stretches x; b2 shears and has no place in a lens without skew.
final class MetashapeLens {

    /// A shear that moves no pixel by more than this is left out without a word.
    private static final double SHEAR_PX = 0.5;

    private MetashapeLens() {}

    /// The lens; empty where the sensor was never calibrated.
    ///
    /// @throws DatasetException for a kind of sensor that has no image plane, and for impossible numbers
    static Optional<Intrinsics> read(XmlPlace sensor) throws DatasetException {
        var type = sensor.attribute("type").orElse("frame");
        var calibration = calibration(sensor);
        if (calibration.isEmpty()) {
            return Optional.empty();
        }
        var c = calibration.get();
        var resolution = c.find("resolution")
                .or(() -> sensor.find("resolution"))
                .orElseThrow(() -> sensor.problem("expected an element <resolution>"));
        int width = resolution.pixels("width");
        int height = resolution.pixels("height");
        double fy = c.number("f", c.number("fy", 0));
        double fx = c.find("f").isPresent() ? fy + c.number("b1", 0) : c.number("fx", fy);
        double shear = c.number("b2", 0) * 0.5 * height / Math.max(1, fy);
        if (Math.abs(shear) > SHEAR_PX) {
            throw c.problem("expected pixels without skew, found b2 = " + c.number("b2", 0)
                    + "; undistort the photographs in Metashape and export them with their cameras");
        }
        var k = new double[] {c.number("k1", 0), c.number("k2", 0), c.number("k3", 0), c.number("k4", 0)};
        double p1 = c.number("p1", 0);
        double p2 = c.number("p2", 0);
        var distortion = switch (type) {
            case "frame" ->
                k[0] == 0 && k[1] == 0 && k[2] == 0 && k[3] == 0 && p1 == 0 && p2 == 0
                        ? Distortion.NONE
                        : new BrownConrady(k[0], k[1], k[2], k[3], p2, p1);
            case "fisheye", "equidistant_fisheye" -> FisheyeThinPrism.additive(k[0], k[1], k[2], k[3], p2, p1, 0, 0);
            default ->
                throw sensor.problem("expected a sensor of type frame or fisheye, found " + type
                        + "; undistort the photographs in Metashape and export them with their cameras");
        };
        double cx = 0.5 * width + c.number("cx", 0);
        double cy = 0.5 * height + c.number("cy", 0);
        return Optional.of(c.check(() -> new Intrinsics(width, height, fx, fy, cx, cy, distortion)));
    }

    /// What the alignment found, else what was there before it.
    private static Optional<XmlPlace> calibration(XmlPlace sensor) {
        var all = sensor.children("calibration");
        return all.stream()
                .filter(place -> place.attribute("class").orElse("").equals("adjusted"))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }
}
