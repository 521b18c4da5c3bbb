#version 410 core

// A grid on the ground. Two densities, a decade apart, blend into each other while the eye comes nearer.

uniform vec3 uGround;
uniform vec3 uEye;         // unit space of the frame
uniform vec3 uUp;
uniform float uWorldScale; // world units per unit-space length
uniform vec2 uOffset;      // ground coordinates of uGround in world units, less a whole number of the widest cells
uniform float uCell;       // width of the densest cells, world units
uniform float uBlend;      // 0: the densest are fully there; 1: they have just gone
uniform float uReach;
uniform float uPoint;      // pixels of the target per point of the screen
uniform vec4 uColor;       // straight alpha

in vec2 vFromMiddle;
in vec3 vPosition;

layout(location = 0) out vec4 color; // multiplied by alpha

// How much of a pixel the lines of one density cover.
float lines(vec2 cells, vec2 cellsPerPixel) {
    vec2 pixels = abs(fract(cells - 0.5) - 0.5) / max(cellsPerPixel, 1e-6);
    vec2 cover = clamp(0.5 * max(uPoint, 1.0) + 0.5 - pixels, 0.0, 1.0) * min(uPoint, 1.0);
    cover *= clamp((0.33 - cellsPerPixel) * 4.0, 0.0, 1.0); // cells of 3 pixels would only shimmer
    return max(cover.x, cover.y);
}

void main() {
    vec2 cells = (vFromMiddle * uWorldScale + uOffset) / uCell;
    vec2 cellsPerPixel = fwidth(cells);
    float dense = (1.0 - uBlend) * lines(cells, cellsPerPixel);
    float wide = mix(2.0, 1.0, uBlend) * lines(0.1 * cells, 0.1 * cellsPerPixel);
    float widest = 2.0 * lines(0.01 * cells, 0.01 * cellsPerPixel);

    float near = 1.0 - min(length(vFromMiddle) / uReach, 1.0);
    float steep = abs(dot(normalize(vPosition - uEye), uUp));
    float alpha = uColor.a * max(max(dense, wide), widest) * near * near * clamp(8.0 * steep, 0.0, 1.0);
    if (dot(uEye - uGround, uUp) < 0.0) {
        alpha *= 0.4; // from below it lies over everything
    }
    color = vec4(uColor.rgb * alpha, alpha);
}
