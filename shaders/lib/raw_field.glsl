// The trainer's own lattice of the network's values, coarser than the baked field but not bent into lengths.

uniform sampler3D uRaw;
uniform float uRawResolution; // vertices per axis

float rawDistance(vec3 pUnit) {
    return textureLod(uRaw, latticePosition(pUnit, uRawResolution), 0.0).r;
}

// Central differences over one cell.
vec3 rawGradient(vec3 pUnit) {
    float h = 1.0 / (uRawResolution - 1.0);
    vec2 e = vec2(h, 0.0);
    return vec3(
        rawDistance(pUnit + e.xyy) - rawDistance(pUnit - e.xyy),
        rawDistance(pUnit + e.yxy) - rawDistance(pUnit - e.yxy),
        rawDistance(pUnit + e.yyx) - rawDistance(pUnit - e.yyx)) / (2.0 * h);
}
