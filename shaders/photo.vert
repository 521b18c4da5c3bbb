#version 410 core

// A photograph on the far side of its frustum: a quad per instance, a triangle strip.

#include "lib/clip.glsl"

layout(location = 0) in vec3 aTopLeft;
layout(location = 1) in vec3 aRight; // from the top left to the top right corner
layout(location = 2) in vec3 aDown;  // from the top left to the bottom left corner
layout(location = 3) in vec2 aLook;  // layer, opacity

uniform vec2 uOpacities; // of the photographs to draw: from the first, below the second

out vec3 vTexture;
flat out float vOpacity;

void main() {
    vec2 share = vec2((gl_VertexID & 1) != 0, (gl_VertexID & 2) != 0);
    vTexture = vec3(share, aLook.x);
    vOpacity = aLook.y;
    if (vOpacity < uOpacities.x || vOpacity >= uOpacities.y) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0); // outside: nothing is drawn
        return;
    }
    gl_Position = towardsEye(clipPosition(aTopLeft + share.x * aRight + share.y * aDown));
}
