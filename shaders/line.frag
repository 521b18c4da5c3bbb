#version 410 core

uniform float uOpacity;

flat in vec4 vColor;
flat in vec3 vShape;
noperspective in vec2 vPlace;

layout(location = 0) out vec4 color; // multiplied by alpha

const float DASH = 0.58; // share of a period that is drawn

void main() {
    float sides = clamp(vShape.x + 0.5 - abs(vPlace.y), 0.0, 1.0);
    float ends = clamp(vPlace.x + 0.5, 0.0, 1.0) * clamp(vShape.y - vPlace.x + 0.5, 0.0, 1.0);
    float dashes = 1.0;
    if (vShape.z > 0.0) {
        float fromMiddle = abs(fract(vPlace.x / vShape.z) - 0.5 * DASH);
        float outside = min(fromMiddle, 1.0 - fromMiddle) - 0.5 * DASH;
        dashes = clamp(0.5 - outside * vShape.z, 0.0, 1.0);
    }
    float alpha = vColor.a * uOpacity * sides * ends * dashes;
    color = vec4(vColor.rgb * alpha, alpha);
}
