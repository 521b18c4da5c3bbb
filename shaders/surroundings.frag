#version 410 core

// What was learned of the surroundings: the colour of every ray behind the region. The same arithmetic as the plain Java
// evaluator, in another order.
//
// The ray is sampled from where it leaves the region to infinity, even in inverse distance. For each sample one loop over
// the trunk's units gives the density and the first colour layer at once, as in lib/field_network.glsl.
//
// REGION: see lib/region.glsl; here it is the one that training saw. Constants: LEVELS of the grid (even), HIDDEN_VECS = units of
// both hidden layers / 4, SECTIONS.
//
// Rows of uNetwork, RGBA:
//   per unit of the trunk: [level 0, level 1] ... [bias, weight of the density, 0, 0] [its weights into the colour layer]
//   per harmonic of the direction: [its weights into the colour layer]
//   [bias of the colour layer]; per channel: [weights of the last layer]; [bias of the last layer, bias of the density]

#include "lib/activations.glsl"
#include "lib/camera.glsl"
#include "lib/harmonics.glsl"
#include "lib/hash_grid.glsl"
#include "lib/region.glsl"

#define GRID_VECS (LEVELS / 2)
#define STRIDE (GRID_VECS + 1 + HIDDEN_VECS)
#define DIRECTION_START (4 * HIDDEN_VECS * STRIDE)
#define TAIL (DIRECTION_START + 16 * HIDDEN_VECS)

uniform samplerBuffer uNetwork;
uniform vec4 uLevel[LEVELS]; // see lib/hash_grid.glsl

out vec4 oColor; // sRGB

const float ENDLESS = 1e6; // length of the last section

// From where the ray leaves the region (0) to a thousand radii farther (1).
float distanceBehind(float place) {
    return 1.0 / max(1.0 - place, 1e-3) - 1.0;
}

// Barron et al. 2022, eq. 10, scaled to radius 1.
vec3 contracted(vec3 p) {
    float r = length(p);
    return p * (r <= 1.0 ? 0.5 : 0.5 * (2.0 - 1.0 / r) / r);
}

void main() {
    vec3 d = normalize(uCameraToUnit * cameraRay(picturePosition()));
    vec2 range = regionInterval(uEye, d);
    // a ray that passes the region by begins where it comes nearest to its centre
    float far = range.x < range.y ? range.y : max(0.0, -dot(uEye, d));

    vec4 y[4];
    harmonics(d, y);
    vec4 byDirection[HIDDEN_VECS];
    for (int k = 0; k < HIDDEN_VECS; k++) {
        byDirection[k] = texelFetch(uNetwork, TAIL + k);
        for (int e = 0; e < 4; e++) {
            int row = DIRECTION_START + 4 * e * HIDDEN_VECS + k;
            byDirection[k] += y[e].x * texelFetch(uNetwork, row) + y[e].y * texelFetch(uNetwork, row + HIDDEN_VECS)
                + y[e].z * texelFetch(uNetwork, row + 2 * HIDDEN_VECS)
                + y[e].w * texelFetch(uNetwork, row + 3 * HIDDEN_VECS);
        }
    }
    vec4 last = texelFetch(uNetwork, TAIL + 4 * HIDDEN_VECS);

    vec3 color = vec3(0.0);
    float through = 1.0;
    for (int section = 0; section < SECTIONS && through > 1e-4; section++) {
        float behind = distanceBehind((float(section) + 0.5) / float(SECTIONS));
        float next = distanceBehind((float(section) + 1.5) / float(SECTIONS));
        vec3 p = contracted(uEye + (far + behind) * d);
        vec4 x[GRID_VECS];
        for (int k = 0; k < GRID_VECS; k++) {
            x[k] = vec4(
                uLevel[2 * k].w * sampleLevel(uLevel[2 * k], p).value,
                uLevel[2 * k + 1].w * sampleLevel(uLevel[2 * k + 1], p).value);
        }
        float density = last.w;
        vec4 sum[HIDDEN_VECS];
        for (int k = 0; k < HIDDEN_VECS; k++) {
            sum[k] = byDirection[k];
        }
        for (int j = 0; j < 4 * HIDDEN_VECS; j++) {
            int row = j * STRIDE;
            vec4 unit = texelFetch(uNetwork, row + GRID_VECS);
            float z = unit.x;
            for (int k = 0; k < GRID_VECS; k++) {
                z += dot(texelFetch(uNetwork, row + k), x[k]);
            }
            float h = max(z, 0.0);
            density += h * unit.y;
            for (int k = 0; k < HIDDEN_VECS; k++) {
                sum[k] += h * texelFetch(uNetwork, row + GRID_VECS + 1 + k);
            }
        }
        vec3 rgb = last.xyz;
        for (int k = 0; k < HIDDEN_VECS; k++) {
            vec4 h = max(sum[k], 0.0);
            rgb.x += dot(h, texelFetch(uNetwork, TAIL + HIDDEN_VECS + k));
            rgb.y += dot(h, texelFetch(uNetwork, TAIL + 2 * HIDDEN_VECS + k));
            rgb.z += dot(h, texelFetch(uNetwork, TAIL + 3 * HIDDEN_VECS + k));
        }
        float extent = section + 1 < SECTIONS ? next - behind : ENDLESS;
        float opacity = 1.0 - exp(-softplus(density, 1.0) * extent);
        color += through * opacity * vec3(sigmoid(rgb.x), sigmoid(rgb.y), sigmoid(rgb.z));
        through *= 1.0 - opacity;
    }
    oColor = vec4(color, 1.0);
}
