package zeroset.model.training;

import java.util.List;
import java.util.Locale;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.SceneTransform;

/// How far the poses of the training photographs were moved.
///
/// @param meanPixels how far the region's centre moved in the pictures, pixels
/// @param maxPixels the farthest of all photographs
/// @param meanDegrees how far the cameras were turned
/// @param maxDegrees the farthest of all
/// @param atBound number of photographs that would have moved farther than is allowed
public record PoseReport(double meanPixels, double maxPixels, double meanDegrees, double maxDegrees, int atBound) {

    /// This near a bound counts as at it.
    private static final double NEAR = 0.99;

    /// @param cameras as they came, one per correction
    static PoseReport of(List<PoseCorrection> corrections, List<Camera> cameras, SceneTransform transform) {
        double pixels = 0;
        double maxPixels = 0;
        double degrees = 0;
        double maxDegrees = 0;
        int atBound = 0;
        for (int i = 0; i < corrections.size(); i++) {
            var correction = corrections.get(i);
            double moved = correction.pixels(cameras.get(i), transform);
            double turned = Math.toDegrees(correction.angle());
            pixels += moved / corrections.size();
            maxPixels = Math.max(maxPixels, moved);
            degrees += turned / corrections.size();
            maxDegrees = Math.max(maxDegrees, turned);
            boolean isAtBound = correction.angle() > NEAR * PoseCorrection.LARGEST_TURN
                    || correction.shift().length() > NEAR * PoseCorrection.LARGEST_SHIFT;
            atBound += isAtBound ? 1 : 0;
        }
        return new PoseReport(pixels, maxPixels, degrees, maxDegrees, atBound);
    }

    /// `moved by 0.4 px on average, 1.2 px at most (0.1 and 0.3 degrees)`.
    public String text() {
        return String.format(
                Locale.ROOT,
                "moved by %.2f px on average, %.2f px at most (turned by %.2f and %.2f degrees)%s",
                meanPixels,
                maxPixels,
                meanDegrees,
                maxDegrees,
                atBound == 0
                        ? ""
                        : "; " + atBound + " as far as is allowed: check those poses, or leave the photographs out");
    }
}
