#version 410 core

// The ground: a disc that is flat in the world.

#include "lib/clip.glsl"

layout(location = 0) in vec2 aPlace; // -1..1 in the disc

uniform vec3 uGround;     // middle of the disc, unit space of the frame
uniform mat3 uGroundAxes; // columns: along the ground, along the ground, up
uniform float uReach;     // radius of the disc, unit space of the frame

out vec2 vFromMiddle; // along the ground, unit space of the frame
out vec3 vPosition;   // unit space of the frame

void main() {
    vFromMiddle = uReach * aPlace;
    vPosition = uGround + uGroundAxes * vec3(vFromMiddle, 0.0);
    gl_Position = clipPosition(vPosition);
}
