// From positions to the target. Clip space is x right, y down, w the distance along the optical axis in the frame's unit
// space.

#include "lib/lens.glsl"

uniform mat4 uClip;        // from the positions' unit space, as a pinhole would show it
uniform vec4 uShow;        // ideal image coordinates to clip coordinates: scale x, scale y, shift x, shift y
uniform vec2 uTargetSize;  // pixels of the target
uniform float uPoint;      // pixels of the target per point of the screen
uniform vec2 uDepth;       // clip depth of the optical-axis distance z is uDepth.x + uDepth.y / z
uniform float uTowards;    // share of the distance by which things are moved towards the eye, for depth only

// Nearer than this to the eye, in the frame's unit space, nothing is drawn.
const float NEAR = 0.01;

vec4 clipPosition(vec3 position) {
    vec4 clip = uClip * vec4(position, 1.0);
    if (uLensModel != 0 && clip.w > NEAR) {
        vec2 ideal = (clip.xy / clip.w - uShow.zw) / uShow.xy;
        clip.xy = (shownByLens(ideal) * uShow.xy + uShow.zw) * clip.w;
    }
    return clip;
}

// Depth of a point that is w (1 - uTowards) away, without moving it in the picture.
vec4 towardsEye(vec4 clip) {
    clip.z += uDepth.y * uTowards / (1.0 - uTowards);
    return clip;
}

// Pixels of the target from its middle.
vec2 targetPixel(vec4 clip) {
    return 0.5 * uTargetSize * clip.xy / clip.w;
}
