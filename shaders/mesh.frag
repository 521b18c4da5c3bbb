#version 410 core

// MODE is one of the modes below; WIRE is 1 to draw edges, FACES is 1 to fill triangles.

#define MODE_COLOR 0
#define MODE_CLAY 1
#define MODE_NORMAL 2
#define MODE_DEPTH 3

#include "lib/studio_light.glsl"

uniform mat3 uCameraToUnit;
uniform vec2 uDepthRange; // nearest and farthest distance along the optical axis, unit space of the frame

in vec3 vNormal;
in vec3 vColor;
in float vAway;

layout(location = 0) out vec4 color; // sRGB, multiplied by alpha

#if WIRE
#include "lib/triangle_edges.glsl"

uniform vec4 uWireColor; // straight alpha
#endif

vec3 face(vec3 n) {
#if MODE == MODE_COLOR
    return vColor;
#elif MODE == MODE_CLAY
    return studioLight(n * uCameraToUnit, 1.0, 1.0);
#elif MODE == MODE_NORMAL
    return 0.5 + 0.5 * n;
#else
    return vec3((255.0 - 215.0 * (vAway - uDepthRange.x) / max(uDepthRange.y - uDepthRange.x, 1e-6)) / 255.0);
#endif
}

void main() {
    vec3 n = normalize(gl_FrontFacing ? vNormal : -vNormal);
    // What is seen from inside, through a hole, is darker.
    float shade = gl_FrontFacing || MODE == MODE_NORMAL || MODE == MODE_DEPTH ? 1.0 : 0.55;
    color = vec4(face(n) * shade, 1.0);
#if WIRE
    vec2 edge = nearestEdge();
    #if FACES
    // Where triangles are too small to tell apart the faces show instead.
    float wire = uWireColor.a * edge.x * smoothstep(1.5, 6.0, edge.y);
    color.rgb = mix(color.rgb, uWireColor.rgb, wire);
    #else
    float lit = mix(0.55, 1.0, studioLight(n * uCameraToUnit, 1.0, 1.0).g); // gives the cage a shape
    float wire = uWireColor.a * edge.x * mix(0.4, 1.0, smoothstep(1.5, 6.0, edge.y)) * (gl_FrontFacing ? 1.0 : 0.3);
    if (wire < 0.004) {
        discard;
    }
    color = vec4(uWireColor.rgb * lit * wire, wire);
    #endif
#endif
}
