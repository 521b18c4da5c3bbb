#version 410 core

// A straight line of constant width on the screen: four corners per instance, a triangle strip.

#include "lib/clip.glsl"

layout(location = 0) in vec3 aStart;
layout(location = 1) in vec3 aEnd;
layout(location = 2) in vec4 aColor; // straight alpha
layout(location = 3) in vec2 aStyle; // width and period of the dashes in points; period 0 is a solid line

flat out vec4 vColor;
flat out vec3 vShape;               // half width, length, dash period in pixels
noperspective out vec2 vPlace;      // along and across the line in pixels, from its start

void main() {
    vec4 start = clipPosition(aStart);
    vec4 end = clipPosition(aEnd);
    if (start.w < NEAR && end.w < NEAR) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0); // outside: nothing is drawn
        return;
    }
    // The part behind the eye is cut off, as its place on the screen means nothing.
    vec4 from = start.w < NEAR ? mix(start, end, (NEAR - start.w) / (end.w - start.w)) : start;
    vec4 to = end.w < NEAR ? mix(end, start, (NEAR - end.w) / (start.w - end.w)) : end;

    vec2 a = targetPixel(from);
    vec2 b = targetPixel(to);
    float length_ = distance(a, b);
    vec2 along = length_ > 1e-4 ? (b - a) / length_ : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);

    // Thinner than a pixel would break up: a pixel wide, and fainter instead.
    float width = aStyle.x * uPoint;
    vColor = vec4(aColor.rgb, aColor.a * min(width, 1.0));
    float halfWidth = 0.5 * max(width, 1.0);
    vShape = vec3(halfWidth, length_, aStyle.y * uPoint);

    bool atEnd = (gl_VertexID & 1) != 0;
    float side = (gl_VertexID & 2) != 0 ? 1.0 : -1.0;
    float margin = 0.5; // beyond the ends and sides, for smooth edges
    vPlace = vec2(atEnd ? length_ + margin : -margin, side * (halfWidth + margin));
    vec2 pixel = a + along * vPlace.x + across * vPlace.y;
    vec4 clip = towardsEye(atEnd ? to : from);
    gl_Position = vec4(pixel / (0.5 * uTargetSize) * clip.w, clip.z, clip.w);
}
