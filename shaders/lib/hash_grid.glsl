// A hash grid with two features a vertex (Müller et al. 2022) over [-1, 1]^3.
//
// A level is (cells per axis, first entry of the table, 1 where dense, weight). Constant: HASH_MASK.

uniform samplerBuffer uTable; // RG: the two features of a grid vertex

// Entries of the table at the vertices of a level's cell: x at (y, z), (y + 1, z), (y, z + 1), (y + 1, z + 1).
ivec4 entries(ivec3 vertex, vec4 level) {
    if (level.z > 0.0) {
        int row = int(level.x) + 1;
        int first = int(level.y) + (vertex.z * row + vertex.y) * row + vertex.x;
        return first + ivec4(0, row, row * row, row * row + row);
    }
    // Müller et al. 2022, eq. 4
    uvec2 y = uint(vertex.y) * 2654435761u + uvec2(0u, 2654435761u);
    uvec2 z = uint(vertex.z) * 805459861u + uvec2(0u, 805459861u);
    uvec4 hash = uvec4(uint(vertex.x)) ^ uvec4(y, y) ^ z.xxyy;
    return int(level.y) + ivec4(hash & uint(HASH_MASK));
}

// Features of one level at p, and their derivatives along x, y and z: all without the level's weight.
struct LevelSample {
    vec2 value;
    vec2 dx, dy, dz; // per cell
};

LevelSample sampleLevel(vec4 level, vec3 p) {
    vec3 g = (p + 1.0) * (0.5 * level.x);
    ivec3 cell = clamp(ivec3(g), ivec3(0), ivec3(int(level.x) - 1));
    vec3 f = g - vec3(cell);
    ivec4 left = entries(cell, level);
    ivec4 right = entries(cell + ivec3(1, 0, 0), level);
    vec2 v00 = texelFetch(uTable, left.x).xy;
    vec2 v10 = texelFetch(uTable, left.y).xy;
    vec2 v01 = texelFetch(uTable, left.z).xy;
    vec2 v11 = texelFetch(uTable, left.w).xy;
    vec2 d00 = texelFetch(uTable, right.x).xy - v00;
    vec2 d10 = texelFetch(uTable, right.y).xy - v10;
    vec2 d01 = texelFetch(uTable, right.z).xy - v01;
    vec2 d11 = texelFetch(uTable, right.w).xy - v11;
    v00 += f.x * d00;
    v10 += f.x * d10;
    v01 += f.x * d01;
    v11 += f.x * d11;
    LevelSample s;
    vec2 v0 = v00 + f.y * (v10 - v00);
    vec2 v1 = v01 + f.y * (v11 - v01);
    s.value = v0 + f.z * (v1 - v0);
    vec2 dx0 = d00 + f.y * (d10 - d00);
    vec2 dx1 = d01 + f.y * (d11 - d01);
    s.dx = dx0 + f.z * (dx1 - dx0);
    vec2 dy0 = v10 - v00;
    s.dy = dy0 + f.z * (v11 - v01 - dy0);
    s.dz = v1 - v0;
    return s;
}
