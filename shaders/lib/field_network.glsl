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

#include "lib/activations.glsl"
#include "lib/harmonics.glsl"
#include "lib/hash_grid.glsl"

#define INPUT_VECS (1 + GRID_VECS)
#define SDF_STRIDE (INPUT_VECS + OUTPUT_VECS)
#define COLOR_INPUT_VECS (OUTPUT_VECS + 6)
#define COLOR_STRIDE (COLOR_INPUT_VECS + COLOR_VECS)

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
