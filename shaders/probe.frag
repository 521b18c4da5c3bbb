#version 410 core

// Evaluates the field at given points, one per pixel, so that tests can compare it with the plain Java evaluator.

#include "lib/field_network.glsl"

uniform sampler2D uPoints;     // unit space
uniform sampler2D uDirections; // unit length, from the eye

layout(location = 0) out vec4 oField; // distance, gradient
layout(location = 1) out vec4 oColor; // sRGB, distance evaluated without a gradient

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    vec3 p = texelFetch(uPoints, pixel, 0).xyz;
    FieldSample s = fieldSample(p);
    oField = vec4(s.distance, s.gradient);
    oColor = vec4(fieldColor(p, texelFetch(uDirections, pixel, 0).xyz, s), fieldDistance(p));
}
