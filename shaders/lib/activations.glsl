// What networks put between their layers.

// log(1 + exp(beta z)) / beta without overflow; exp(-16) and less vanish beside 1 in float32, as they should.
float softplus(float z, float beta) {
    float scaled = beta * z;
    return (max(scaled, 0.0) + log(1.0 + exp(-abs(scaled)))) / beta;
}

float sigmoid(float z) {
    float decay = exp(-abs(z));
    return (z >= 0.0 ? 1.0 : decay) / (1.0 + decay);
}
