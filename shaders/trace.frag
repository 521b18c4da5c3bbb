#version 410 core

// The fast surface: traces the baked field from every pixel. See SurfaceBuffer for the outputs.
//
// REGION 0: the unit sphere, 1: and a sphere, 2: and a box. CUT: and a half space. WITH_GRADIENT, WITH_COLOR: what the
// appearance needs; the rest is left out, as each costs samples of a volume. RAW_GRADIENT: of the network's own values, for
// the Eikonal error. BEAMS: rays begin where their beam ends. EDGES_ONLY: only where the refined picture has an edge; elsewhere its values are taken over.

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

#ifdef BEAMS
uniform sampler2D uBeams;    // of beam.frag, one texel for a block of pixels
uniform float uBlock;        // pixels a side of a block
#endif

#ifdef EDGES_ONLY
#include "lib/surface_edge.glsl"

uniform sampler2D uRefinedDistance;
uniform sampler2D uRefinedGradient;
uniform sampler2D uRefinedColor;
#endif

void main() {
    vec3 ray = cameraRay(picturePosition());
    vec3 d = normalize(uCameraToUnit * ray);
    vec2 range = regionInterval(uEye, d);
#ifdef BEAMS
    float start = texelFetch(uBeams, ivec2(gl_FragCoord.xy / uBlock), 0).r;
    range = start < 0.0 ? vec2(1.0, 0.0) : vec2(max(range.x, start), range.y);
#endif
    oDistance = -1.0;
    oGradient = vec4(0.0);
    oColor = vec4(0.0);
#ifdef EDGES_ONLY
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    if (!isEdge(uRefinedDistance, pixel, uPixel.w)) {
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
        }
    }
}
