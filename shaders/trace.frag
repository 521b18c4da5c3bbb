#version 410 core

// The fast surface: traces the baked field from every pixel. See SurfaceBuffer for the outputs.
//
// REGION 0: the unit sphere, 1: and a sphere, 2: and a box. CUT: and a half space. WITH_GRADIENT, WITH_COLOR: what the
// appearance needs; the rest is left out, as each costs samples of a volume. RAW_GRADIENT: of the network's own values, for
// the Eikonal error. EDGES_ONLY: only where the refined picture has an edge; elsewhere its values are taken over.

#include "lib/camera.glsl"
#include "lib/region.glsl"
#include "lib/field_grid.glsl"
#include "lib/sphere_trace.glsl"
#ifdef RAW_GRADIENT
#include "lib/raw_field.glsl"
#endif

layout(location = 0) out float oDistance;
layout(location = 1) out vec4 oGradient;
layout(location = 2) out vec4 oColor;

#ifdef EDGES_ONLY
uniform sampler2D uRefinedDistance;
uniform sampler2D uRefinedGradient;
uniform sampler2D uRefinedColor;

ivec2 neighbour(ivec2 pixel, int i) {
    ivec2 step = ivec2(i == 1 ? 1 : i == 2 ? -1 : 0, i == 3 ? 1 : i == 4 ? -1 : 0); // 0 is the pixel itself
    return clamp(pixel + step, ivec2(0), textureSize(uRefinedDistance, 0) - 1);
}

// Whether a neighbour of the pixel hits something else: a jump in distance, or the background.
bool isEdge(ivec2 pixel, float jump) {
    float here = texelFetch(uRefinedDistance, pixel, 0).r;
    bool edge = false;
    for (int i = 1; i < 5; i++) {
        float there = texelFetch(uRefinedDistance, neighbour(pixel, i), 0).r;
        edge = edge || (here < 0.0) != (there < 0.0) || abs(here - there) > jump * max(here, 0.0);
    }
    return edge;
}

// Gradient and colour of the refined pixel around that shows the same part of the surface as a hit at distance t; baked
// ones, seen along the normal rather than from the camera, would draw a rim.
void borrow(ivec2 pixel, float t, float jump) {
    float best = jump * t;
    for (int i = 0; i < 5; i++) {
        ivec2 there = neighbour(pixel, i);
        float distance = texelFetch(uRefinedDistance, there, 0).r;
        if (distance >= 0.0 && abs(distance - t) < best) {
            best = abs(distance - t);
            oGradient = texelFetch(uRefinedGradient, there, 0);
            oColor = texelFetch(uRefinedColor, there, 0);
        }
    }
}
#endif

void main() {
    vec3 ray = cameraRay(picturePosition());
    vec3 d = normalize(uCameraToUnit * ray);
    vec2 range = regionInterval(uEye, d);
    oDistance = -1.0;
    oGradient = vec4(0.0);
    oColor = vec4(0.0);
#ifdef EDGES_ONLY
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    // 12 pixel widths from one pixel to the next: steeper than 85 degrees, or another part of the surface
    float jump = 12.0 * uPixel.w;
    if (!isEdge(pixel, jump)) {
        oDistance = texelFetch(uRefinedDistance, pixel, 0).r;
        oGradient = texelFetch(uRefinedGradient, pixel, 0);
        oColor = texelFetch(uRefinedColor, pixel, 0);
        range = vec2(1.0, 0.0);
    }
#endif
    // Loops, because software GL jumps over a loop that no pixel of a group enters and executes both sides of an `if`.
    for (bool enters = range.x < range.y; enters; enters = false) {
        float t = sphereTrace(uEye, d, range, uPixel.w);
        for (bool hit = t >= 0.0; hit; hit = false) {
            vec3 p = uEye + t * d;
            oDistance = t;
#if defined(RAW_GRADIENT)
            oGradient = vec4(rawGradient(p), 0.0);
#elif defined(WITH_GRADIENT)
            oGradient = vec4(fieldGradient(p), 0.0);
#endif
#ifdef WITH_COLOR
            oColor = vec4(fieldColor(p), 1.0);
#endif
#ifdef EDGES_ONLY
            borrow(pixel, t, jump);
#endif
        }
    }
}
