// What the distance field itself says about light.

// Ambient occlusion (Evans 2006): above an open surface the distance equals the height; in a crease it is less.
float openness(vec3 pUnit, vec3 n) {
    const float heights[4] = float[](0.02, 0.05, 0.11, 0.2);
    const float weights[4] = float[](0.32, 0.28, 0.22, 0.18);
    float sum = 0.0;
    for (int i = 0; i < 4; i++) {
        sum += weights[i] * clamp(occluderDistance(pUnit + heights[i] * n) / heights[i], 0.0, 1.0);
    }
    return sum;
}

// Share of a large light that arrives along l (Quilez 2010): the narrowest cone of free space around the way to it, by
// sphere tracing. 7: the light subtends a good ten degrees.
float lightArriving(vec3 pUnit, vec3 n, vec3 l) {
    float lit = 1.0;
    float t = 0.03; // clear of the surface itself, whose distance is not resolved below a cell
    vec3 o = pUnit + 0.012 * n;
    for (int i = 0; i < 20 && t < 1.2 && lit > 0.01; i++) {
        float value = occluderDistance(o + t * l);
        lit = min(lit, 7.0 * value / t);
        t += clamp(0.9 * value, 0.02, 0.2);
    }
    lit = clamp(lit, 0.0, 1.0);
    return lit * lit * (3.0 - 2.0 * lit);
}
