// Where a picture of a surface has edges that want more than one sample a pixel.

// Whether a neighbour of the pixel hits something else: a jump in distance, or the background. Distances are negative for
// misses; angle is the width of a pixel at distance 1.
bool isEdge(sampler2D distances, ivec2 pixel, float angle) {
    float here = texelFetch(distances, pixel, 0).r;
    ivec2 last = textureSize(distances, 0) - 1;
    bool edge = false;
    for (int i = 0; i < 4; i++) {
        ivec2 step = ivec2(i == 0 ? 1 : i == 1 ? -1 : 0, i == 2 ? 1 : i == 3 ? -1 : 0);
        float there = texelFetch(distances, clamp(pixel + step, ivec2(0), last), 0).r;
        // 12 pixel widths from one pixel to the next: steeper than 85 degrees, or another part of the surface
        edge = edge || (here < 0.0) != (there < 0.0) || abs(here - there) > 12.0 * angle * max(here, 0.0);
    }
    return edge;
}
