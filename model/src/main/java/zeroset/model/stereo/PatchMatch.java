package zeroset.model.stereo;

import java.util.List;
import java.util.SplittableRandom;

/// Finds a slanted patch for every wanted pixel of one view: random guesses, good ones handed on to neighbours, then
/// varied at random in ever smaller steps (Barnes et al. 2009; red and black pixels in turn as Galliani et al. 2015).
/// Confined to one thread; everything random comes from the seed.
final class PatchMatch {

    /// Sources of which the best are counted.
    private static final int COUNTED = 2;

    /// Patches seen more obliquely than this (cosine) have hardly any pixels.
    private static final float MOST_OBLIQUE = 0.15f;

    /// Neighbours whose patches are tried: the four next to a pixel, and four a little farther off.
    private static final int[] NEIGHBOURS = {-1, 0, 1, 0, 0, -1, 0, 1, -5, 0, 5, 0, 0, -5, 0, 5};

    private final MatchingView view;
    private final DepthRange range;
    private final PatchCost cost;
    private final SplittableRandom random;
    private final DepthMap map;
    private final float inverseDepthPerPixel;

    /// @param range depths that are tried
    PatchMatch(MatchingView view, List<MatchingView> sources, DepthRange range, long seed) {
        this.view = view;
        this.range = range;
        cost = new PatchCost(view, sources, COUNTED);
        random = new SplittableRandom(seed);
        map = new DepthMap(view.width(), view.height());
        inverseDepthPerPixel = inverseDepthPerPixel(view, sources);
    }

    /// Change of inverse depth that moves a match by about one pixel.
    static float inverseDepthPerPixel(MatchingView view, List<MatchingView> sources) {
        double sum = 0;
        for (var source : sources) {
            double x = source.center()[0] - view.center()[0];
            double y = source.center()[1] - view.center()[1];
            double z = source.center()[2] - view.center()[2];
            sum += Math.sqrt(x * x + y * y + z * z);
        }
        return (float) (sources.size() / (view.fx() * Math.max(sum, 1e-9)));
    }

    /// The patches as they are now; live.
    DepthMap map() {
        return map;
    }

    /// Starts from the best of some random guesses.
    void guess(int guesses) {
        var n = new float[3];
        forWanted((x, y, pixel) -> {
            map.cost[pixel] = Float.POSITIVE_INFINITY;
            for (int i = 0; i < guesses; i++) {
                float depth = range.depth((float) random.nextDouble());
                randomNormal(x, y, n);
                offer(pixel, depth, n[0], n[1], n[2]);
            }
        });
    }

    /// Starts from the patches found at half the size.
    void startFrom(DepthMap coarse) {
        forWanted((x, y, pixel) -> {
            map.cost[pixel] = Float.POSITIVE_INFINITY;
            int below = Math.min(y / 2, coarse.height - 1) * coarse.width + Math.min(x / 2, coarse.width - 1);
            if (coarse.depth[below] > 0) {
                offer(
                        pixel,
                        coarse.depth[below],
                        coarse.normal[3 * below],
                        coarse.normal[3 * below + 1],
                        coarse.normal[3 * below + 2]);
            }
        });
    }

    /// One round over red and black pixels.
    ///
    /// @param neighbours how many are asked, 4 or 8
    /// @param pixels largest change of depth that is tried, in pixels of disparity
    /// @param tilt largest change of the normal
    void improve(int neighbours, float pixels, float tilt) {
        for (int color = 0; color < 2; color++) {
            int wantedColor = color;
            forWanted((x, y, pixel) -> {
                if (((x + y) & 1) == wantedColor) {
                    for (int i = 0; i < neighbours; i++) {
                        propagate(x, y, pixel, x + NEIGHBOURS[2 * i], y + NEIGHBOURS[2 * i + 1]);
                    }
                    vary(pixel, pixels, tilt);
                }
            });
        }
    }

    private interface PixelWork {
        void at(int x, int y, int pixel);
    }

    private void forWanted(PixelWork work) {
        boolean[] active = view.active();
        for (int y = 0, pixel = 0; y < view.height(); y++) {
            for (int x = 0; x < view.width(); x++, pixel++) {
                if (active[pixel] && cost.moveTo(x, y)) {
                    work.at(x, y, pixel);
                }
            }
        }
    }

    private void propagate(int x, int y, int pixel, int fromX, int fromY) {
        if (fromX < 0 || fromY < 0 || fromX >= view.width() || fromY >= view.height()) {
            return;
        }
        int from = fromY * view.width() + fromX;
        if (map.depth[from] <= 0) {
            return;
        }
        float depth = map.depthSeenFrom(view, from, view.rayX(x), view.rayY(y));
        float nx = map.normal[3 * from];
        float ny = map.normal[3 * from + 1];
        float nz = map.normal[3 * from + 2];
        if (isSame(pixel, depth, nx, ny, nz)) {
            return;
        }
        offer(pixel, depth, nx, ny, nz);
    }

    /// Whether a patch is so like the one held that comparing it would be a waste.
    private boolean isSame(int pixel, float depth, float nx, float ny, float nz) {
        float held = map.depth[pixel];
        return held > 0
                && Math.abs(1 / depth - 1 / held) < 0.05f * inverseDepthPerPixel
                && nx * map.normal[3 * pixel] + ny * map.normal[3 * pixel + 1] + nz * map.normal[3 * pixel + 2]
                        > 0.998f;
    }

    private void vary(int pixel, float pixels, float tilt) {
        if (map.depth[pixel] <= 0) {
            return;
        }
        float depth = 1 / (1 / map.depth[pixel] + symmetric() * pixels * inverseDepthPerPixel);
        float nx = map.normal[3 * pixel];
        float ny = map.normal[3 * pixel + 1];
        float nz = map.normal[3 * pixel + 2];
        float tx = nx + tilt * symmetric();
        float ty = ny + tilt * symmetric();
        float tz = nz + tilt * symmetric();
        float inverse = (float) (1 / Math.sqrt(tx * tx + ty * ty + tz * tz + 1e-12f)); // tilted to nothing: refused
        offer(pixel, depth, nx, ny, nz);
        offer(pixel, map.depth[pixel], tx * inverse, ty * inverse, tz * inverse);
        depth = 1 / (1 / map.depth[pixel] + symmetric() * pixels * inverseDepthPerPixel);
        offer(pixel, depth, tx * inverse, ty * inverse, tz * inverse);
    }

    private float symmetric() {
        return (float) (2 * random.nextDouble() - 1);
    }

    /// Takes a patch if it matches better than the one held.
    private void offer(int pixel, float depth, float nx, float ny, float nz) {
        if (!range.contains(depth)) {
            return;
        }
        float rx = view.rayX(pixel % view.width());
        float ry = view.rayY(Math.floorDiv(pixel, view.width()));
        float facing = -(nx * rx + ny * ry + nz) / (float) Math.sqrt(rx * rx + ry * ry + 1);
        if (!(facing > MOST_OBLIQUE)) {
            return;
        }
        float offered = cost.of(depth, nx, ny, nz);
        if (offered < map.cost[pixel]) {
            map.cost[pixel] = offered;
            map.depth[pixel] = depth;
            map.normal[3 * pixel] = nx;
            map.normal[3 * pixel + 1] = ny;
            map.normal[3 * pixel + 2] = nz;
        }
    }

    /// A normal within about 60 degrees of the direction to the camera.
    private void randomNormal(int x, int y, float[] n) {
        float rx = view.rayX(x);
        float ry = view.rayY(y);
        float length = (float) Math.sqrt(rx * rx + ry * ry + 1);
        n[0] = -rx / length + 0.9f * symmetric();
        n[1] = -ry / length + 0.9f * symmetric();
        n[2] = -1 / length + 0.3f * symmetric();
        float inverse = (float) (1 / Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]));
        for (int k = 0; k < 3; k++) {
            n[k] *= inverse;
        }
    }
}
