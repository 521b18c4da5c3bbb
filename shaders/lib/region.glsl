// Where a ray is inside what can be surface: the unit sphere of the field, the region of interest, and, in the slice mode,
// the half space behind the slice. All in unit space. An empty interval has near > far.

#include "lib/unit_sphere.glsl"

uniform vec3 uRegionCenter;
uniform vec3 uRegionHalf;   // half edges of the box; x is the radius of the sphere
uniform mat3 uRegionAxes;   // from unit space to the box's axes
uniform vec4 uCut;          // kept is dot(uCut.xyz, p) >= uCut.w

// Slabs (Kay and Kajiya 1986): along each axis of the box the ray is inside between two distances.
vec2 boxInterval(vec3 o, vec3 d) {
    vec3 oBox = uRegionAxes * (o - uRegionCenter);
    vec3 dBox = uRegionAxes * d;
    vec3 inverse = 1.0 / dBox; // a component of 0 gives infinities of the right signs, or a NaN that min and max drop
    vec3 a = (-uRegionHalf - oBox) * inverse;
    vec3 b = (uRegionHalf - oBox) * inverse;
    vec3 near = min(a, b);
    vec3 far = max(a, b);
    return vec2(max(max(near.x, near.y), near.z), min(min(far.x, far.y), far.z));
}

vec2 regionInterval(vec3 o, vec3 d) {
    vec2 range = unitSphereInterval(o, d);
#if REGION == 1
    float radius = uRegionHalf.x;
    vec2 sphere = unitSphereInterval((o - uRegionCenter) / radius, d) * radius;
    range = vec2(max(range.x, sphere.x), min(range.y, sphere.y));
#elif REGION == 2
    vec2 box = boxInterval(o, d);
    range = vec2(max(range.x, box.x), min(range.y, box.y));
#endif
#ifdef CUT
    float height = dot(uCut.xyz, o) - uCut.w;
    float slope = dot(uCut.xyz, d);
    float crossing = -height / slope; // slope 0: infinite, and the ray is inside all along or not at all
    range = height >= 0.0
        ? vec2(range.x, slope < 0.0 ? min(range.y, crossing) : range.y)
        : vec2(slope > 0.0 ? max(range.x, crossing) : 1e9, range.y);
#endif
    return range;
}
