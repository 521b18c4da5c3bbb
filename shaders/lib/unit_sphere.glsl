// Where the ray pUnit(t) = o + t d (d of length 1, both in the unit-sphere space of the field) is inside the unit sphere.
//
// |o + t d|^2 = 1 gives t^2 + 2 b t + c = 0 with b = o.d and c = o.o - 1, so t = -b -+ sqrt(b^2 - c).
// Returns (tNear, tFar), tNear clamped to 0 so that a camera inside the sphere starts at itself; tNear > tFar: no hit.
vec2 unitSphereInterval(vec3 o, vec3 d) {
    float b = dot(o, d);
    float discriminant = b * b - dot(o, o) + 1.0;
    if (discriminant < 0.0) {
        return vec2(1.0, 0.0);
    }
    float h = sqrt(discriminant);
    return vec2(max(-b - h, 0.0), -b + h);
}
