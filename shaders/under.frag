#version 410 core

// The surroundings below everything, from a picture that may have fewer pixels; with DIFFERENCE, how far they are from the
// photograph over the view.

#include "lib/camera.glsl"
#ifdef DIFFERENCE
#include "lib/scales.glsl"

uniform sampler2D uPhoto; // sRGB
#endif

uniform sampler2D uSurroundings; // sRGB
uniform vec4 uPart;              // of the camera's picture that it shows: left, top, width, height in pixels

out vec4 oColor;

void main() {
    vec2 at = picturePosition();
    vec3 color = textureLod(uSurroundings, (at - uPart.xy) / uPart.zw, 0.0).rgb;
#ifdef DIFFERENCE
    vec3 difference = abs(color - textureLod(uPhoto, at / uPictureSize, 0.0).rgb);
    color = differenceScale((difference.r + difference.g + difference.b) / 3.0);
#endif
    oColor = vec4(color, 1.0);
}
