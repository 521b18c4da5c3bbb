#version 410 core

// A disc that faces the viewer: four corners per instance, a triangle strip.

#include "lib/clip.glsl"

layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aColor;   // straight alpha
layout(location = 2) in float aRadius; // points; 0: as uRadius says

uniform vec3 uRadius; // of things in the scene: unit space of the frame, then at least and at most, points
uniform vec4 uPixel;  // w: width of a target's pixel at distance 1

flat out vec4 vColor;
flat out float vRadius; // pixels
noperspective out vec2 vFromMiddle; // pixels

void main() {
    vec4 clip = clipPosition(aPosition);
    if (clip.w < NEAR) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    float seen = uRadius.x / (uPixel.w * clip.w);
    vRadius = aRadius > 0.0 ? aRadius * uPoint : clamp(seen, uRadius.y * uPoint, uRadius.z * uPoint);
    vRadius = max(vRadius, 0.5);
    vColor = aColor;
    vec2 corner = vec2((gl_VertexID & 1) != 0, (gl_VertexID & 2) != 0) * 2.0 - 1.0;
    vFromMiddle = corner * (vRadius + 0.5);
    clip.xy += vFromMiddle / (0.5 * uTargetSize) * clip.w;
    gl_Position = towardsEye(clip);
}
