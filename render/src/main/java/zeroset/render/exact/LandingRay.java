package zeroset.render.exact;

import zeroset.render.bake.BakeEffort;

/// One ray on its way to the network's zero set; `exact.frag` does the same and says why. Reused from ray to ray.
final class LandingRay {

    /// Result of a ray that finds no surface, and hit of a pixel that the quick picture missed.
    static final float MISS = -1;

    /// Cell of the coarsest lattice that the quick picture may come from, unit space: how far its hits may be off.
    static final float CELL = 2f / (BakeEffort.LIVE.resolution() - 1);

    private static final float CLOSE = 1e-4f;
    private static final float NEARLY = 1e-3f;
    private static final int LANDING_STEPS = 7;
    private static final int MARCHING_STEPS = 64;

    private boolean marches;
    private int steps;
    private float t = MISS;
    private float before;
    private float outside;
    private float inside;
    private float outsideValue;
    private float insideValue;
    private float lastValue;
    private float slope;
    private float enter;
    private float exit;
    private float low;
    private float high;
    private float marchFrom;
    private float closest;
    private float closestAt;

    /// Sets off; false when there is nowhere to look.
    ///
    /// @param hit where the quick picture has its hit, or [MISS]
    /// @param slope of the distance along the ray there, < 0
    /// @param nearest of the hits of the pixels around
    /// @param regionEnter where the ray enters the region
    /// @param regionExit where it leaves it, farther away
    boolean start(float hit, float slope, float nearest, float regionEnter, float regionExit) {
        this.slope = slope;
        enter = regionEnter;
        exit = regionExit;
        marchFrom = Math.max(nearest - 2 * CELL, enter);
        steps = 0;
        outside = Float.NaN;
        inside = Float.NaN;
        marches = hit < 0;
        if (marches) {
            return startMarching();
        }
        t = Math.clamp(hit, enter, exit);
        low = Math.max(t - 3 * CELL, enter);
        high = Math.min(t + 3 * CELL, exit);
        before = t;
        return true;
    }

    private boolean startMarching() {
        marches = true;
        steps = 0;
        before = marchFrom;
        inside = Float.NaN;
        closest = Float.POSITIVE_INFINITY;
        closestAt = marchFrom;
        t = marchFrom <= exit ? marchFrom : MISS;
        return t >= 0;
    }

    /// Where the field is to be evaluated next, and in the end the result.
    float t() {
        return t;
    }

    /// Takes the value at [t] and goes on; true when the ray has arrived.
    boolean advance(float value) {
        return marches ? march(value) : land(value);
    }

    private boolean land(float value) {
        if (Math.abs(value) < CLOSE || (value < 0 && t <= enter)) {
            return true;
        }
        if (value > 0) {
            outside = t;
            outsideValue = value;
        } else {
            inside = t;
            insideValue = value;
        }
        float next;
        if (!Float.isNaN(outside) && !Float.isNaN(inside)) {
            float share = Math.clamp(outsideValue / (outsideValue - insideValue), 0.1f, 0.9f);
            next = outside + share * (inside - outside);
        } else {
            if (steps > 0 && Math.abs(t - before) > 1e-6f) {
                slope = Math.clamp((value - lastValue) / (t - before), -3f, -0.2f);
            }
            next = t - value / slope;
        }
        before = t;
        lastValue = value;
        steps++;
        if (steps < LANDING_STEPS) {
            t = Math.clamp(next, low, high);
            return false;
        }
        return Math.abs(value) < NEARLY || !startMarching();
    }

    private boolean march(float value) {
        if (Math.abs(value) < closest) {
            closest = Math.abs(value);
            closestAt = t;
        }
        if (closest >= CLOSE) {
            if (value < 0 && steps == 0) {
                t = t <= enter ? t : MISS;
                return true;
            }
            if (value < 0) {
                inside = t;
                t = 0.5f * (before + t);
            } else {
                before = t;
                t = Float.isNaN(inside) ? t + Math.max(0.9f * value, 0.2f * CELL) : 0.5f * (t + inside);
            }
            steps++;
            if (steps < MARCHING_STEPS && t <= exit) {
                return false;
            }
        }
        t = closest < (Float.isNaN(inside) ? 2 * CLOSE : NEARLY) ? closestAt : MISS;
        return true;
    }

    /// The distance along the ray after Newton's last step.
    ///
    /// @param value at [t]
    /// @param valueSlope derivative of the value along the ray
    float corrected(float value, float valueSlope) {
        float step = -value / valueSlope;
        return Math.abs(step) < 10 * CLOSE ? t + step : t;
    }
}
