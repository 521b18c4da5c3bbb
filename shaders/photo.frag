#version 410 core

uniform sampler2DArray uPhotos; // straight alpha

in vec3 vTexture;
flat in float vOpacity;

layout(location = 0) out vec4 color; // multiplied by alpha

void main() {
    vec4 photo = texture(uPhotos, vTexture);
    float alpha = photo.a * vOpacity;
    if (alpha < 1.0 / 255.0) {
        discard; // a cut-out photograph hides nothing where it is see-through, and must not write its depth there
    }
    color = vec4(photo.rgb * alpha, alpha);
}
