#version 410 core

uniform float uOpacity;

in vec4 vColor;

layout(location = 0) out vec4 color; // multiplied by alpha

void main() {
    float alpha = vColor.a * uOpacity;
    color = vec4(vColor.rgb * alpha, alpha);
}
