// The baked field: values on a lattice over [-1, 1]^3 of unit space, vertices on its faces, interpolated trilinearly.
//
// uField holds lengths: near the surface the network's value divided by the length of its gradient, farther away a lower
// bound of the distance. A step of 0.9 of an interpolated value therefore crosses no surface that the lattice resolves.

uniform sampler3D uField;
uniform float uFieldResolution; // vertices per axis
uniform sampler3D uColors;  // sRGB near the surface, alpha 0 where there is no colour

// From unit space to texture space: vertex i of n lies at the centre of texel i, (i + 0.5) / n.
vec3 latticePosition(vec3 pUnit, float n) {
    return (0.5 * pUnit + 0.5) * ((n - 1.0) / n) + 0.5 / n;
}

float fieldDistance(vec3 pUnit) {
    return textureLod(uField, latticePosition(pUnit, uFieldResolution), 0.0).r;
}

// Central differences over a tetrahedron of directions, which takes four samples instead of six (Quilez 2015). 0.7 of a
// cell: wide enough to smooth the creases of trilinear interpolation, narrow enough to stay where values are lengths.
vec3 fieldGradient(vec3 pUnit) {
    const vec2 k = vec2(1.0, -1.0);
    float h = 0.7 * 2.0 / (uFieldResolution - 1.0);
    return (k.xyy * fieldDistance(pUnit + h * k.xyy)
            + k.yyx * fieldDistance(pUnit + h * k.yyx)
            + k.yxy * fieldDistance(pUnit + h * k.yxy)
            + k.xxx * fieldDistance(pUnit + h * k.xxx)) / (4.0 * h);
}

// Vertices without colour are black with alpha 0: dividing by the interpolated alpha leaves them out. White where there
// is none at all.
vec3 fieldColor(vec3 pUnit) {
    vec4 sum = textureLod(uColors, latticePosition(pUnit, uFieldResolution), 0.0);
    return sum.a > 0.004 ? sum.rgb / sum.a : vec3(0.8);
}
