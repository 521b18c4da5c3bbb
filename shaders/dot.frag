#version 410 core

uniform float uOpacity;

flat in vec4 vColor;
flat in float vRadius;
noperspective in vec2 vFromMiddle;

layout(location = 0) out vec4 color; // multiplied by alpha

void main() {
    float alpha = vColor.a * uOpacity * clamp(vRadius + 0.5 - length(vFromMiddle), 0.0, 1.0);
    if (alpha < 0.004) {
        discard; // keeps the corners out of the depth buffer
    }
    color = vec4(vColor.rgb * alpha, alpha);
}
