// Viewing directions as networks take them.

// Real spherical harmonics of degrees 0..3, normalised (Sloan 2008, appendix A2).
void harmonics(vec3 d, out vec4 y[4]) {
    vec3 s = d * d;
    y[0] = vec4(0.28209479, -0.48860251 * d.y, 0.48860251 * d.z, -0.48860251 * d.x);
    y[1] = vec4(1.09254843 * d.x * d.y, -1.09254843 * d.y * d.z, 0.31539157 * (3.0 * s.z - 1.0), -1.09254843 * d.x * d.z);
    y[2] = vec4(
        0.54627422 * (s.x - s.y),
        0.59004359 * d.y * (s.y - 3.0 * s.x),
        2.89061144 * d.x * d.y * d.z,
        0.45704580 * d.y * (1.0 - 5.0 * s.z));
    y[3] = vec4(
        0.37317633 * d.z * (5.0 * s.z - 3.0),
        0.45704580 * d.x * (1.0 - 5.0 * s.z),
        1.44530572 * d.z * (s.x - s.y),
        0.59004359 * d.x * (3.0 * s.y - s.x));
}
