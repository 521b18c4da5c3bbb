#version 410 core

// From the quick picture's hits onto the network's own zero set.
//
// The baked grid is off by a fraction of a cell, which is a few pixels along silhouettes. So a pixel is traced anew when it
// or a pixel next to it was hit; all others are background. A hit is closed in on by secants, two or three evaluations. Where
// that does not lead to a zero, and at pixels that only have hit neighbours, the network is marched from shortly before the
// nearest of those hits.
//
// REGION, CUT: see lib/region.glsl. EDGES_ONLY: only pixels at which another picture of the view has an edge; the others keep
// what the quick picture has, which took it over from that one.

#include "lib/camera.glsl"
#include "lib/region.glsl"
#include "lib/field_network.glsl"
#ifdef EDGES_ONLY
#include "lib/surface_edge.glsl"

uniform sampler2D uBase;   // distances of the other picture
uniform sampler2D uColors; // of the quick picture
#endif

uniform sampler2D uHits;      // distance along each pixel's ray, unit space; negative for a miss
uniform sampler2D uGradients; // of the baked grid at the hits
uniform float uCell;          // of the baked grid, unit space
uniform bool uWantsColor;     // whether the colour network is needed at all

layout(location = 0) out float oDistance;
layout(location = 1) out vec4 oGradient;
layout(location = 2) out vec4 oColor;

const float CLOSE = 1e-4;   // unit space: a tenth of a pixel at 2000 pixels across the region; Newton's step does the rest
const float NEARLY = 1e-3;  // accepted when the steps run out, or grazing rays would leave holes
const int LANDING_STEPS = 7;
const int MARCHING_STEPS = 64;
const float MISS = -1.0;

// Nearest hit among a pixel and those around it, or MISS.
float nearestHit(ivec2 pixel) {
    ivec2 last = textureSize(uHits, 0) - 1;
    float nearest = 1e9;
    for (int y = -2; y <= 2; y++) {
        for (int x = -2; x <= 2; x++) {
            float t = texelFetch(uHits, clamp(pixel + ivec2(x, y), ivec2(0), last), 0).x;
            nearest = t >= 0.0 ? min(nearest, t) : nearest;
        }
    }
    return nearest < 1e9 ? nearest : MISS;
}

// Secants from t, between the last point outside and the first inside once both are known. Returns MISS when the values do
// not come near zero. Where the ray enters the region inside the object, it hits the cut face.
float land(vec3 dRay, vec2 range, float t, float slope) {
    float outside = -1.0, inside = -1.0; // unknown
    float dOutside = 0.0, dInside = 0.0;
    float tBefore = t, dBefore = 0.0;
    float d = 0.0;
    float low = max(t - 3.0 * uCell, range.x);
    float high = min(t + 3.0 * uCell, range.y);
    for (int i = 0; i < LANDING_STEPS; i++) {
        d = fieldDistance(uEye + t * dRay);
        if (abs(d) < CLOSE || (d < 0.0 && t <= range.x)) {
            return t;
        }
        if (d > 0.0) {
            outside = t;
            dOutside = d;
        } else {
            inside = t;
            dInside = d;
        }
        float next;
        if (outside >= 0.0 && inside >= 0.0) {
            // between a tenth and nine tenths: a secant beside a kink would creep
            next = mix(outside, inside, clamp(dOutside / (dOutside - dInside), 0.1, 0.9));
        } else {
            if (i > 0 && abs(t - tBefore) > 1e-6) {
                slope = clamp((d - dBefore) / (t - tBefore), -3.0, -0.2);
            }
            next = t - d / slope;
        }
        tBefore = t;
        dBefore = d;
        t = clamp(next, low, high);
    }
    return abs(d) < NEARLY ? t : MISS;
}

// Sphere tracing from t to the end of the region. A network is only nearly a distance, so a step is 0.9 of it, and a change of
// sign is bisected. No step is shorter than a fifth of a cell, or rays that graze one part of the surface would never reach
// the part behind; what lies between two such steps is flatter than a thousandth of a cell.
float march(vec3 dRay, vec2 range, float t) {
    t = max(t, range.x);
    float before = t;
    float closest = 1e9;
    float tClosest = t;
    bool isBracketed = false;
    float inside = range.y;
    for (int i = 0; i < MARCHING_STEPS && t <= range.y; i++) {
        float d = fieldDistance(uEye + t * dRay);
        if (abs(d) < closest) {
            closest = abs(d);
            tClosest = t;
        }
        if (closest < CLOSE) {
            break;
        }
        if (d < 0.0 && i == 0) {
            return t <= range.x ? t : MISS;
        }
        if (d < 0.0) {
            isBracketed = true;
            inside = t;
            t = 0.5 * (before + t);
        } else {
            before = t;
            t = isBracketed ? 0.5 * (t + inside) : t + max(0.9 * d, 0.2 * uCell);
        }
    }
    return closest < (isBracketed ? NEARLY : 2.0 * CLOSE) ? tClosest : MISS;
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    oDistance = MISS;
    oGradient = vec4(0.0);
    oColor = vec4(0.0);
#ifdef EDGES_ONLY
    if (!isEdge(uBase, pixel, uPixel.w)) {
        oDistance = texelFetch(uHits, pixel, 0).x;
        oGradient = texelFetch(uGradients, pixel, 0);
        oColor = texelFetch(uColors, pixel, 0);
        return;
    }
#endif
    float around = nearestHit(pixel);
    vec3 dRay = normalize(uCameraToUnit * cameraRay(picturePosition()));
    vec2 range = regionInterval(uEye, dRay);
    if (around < 0.0 || range.x >= range.y) {
        return;
    }
    float t = texelFetch(uHits, pixel, 0).x;
    if (t >= 0.0) {
        vec3 g = texelFetch(uGradients, pixel, 0).xyz;
        float steepness = length(g); // zero where the quick picture did not need gradients
        float slope = steepness > 0.0 ? dot(g, dRay) / steepness : -0.7;
        t = land(dRay, range, clamp(t, range.x, range.y), min(slope, -0.3));
    }
    if (t < 0.0) {
        t = march(dRay, range, around - 2.0 * uCell);
    }
    if (t < 0.0) {
        return;
    }
    FieldSample s = fieldSample(uEye + t * dRay);
    // Newton's last step, unless the ray grazes the surface and it would be a leap.
    float correction = -s.distance / dot(s.gradient, dRay);
    oDistance = t + (abs(correction) < 10.0 * CLOSE ? correction : 0.0);
    oGradient = vec4(s.gradient, 0.0);
    if (uWantsColor) {
        oColor = vec4(fieldColor(uEye + t * dRay, dRay, s), 1.0);
    }
}
