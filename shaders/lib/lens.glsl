// The camera's lens: from ideal image coordinates (x/z, y/z) to those that it shows. The models are those of the package
// model.camera.

uniform int uLensModel;       // 0 pinhole, 1 Brown-Conrady, 2 fisheye of OpenCV
uniform vec4 uLensRadial;     // coefficients of the 2nd, 4th, 6th and 8th power
uniform vec2 uLensTangential; // p1, p2
uniform float uLensReach;     // radius up to which the polynomial grows; beyond it points would fold back

float radialFactor(float r2) {
    return 1.0 + r2 * (uLensRadial.x + r2 * (uLensRadial.y + r2 * (uLensRadial.z + r2 * uLensRadial.w)));
}

vec2 shownByLens(vec2 ideal) {
    float r = length(ideal);
    if (uLensModel == 0 || r < 1e-6) {
        return ideal;
    }
    vec2 kept = ideal * min(1.0, uLensReach / r); // farther out: along a ray from the middle, and outside the picture
    float r2 = dot(kept, kept);
    vec2 shown;
    if (uLensModel == 1) {
        float p1 = uLensTangential.x;
        float p2 = uLensTangential.y;
        float xy = kept.x * kept.y;
        shown = kept * radialFactor(r2)
            + vec2(2.0 * p1 * xy + p2 * (r2 + 2.0 * kept.x * kept.x), 2.0 * p2 * xy + p1 * (r2 + 2.0 * kept.y * kept.y));
    } else {
        float theta = atan(sqrt(r2));
        shown = kept * theta * radialFactor(theta * theta) / sqrt(r2);
    }
    return shown + (ideal - kept);
}
