// Sphere tracing (Hart 1996) through the baked field.
//
// The field's values are lower bounds of the distance to the surface, to the accuracy of its interpolation: the ball of
// that radius around a point holds no surface, so the ray may advance by it. 0.9 of it leaves room for interpolation. Where
// a step ends inside nevertheless, the sign change brackets the surface and regula falsi closes in.

const int MAX_STEPS = 96;
const int MAX_REFINEMENTS = 4;
const float STEP = 0.9;

// Distance along the ray to the surface, or -1.
//
// range: from regionInterval. angle: width of the pixel at distance 1; a hit closer than a quarter of a pixel is exact enough, but a
// fifth of a cell is close for any pixel.
float sphereTrace(vec3 o, vec3 d, vec2 range, float angle) {
    float cell = 2.0 / (uFieldResolution - 1.0);
    float t = range.x;
    float value = fieldDistance(o + t * d);
    float before = t;
    float valueBefore = value;
    float close = clamp(0.25 * angle * t, 1e-4, 0.2 * cell);
    // A ray that starts inside hits where it starts: on the face of the region or of the slice.
    for (int i = 0; i < MAX_STEPS && value > close && t <= range.y; i++) {
        before = t;
        valueBefore = value;
        t += max(STEP * value, close);
        value = fieldDistance(o + t * d);
    }
    if (t > range.y) {
        return -1.0;
    }
    if (value < 0.0 && valueBefore > 0.0) {
        float outside = before;
        float inside = t;
        for (int i = 0; i < MAX_REFINEMENTS; i++) {
            // 0.1..0.9: plain regula falsi can stall at one end of a curved stretch
            float share = clamp(valueBefore / (valueBefore - value), 0.1, 0.9);
            float middle = mix(outside, inside, share);
            float found = fieldDistance(o + middle * d);
            if (found < 0.0) {
                inside = middle;
                value = found;
            } else {
                outside = middle;
                valueBefore = found;
            }
        }
        return mix(outside, inside, clamp(valueBefore / (valueBefore - value), 0.0, 1.0));
    }
    // Steps that ran out close to the surface graze it: a miss there would be a hole.
    return value < 0.2 * cell ? t + max(value, 0.0) : -1.0;
}
