#version 410 core

// A coarse picture over a larger target: colours interpolated, depths as they are.

uniform sampler2D uPicture;  // multiplied by alpha
uniform sampler2D uDepths;   // window depths
uniform vec2 uTargetSize;    // pixels

out vec4 oColor;

void main() {
    vec2 share = gl_FragCoord.xy / uTargetSize;
    vec4 color = textureLod(uPicture, share, 0.0);
    if (color.a == 0.0) {
        discard;
    }
    oColor = color;
    gl_FragDepth = texelFetch(uDepths, ivec2(share * vec2(textureSize(uDepths, 0))), 0).r;
}
