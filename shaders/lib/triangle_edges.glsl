// How near a fragment is to the edges of its triangle, on the screen. The triangle's corners are fetched from the mesh's
// own buffers, so that vertices need not be copied per triangle.

#include "lib/clip.glsl"

uniform samplerBuffer uPositions; // [V] unit space of the mesh
uniform isamplerBuffer uIndices;  // [3 T]
uniform int uFirstTriangle;       // of this draw call

// Corner in pixels of the target times w.
vec3 corner(int i) {
    vec4 clip = clipPosition(texelFetch(uPositions, texelFetch(uIndices, 3 * (uFirstTriangle + gl_PrimitiveID) + i).r).xyz);
    return vec3(0.5 * uTargetSize * (clip.xy + clip.w), clip.w);
}

// x: how much of the pixel the nearest edge covers; y: least height of the triangle in pixels.
vec2 nearestEdge() {
    vec3 corners[3] = vec3[](corner(0), corner(1), corner(2));
    float distance_ = 1e9;
    float height = 1e9;
    for (int i = 0; i < 3; i++) {
        vec3 a = corners[i];
        vec3 b = corners[(i + 1) % 3];
        vec3 c = corners[(i + 2) % 3];
        // A line through two homogeneous points is their cross product; that holds behind the eye as well.
        vec3 line = cross(a, b);
        line /= max(length(line.xy), 1e-12);
        distance_ = min(distance_, abs(dot(line, vec3(gl_FragCoord.xy, 1.0))));
        if (c.z > NEAR) {
            height = min(height, abs(dot(line, c)) / c.z);
        }
    }
    float halfWidth = 0.5 * max(uPoint, 1.0);
    // Each of two neighbours draws its half of the line they share.
    return vec2(clamp(halfWidth + 0.5 - distance_, 0.0, 1.0) * min(uPoint, 1.0), height / max(uPoint, 1.0));
}
