#version 410 core

// From what a surface pass found to what a pixel shows, and to the depth that hides what lies behind.
//
// MODE is one of the modes below, by the names of RenderMode. SHADOWS and OCCLUSION are 0 or 1.

#include "lib/camera.glsl"
#include "lib/field_grid.glsl"
#include "lib/scales.glsl"
#include "lib/studio_light.glsl"

#define COLOR 0
#define SHADED 1
#define NORMAL 2
#define DEPTH 3
#define SLICE 4
#define EIKONAL 5
#define DIFFERENCE 6

uniform sampler2D uDistance;
uniform sampler2D uGradient;
uniform sampler2D uColor;
uniform vec2 uDepthRange;     // nearest and farthest z of the picture, unit space
uniform sampler2D uPhoto;     // the photograph over the view, sRGB

#if MODE == SLICE
#include "lib/unit_sphere.glsl"
uniform vec4 uSlice;          // plane: dot(uSlice.xyz, p) = uSlice.w, unit space
#endif
#if MODE == SLICE || MODE == SHADED
// The raw lattice: away from the surface the baked field holds bounds, which are too small to judge openness by.
#include "lib/raw_field.glsl"
float occluderDistance(vec3 p) { return rawDistance(p); }
#include "lib/occlusion.glsl"
#endif

out vec4 oColor; // sRGB, multiplied by alpha

#if MODE == SLICE || MODE == SHADED
vec3 clay(vec3 p, vec3 n) {
    vec3 nCamera = n * uCameraToUnit; // the transpose: from unit space to camera space
    float open = 1.0;
    float lit = 1.0;
#if OCCLUSION
    open = openness(p, n);
#endif
#if SHADOWS
    lit = lightArriving(p, n, uCameraToUnit * KEY_DIRECTION);
#endif
    return studioLight(nCamera, open, lit);
}
#endif

vec3 appearance(ivec2 pixel, vec3 p, float z) {
    vec3 gradient = texelFetch(uGradient, pixel, 0).xyz;
    vec3 n = gradient / max(length(gradient), 1e-6); // a vanishing gradient has no direction: n is then nearly 0
#if MODE == COLOR
    return texelFetch(uColor, pixel, 0).rgb;
#elif MODE == NORMAL
    return 0.5 + 0.5 * n;
#elif MODE == DEPTH
    // near is white, far is a dark grey that still differs from black
    return vec3((255.0 - 215.0 * (z - uDepthRange.x) / max(uDepthRange.y - uDepthRange.x, 1e-6)) / 255.0);
#elif MODE == EIKONAL
    return eikonalScale(length(gradient) - 1.0);
#elif MODE == DIFFERENCE
    vec3 photo = textureLod(uPhoto, picturePosition() / uPictureSize, 0.0).rgb;
    vec3 difference = abs(texelFetch(uColor, pixel, 0).rgb - photo);
    return differenceScale((difference.r + difference.g + difference.b) / 3.0);
#else
    return clay(p, n);
#endif
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    float t = texelFetch(uDistance, pixel, 0).r;
    vec3 ray = cameraRay(picturePosition());
    float stretch = length(ray);
    vec3 d = uCameraToUnit * ray / stretch;

    vec4 color = vec4(0.0);
    float nearest = 1e9;
    for (bool hit = t >= 0.0; hit; hit = false) {
        color = vec4(appearance(pixel, uEye + t * d, t / stretch), 1.0);
        nearest = t;
    }
#if MODE == SLICE
    float onPlane = (uSlice.w - dot(uSlice.xyz, uEye)) / dot(uSlice.xyz, d);
    vec3 p = uEye + onPlane * d;
    vec2 range = unitSphereInterval(uEye, d);
    if (onPlane > range.x && onPlane < range.y) {
        float value = rawDistance(p);
        // pixel's width on the plane times the slope along it; lengths of gradients are about 1
        float width = uPixel.w * onPlane * length(rawGradient(p) - uSlice.xyz * dot(uSlice.xyz, rawGradient(p)));
        vec4 slice = vec4(distanceScale(value, width), value < 0.0 ? 1.0 : 0.8);
        color = vec4(slice.rgb * slice.a, slice.a) + (1.0 - slice.a) * color;
        nearest = onPlane;
    }
#endif
    if (color.a == 0.0) {
        discard;
    }
    oColor = color;
    gl_FragDepth = windowDepth(nearest / stretch);
}
