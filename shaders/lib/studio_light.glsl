// Soft light that stands still beside the camera: a warm key from the upper left, a cool fill from the right, sky from
// above. Vectors are in camera space (x right, y down, z forward). The same numbers as on the CPU, injected from there.

float toSrgb(float linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1.0 / 2.4) - 0.055;
}

// sRGB of grey clay. openness: 1 in the open, 0 in a narrow crease. lit: share of the key light that arrives.
vec3 studioLight(vec3 nCamera, float openness, float lit) {
    float key = lit * max(0.0, (dot(nCamera, KEY_DIRECTION) + 0.15) / 1.15); // wrapped: a large soft box
    float fill = max(0.0, dot(nCamera, FILL_DIRECTION));
    float sky = 0.5 - 0.5 * nCamera.y;
    vec3 light = CLAY * ((0.35 + 0.65 * openness) * KEY * key + openness * (FILL * fill + SKY * sky));
    return vec3(toSrgb(light.r), toSrgb(light.g), toSrgb(light.b));
}
