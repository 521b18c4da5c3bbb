#version 410 core

// A picture with a weight, to be added to others of the same view.

uniform sampler2D uPicture; // multiplied by alpha
uniform float uWeight;

out vec4 oColor;

void main() {
    oColor = uWeight * texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0);
}
