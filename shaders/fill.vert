#version 410 core

// Triangles of one colour per corner.

#include "lib/clip.glsl"

layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aColor; // straight alpha

out vec4 vColor;

void main() {
    vColor = aColor;
    gl_Position = towardsEye(clipPosition(aPosition));
}
