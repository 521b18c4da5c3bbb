// The snapshot's own networks: hash grid, distance network with one hidden layer, colour network with one or two. The same
// arithmetic as the plain Java evaluator, in another order.
//
// Weights are read in loops over hidden units: unit j needs its row of input weights (a dot product with the input), and its
// row of output weights (added, times its activation, to what leaves the layer). So no layer's activations are ever stored,
// the loop's body is all the code there is, and it compiles in an instant; unrolled it takes minutes.
//
// Constants: GRID_VECS = levels / 2 rounded up, OUTPUT_VECS = (1 + geometry features) / 4 rounded up,
// COLOR_VECS = units of the colour network's last hidden layer / 4 rounded up, COLOR_LAYERS = 1 or 2, HASH_MASK.
//
// All positions are unit space. Vectors are padded with zeros to multiples of four:
//   input  x: [position, 1] [level 0, level 1] [level 2, level 3] ...   (the 1 takes the bias)
//   output o: [distance, feature 0..2] [feature 3..6] ...
//   colour c: o, [position, 1] [normal, 0] [harmonics 0..3] ... [12..15]

#define INPUT_VECS (1 + GRID_VECS)
#define SDF_STRIDE (INPUT_VECS + OUTPUT_VECS)
#define COLOR_INPUT_VECS (OUTPUT_VECS + 6)
#define COLOR_STRIDE (COLOR_INPUT_VECS + COLOR_VECS)

uniform samplerBuffer uTable;        // RG: the two features of a grid vertex
uniform samplerBuffer uNetwork;      // RGBA: rows as above
uniform vec4 uLevel[2 * GRID_VECS];  // cells per axis, first entry of the table, 1 where dense, weight
uniform int uHidden;                 // units of the distance network
uniform int uColorHidden;            // units of the colour network's first layer
uniform int uColorStart;             // where in uNetwork the colour network's rows begin
uniform int uColorTail;              // what follows them: second layer's bias; third layer's three rows, its bias
uniform vec4 uOutputBias[OUTPUT_VECS];
uniform vec3 uShape;                 // beta of the softplus, radius of the residual sphere, 1 where there is one

struct FieldSample {
    float distance;              // negative inside
    vec3 gradient;               // not normalised
    vec4 outputs[OUTPUT_VECS];   // o
};

// log(1 + exp(beta z)) / beta without overflow; exp(-16) and less vanish beside 1 in float32, as they should.
float softplus(float z, float beta) {
    float scaled = beta * z;
    return (max(scaled, 0.0) + log(1.0 + exp(-abs(scaled)))) / beta;
}

float sigmoid(float z) {
    float decay = exp(-abs(z));
    return (z >= 0.0 ? 1.0 : decay) / (1.0 + decay);
}

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

// Writes one level's features to their place. Comparing with every place keeps the array in registers, which an index
// that is not a constant would not.
void place(inout vec4 x[INPUT_VECS], int level, vec2 value) {
    for (int k = 0; k < GRID_VECS; k++) {
        if (2 * k == level) {
            x[1 + k].xy = value;
        }
        if (2 * k + 1 == level) {
            x[1 + k].zw = value;
        }
    }
}

void encode(vec3 p, out vec4 x[INPUT_VECS]) {
    x[0] = vec4(p, 1.0);
    for (int k = 1; k < INPUT_VECS; k++) {
        x[k] = vec4(0.0);
    }
    for (int level = 0; level < 2 * GRID_VECS; level++) {
        vec4 shape = uLevel[level];
        if (shape.w > 0.0) {
            place(x, level, shape.w * sampleLevel(shape, p).value);
        }
    }
}

// |p|, with the guard that training has at the origin.
float sphereLength(vec3 p) {
    return sqrt(dot(p, p) + 1e-12);
}

float fieldDistance(vec3 p) {
    vec4 x[INPUT_VECS];
    encode(p, x);
    float d = uOutputBias[0].x + uShape.z * (sphereLength(p) - uShape.y);
    for (int j = 0; j < uHidden; j++) {
        int row = j * SDF_STRIDE;
        float z = 0.0;
        for (int k = 0; k < INPUT_VECS; k++) {
            z += dot(texelFetch(uNetwork, row + k), x[k]);
        }
        d += softplus(z, uShape.x) * texelFetch(uNetwork, row + INPUT_VECS).x;
    }
    return d;
}

FieldSample fieldSample(vec3 p) {
    vec4 x[INPUT_VECS];
    encode(p, x);
    FieldSample s;
    for (int k = 0; k < OUTPUT_VECS; k++) {
        s.outputs[k] = uOutputBias[k];
    }
    vec4 q[INPUT_VECS]; // d distance / d x
    for (int k = 0; k < INPUT_VECS; k++) {
        q[k] = vec4(0.0);
    }
    for (int j = 0; j < uHidden; j++) {
        int row = j * SDF_STRIDE;
        vec4 w[INPUT_VECS];
        float z = 0.0;
        for (int k = 0; k < INPUT_VECS; k++) {
            w[k] = texelFetch(uNetwork, row + k);
            z += dot(w[k], x[k]);
        }
        float h = softplus(z, uShape.x);
        float toDistance = 0.0;
        for (int k = 0; k < OUTPUT_VECS; k++) {
            vec4 outgoing = texelFetch(uNetwork, row + INPUT_VECS + k);
            s.outputs[k] += h * outgoing;
            if (k == 0) {
                toDistance = outgoing.x;
            }
        }
        float slope = toDistance * sigmoid(uShape.x * z);
        for (int k = 0; k < INPUT_VECS; k++) {
            q[k] += slope * w[k];
        }
    }
    // Through the grid: g = q_p + sum over features of q_f df/dp.
    vec3 g = q[0].xyz;
    for (int level = 0; level < 2 * GRID_VECS; level++) {
        vec4 shape = uLevel[level];
        if (shape.w > 0.0) {
            vec2 chain = vec2(0.0);
            for (int k = 0; k < GRID_VECS; k++) {
                chain = 2 * k == level ? q[1 + k].xy : 2 * k + 1 == level ? q[1 + k].zw : chain;
            }
            LevelSample l = sampleLevel(shape, p);
            float perUnit = 0.5 * shape.x * shape.w;
            g += perUnit * vec3(dot(chain, l.dx), dot(chain, l.dy), dot(chain, l.dz));
        }
    }
    float r = sphereLength(p);
    s.outputs[0].x += uShape.z * (r - uShape.y);
    s.distance = s.outputs[0].x;
    s.gradient = g + uShape.z * p / r;
    return s;
}

// Real spherical harmonics of degrees 0..3, normalised (Sloan 2008, appendix A2).
void harmonics(vec3 d, out vec4 y[4]) {
    vec3 s = d * d;
    y[0] = vec4(0.28209479, -0.48860251 * d.y, 0.48860251 * d.z, -0.48860251 * d.x);
    y[1] = vec4(1.09254843 * d.x * d.y, -1.09254843 * d.y * d.z, 0.31539157 * (3.0 * s.z - 1.0), -1.09254843 * d.x * d.z);
    y[2] = vec4(
        0.54627422 * (s.x - s.y),
        0.59004359 * d.y * (s.y - 3.0 * s.x),
        2.89061144 * d.x * d.y * d.z,
        0.45704580 * d.y * (1.0 - 5.0 * s.z));
    y[3] = vec4(
        0.37317633 * d.z * (5.0 * s.z - 3.0),
        0.45704580 * d.x * (1.0 - 5.0 * s.z),
        1.44530572 * d.z * (s.x - s.y),
        0.59004359 * d.x * (3.0 * s.y - s.x));
}

// sRGB seen along dView, a unit vector from the eye to the point.
vec3 fieldColor(vec3 p, vec3 dView, FieldSample s) {
    vec4 c[COLOR_INPUT_VECS];
    for (int k = 0; k < OUTPUT_VECS; k++) {
        c[k] = s.outputs[k]; // the distance's weight is zero
    }
    c[OUTPUT_VECS] = vec4(p, 1.0);
    c[OUTPUT_VECS + 1] = vec4(s.gradient * inversesqrt(dot(s.gradient, s.gradient) + 1e-12), 0.0);
    vec4 y[4];
    harmonics(dView, y);
    for (int k = 0; k < 4; k++) {
        c[OUTPUT_VECS + 2 + k] = y[k];
    }
    int tail = uColorTail;
    vec4 sum[COLOR_VECS];
    for (int k = 0; k < COLOR_VECS; k++) {
        sum[k] = texelFetch(uNetwork, tail + k);
    }
    for (int j = 0; j < uColorHidden; j++) {
        int row = uColorStart + j * COLOR_STRIDE;
        float z = 0.0;
        for (int k = 0; k < COLOR_INPUT_VECS; k++) {
            z += dot(texelFetch(uNetwork, row + k), c[k]);
        }
        float h = max(z, 0.0);
        for (int k = 0; k < COLOR_VECS; k++) {
            sum[k] += h * texelFetch(uNetwork, row + COLOR_INPUT_VECS + k);
        }
    }
#if COLOR_LAYERS == 2
    tail += COLOR_VECS;
    vec3 rgb = texelFetch(uNetwork, tail + 3 * COLOR_VECS).xyz;
    for (int k = 0; k < COLOR_VECS; k++) {
        vec4 h = max(sum[k], 0.0);
        rgb.x += dot(h, texelFetch(uNetwork, tail + k));
        rgb.y += dot(h, texelFetch(uNetwork, tail + COLOR_VECS + k));
        rgb.z += dot(h, texelFetch(uNetwork, tail + 2 * COLOR_VECS + k));
    }
#else
    vec3 rgb = sum[0].xyz;
#endif
    return vec3(sigmoid(rgb.x), sigmoid(rgb.y), sigmoid(rgb.z));
}
