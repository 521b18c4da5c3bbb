// Colour scales, sRGB. The CPU has the same in ColorScales.

// Signed distances: outside blue, inside orange, darker the farther away; every 0.05 a line, at zero a white one.
// width: change of the distance from one pixel to the next.
vec3 distanceScale(float value, float width) {
    float far = min(abs(value) / 0.6, 1.0);
    vec3 color = value >= 0.0
        ? mix(vec3(0.62, 0.80, 0.93), vec3(0.10, 0.24, 0.42), far)
        : mix(vec3(0.98, 0.80, 0.55), vec3(0.55, 0.22, 0.05), far);
    float toLine = abs(fract(value / 0.05 + 0.5) - 0.5) * 0.05;
    float line = clamp(1.2 - toLine / max(width, 1e-6), 0.0, 1.0);
    // where lines would lie closer than four pixels they would be noise
    color = mix(color, color * 0.62, line * clamp(2.0 - width / 0.0125, 0.0, 1.0));
    float zero = clamp(2.2 - abs(value) / max(width, 1e-6), 0.0, 1.0);
    return mix(color, vec3(1.0), zero);
}

// Length of the gradient minus 1: too short is blue, right is a light grey, too long is red; full colour at 0.5.
vec3 eikonalScale(float error) {
    float share = clamp(abs(error) / 0.5, 0.0, 1.0);
    vec3 end = error < 0.0 ? vec3(0.13, 0.35, 0.80) : vec3(0.80, 0.13, 0.13);
    return mix(vec3(0.92), end, share);
}

// Difference of two colours 0..1: black, violet, orange, white as it grows; white from a quarter of full scale on.
vec3 differenceScale(float difference) {
    float x = clamp(4.0 * difference, 0.0, 1.0);
    vec3 low = mix(vec3(0.02, 0.02, 0.05), vec3(0.45, 0.10, 0.50), clamp(3.0 * x, 0.0, 1.0));
    vec3 middle = mix(low, vec3(0.97, 0.55, 0.15), clamp(3.0 * x - 1.0, 0.0, 1.0));
    return mix(middle, vec3(1.0, 1.0, 0.92), clamp(3.0 * x - 2.0, 0.0, 1.0));
}
