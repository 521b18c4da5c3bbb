package zeroset.model.mesh;

/// Closes a narrow band: wherever a sampled lattice edge is cut, the four cells around it are completed, until no cut
/// edge borders an incomplete cell. The surface then has no cracks, whichever nodes were sampled before.
final class BandClosing {

    private final SampleLattice lattice;
    private final LatticeSampler sampler;
    private final SparseSamples samples;

    BandClosing(SampleLattice lattice, LatticeSampler sampler) {
        this.lattice = lattice;
        this.sampler = sampler;
        samples = sampler.samples();
    }

    /// Completes the cells around every cut edge until nothing changes.
    void close() {
        var dirty = new LongList();
        for (int i = 0; i < samples.bricks().size(); i++) {
            dirty.add(samples.bricks().get(i));
        }
        while (!dirty.isEmpty()) {
            for (int i = 0; i < dirty.size(); i++) {
                completeCutEdges(dirty.get(i));
            }
            dirty = bricksSeeing(sampler.requests());
            sampler.evaluateRequests();
        }
    }

    private void completeCutEdges(long brickKey) {
        int bx = SampleLattice.x(brickKey);
        int by = SampleLattice.y(brickKey);
        int bz = SampleLattice.z(brickKey);
        float[] brick = samples.brick(bx, by, bz);
        if (brick == null) {
            return;
        }
        for (int node = 0; node < brick.length; node++) {
            float value = brick[node];
            if (!Float.isFinite(value)) {
                continue;
            }
            int x = bx * SparseSamples.BRICK + (node & 7);
            int y = by * SparseSamples.BRICK + (node >> 3 & 7);
            int z = bz * SparseSamples.BRICK + (node >> 6);
            if (isCut(value, (node & 7) < 7 ? brick[node + 1] : samples.get(x + 1, y, z))) {
                completeCells(x, y, z, 0, 1, 1);
            }
            if (isCut(value, (node >> 3 & 7) < 7 ? brick[node + 8] : samples.get(x, y + 1, z))) {
                completeCells(x, y, z, 1, 0, 1);
            }
            if (isCut(value, node >> 6 < 7 ? brick[node + 64] : samples.get(x, y, z + 1))) {
                completeCells(x, y, z, 1, 1, 0);
            }
        }
    }

    private static boolean isCut(float value, float next) {
        return Float.isFinite(next) && value < 0 != next < 0;
    }

    /// Requests the cells around an edge, which reach back by one on the axes it does not run along.
    private void completeCells(int x, int y, int z, int backX, int backY, int backZ) {
        for (int cz = z - backZ; cz <= z; cz++) {
            for (int cy = y - backY; cy <= y; cy++) {
                for (int cx = x - backX; cx <= x; cx++) {
                    if (lattice.holdsCell(cx, cy, cz)) {
                        for (int c = 0; c < 8; c++) {
                            sampler.request(cx + (c & 1), cy + (c >> 1 & 1), cz + (c >> 2));
                        }
                    }
                }
            }
        }
    }

    /// The bricks that hold the nodes or the lower ends of their edges.
    private LongList bricksSeeing(LongList nodes) {
        var all = new LongList();
        for (int i = 0; i < nodes.size(); i++) {
            int x = SampleLattice.x(nodes.get(i));
            int y = SampleLattice.y(nodes.get(i));
            int z = SampleLattice.z(nodes.get(i));
            all.add(brickKey(x, y, z));
            all.add(brickKey(Math.max(0, x - 1), y, z));
            all.add(brickKey(x, Math.max(0, y - 1), z));
            all.add(brickKey(x, y, Math.max(0, z - 1)));
        }
        all.sort();
        var distinct = new LongList();
        for (int i = 0; i < all.size(); i++) {
            if (i == 0 || all.get(i) != all.get(i - 1)) {
                distinct.add(all.get(i));
            }
        }
        return distinct;
    }

    private static long brickKey(int x, int y, int z) {
        int bits = SparseSamples.BRICK_BITS;
        return SampleLattice.pack(x >> bits, y >> bits, z >> bits);
    }
}
