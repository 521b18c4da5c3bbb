#version 410 core

// The photograph over the view, from the left up to the wipe, whose edge is a light line.

#include "lib/camera.glsl"

uniform sampler2D uPhoto;   // sRGB, straight alpha
uniform float uOpacity;
uniform float uWipe;        // share of the width

out vec4 oColor;

void main() {
    vec2 share = picturePosition() / uPictureSize;
    vec4 photo = textureLod(uPhoto, share, 0.0);
    float alpha = share.x <= uWipe ? uOpacity * photo.a : 0.0;
    oColor = vec4(photo.rgb * alpha, alpha);
    float toEdge = abs(share.x - uWipe) * uPictureSize.x; // pixels
    if (uWipe < 1.0 && toEdge < 1.0) {
        oColor = mix(oColor, vec4(1.0), 0.85);
    }
}
