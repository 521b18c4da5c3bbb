#version 410 core

// A triangle mesh.

#include "lib/clip.glsl"

layout(location = 0) in vec3 aPosition; // unit space of the mesh
layout(location = 1) in vec4 aNormal;   // same in every space; w unused
layout(location = 2) in vec4 aColor;    // sRGB

out vec3 vNormal;
out vec3 vColor;
out float vAway; // along the optical axis, unit space of the frame

void main() {
    vec4 clip = clipPosition(aPosition);
    vNormal = aNormal.xyz;
    vColor = aColor.rgb;
    vAway = clip.w;
    gl_Position = towardsEye(clip);
}
