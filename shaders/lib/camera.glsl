// Rays of the frame's camera. Camera space is x right, y down, z forward; the rotation is camera-to-world, and unit space
// differs from the world by a shift and a scale only, so directions are the same in both.
//
// A target's pixel with its centre at gl_FragCoord.xy (row 0 on top) lies at uPixel.xy + uPixel.z * gl_FragCoord.xy in the
// camera's picture.

uniform vec4 uPixel;        // left, top, step: pixels of the camera's picture; w: step / focal length
uniform vec4 uLens;         // fx, fy, cx, cy in pixels of the camera's picture
uniform vec2 uPictureSize;  // pixels
uniform mat3 uCameraToUnit;
uniform vec3 uEye;          // unit space
uniform vec2 uDepth;        // clip depth of the optical-axis distance z is uDepth.x + uDepth.y / z
uniform bool uDistorted;
uniform sampler2D uIdeal;   // ideal (x/z, y/z) over the picture, from corner to corner, where the lens distorts

vec2 picturePosition() {
    return uPixel.xy + uPixel.z * gl_FragCoord.xy;
}

// The direction of a ray before it is normalised: z is 1, so a distance t along the unit ray is t / length along the axis.
vec3 cameraRay(vec2 picture) {
    if (uDistorted) {
        vec2 n = vec2(textureSize(uIdeal, 0));
        vec2 share = picture / uPictureSize; // the table's first and last texels lie on the picture's edges
        return vec3(texture(uIdeal, (share * (n - 1.0) + 0.5) / n).xy, 1.0);
    }
    return vec3((picture - uLens.zw) / uLens.xy, 1.0);
}

// Value for gl_FragDepth of a point at distance z along the optical axis, unit space.
float windowDepth(float z) {
    return 0.5 + 0.5 * (uDepth.x + uDepth.y / z);
}
