#version 410 core

// How far all rays through a block of pixels may go at once: cone marching through the baked field.
//
// At distance t the block's rays lie within r = uSpread t of the beam's axis. Where the field's value at the axis is v > r,
// no ray meets the surface; going on by s widens the cone by uSpread s, so v - r - s (1 + uSpread) >= 0 keeps it free.
// Outside the lattice's cube the value at the nearest point of the cube serves: nothing inside is nearer to a point outside.

#include "lib/camera.glsl"
#include "lib/unit_sphere.glsl"
#include "lib/field_grid.glsl"

uniform float uSpread; // radius of the cone at distance 1

out float oStart; // distance along the rays, unit space; -1 when all of them miss

void main() {
    vec3 d = normalize(uCameraToUnit * cameraRay(picturePosition()));
    float farthest = length(uEye) + 1.0;
    // A ray inside the unit sphere at t has the axis within r of it there, so inside a sphere so much larger.
    float grown = 1.0 + uSpread * farthest;
    vec2 range = unitSphereInterval(uEye / grown, d) * grown;
    float t = range.x;
    float cell = 2.0 / (uFieldResolution - 1.0);
    oStart = -1.0;
    for (int i = 0; i < 64 && t <= range.y; i++) {
        float free = 0.9 * fieldDistance(uEye + t * d) - uSpread * t;
        if (free < 0.5 * cell) {
            oStart = max(t - cell, 0.0);
            return;
        }
        t += free / (1.0 + uSpread);
    }
    if (t <= range.y) {
        oStart = max(t - cell, 0.0);
    }
}
