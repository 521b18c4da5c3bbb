package zeroset.model.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;

/// Looks at what the photographs show of the region before any work is put into them: whether anything, and
/// whether they are exposed alike.
final class PhotographCheck {

    /// Pixels looked at per side of a photograph.
    private static final int RASTER = 48;

    /// Grey levels within which all pixels count as one colour: noise and compression.
    private static final double ONE_COLOR = 3;

    /// Means of this ratio (sRGB bytes) are three stops apart. What photographs show differs by two between the front
    /// of
    /// a thing and a window behind it.
    private static final double RATIO = 2.8;

    /// Exponent by which sRGB bytes grow with light, about.
    private static final double GAMMA = 2.2;

    /// Names that are listed; the others are counted.
    private static final int NAMED = 3;

    private final List<PosedPhotograph> photographs;
    private final Region region;

    private PhotographCheck(List<PosedPhotograph> photographs, Region region) {
        this.photographs = photographs;
        this.region = region;
    }

    /// Sentences for people.
    ///
    /// @throws UnusablePhotographsException when the photographs show one colour only and no silhouette
    /// tells the object
    static List<String> check(LoadedDataset photographs, SceneTransform transform, TrainingConfig config)
            throws UnusablePhotographsException {
        boolean hasSilhouettes = photographs.dataset().coverageKind().separatesObject();
        if (hasSilhouettes) {
            return List.of(); // what lies behind the object has no exposure, and an outline needs no texture
        }
        var check = new PhotographCheck(photographs.training(), transform.bounds());
        check.refuseOneColor();
        return check.exposures(config.optimizer().exposureRate() > 0);
    }

    private void refuseOneColor() throws UnusablePhotographsException {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (var posed : photographs) {
            for (double value : luminances(posed)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        if (highest - lowest < ONE_COLOR) {
            throw new UnusablePhotographsException(
                    "expected photographs that show something in the region of interest, found one"
                            + " colour in all " + photographs.size()
                            + "; check the files and the region (--roi), or give masks that outline the object");
        }
    }

    private List<String> exposures(boolean areLearned) {
        var dark = new ArrayList<String>();
        var bright = new ArrayList<String>();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (var posed : photographs) {
            var mean = mean(posed);
            if (mean.isEmpty()) {
                continue;
            }
            if (mean.getAsDouble() < 4) {
                dark.add(posed.name());
            } else if (mean.getAsDouble() > 251) {
                bright.add(posed.name());
            } else {
                lowest = Math.min(lowest, mean.getAsDouble());
                highest = Math.max(highest, mean.getAsDouble());
            }
        }
        var sentences = new ArrayList<String>();
        if (!dark.isEmpty() || !bright.isEmpty()) {
            dark.addAll(bright);
            sentences.add("The region of interest is all but black or white in " + named(dark)
                    + ", which tells nothing of the surface; leave " + (dark.size() == 1 ? "it" : "them") + " out.");
        }
        if (highest > RATIO * lowest) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "The photographs are exposed differently, by up to %.1f stops in the region of interest; %s.",
                    GAMMA * Math.log(highest / lowest) / Math.log(2),
                    areLearned
                            ? "each gets a brightness of its own, which is learned"
                            : "they are taken as exposed alike here, so colours and surface suffer"));
        }
        return sentences;
    }

    private static String named(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? shown : shown + " and " + (names.size() - NAMED) + " more";
    }

    private OptionalDouble mean(PosedPhotograph posed) {
        return luminances(posed).stream().mapToDouble(Double::doubleValue).average();
    }

    /// Luminances of the pixels on a raster that look through the region, 0..255.
    private List<Double> luminances(PosedPhotograph posed) {
        var photograph = posed.photograph();
        var values = new ArrayList<Double>();
        var direction = new Vector3d();
        var interval = new Vector2d();
        for (int row = 0; row < RASTER; row++) {
            for (int column = 0; column < RASTER; column++) {
                int x = (int) ((column + 0.5) * photograph.width() / RASTER);
                int y = (int) ((row + 0.5) * photograph.height() / RASTER);
                posed.camera().rayDirection(x + 0.5, y + 0.5, direction);
                boolean meets = region.intersect(posed.camera().pose().center(), direction, interval) && interval.y > 0;
                if (meets && photograph.coverage(x, y) >= 128) {
                    values.add((photograph.channel(x, y, 0) + photograph.channel(x, y, 1) + photograph.channel(x, y, 2))
                            / 3.0);
                }
            }
        }
        return values;
    }
}
