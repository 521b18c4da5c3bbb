package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellTableTest {

    @Test
    void everyInnerEdgeIsUsedOnceInEachDirectionAndNoneLiesOnAFace() {
        for (CellPatch patch : CellTable.allPatches()) {
            Map<List<Integer>, Integer> uses = directedEdges(patch);
            uses.forEach((edge, count) -> {
                assertEquals(1, count, () -> "directed edge " + edge + " repeats");
                boolean inner = uses.containsKey(List.of(edge.get(1), edge.get(0)));
                boolean onFace = edge.get(0) < UnitCell.EDGES
                        && edge.get(1) < UnitCell.EDGES
                        && UnitCell.shareFace(edge.get(0), edge.get(1));
                assertEquals(!inner, onFace, () -> "edge " + edge + " of " + Arrays.toString(patch.triangles()));
            });
        }
    }

    @Test
    void patchHasTheEulerCharacteristicOfTheTrilinearInterpolant() {
        // On the cell, a ball: each sign's set is a handle body, so chi(surface) = chi(negative) + chi(positive) - 1,
        // and
        // without handles inside a cell chi of each set is its number of components, less one for a tube around it.
        var random = new Random(2);
        int tubes = 0;
        for (int trial = 0; trial < 200_000; trial++) {
            float[] f = CellInteriorTest.randomCell(random);
            int signs = signs(f);
            if (signs == 0 || signs == 255) {
                continue;
            }
            CellPatch patch = CellTable.patch(signs, f);
            int[] regions = CellInterior.regions(f);
            int boundaryRegions = boundaryRegions(f);
            int insideRegions = (int) Arrays.stream(regions).distinct().count();
            int loops = boundaryRegions - 1;
            int joined = boundaryRegions - insideRegions;
            tubes += joined;
            assertTrue(joined <= 1, "one tube at most");
            assertEquals(loops - 2 * joined, euler(patch), () -> "cell " + Arrays.toString(f));
        }
        assertTrue(tubes > 100, "tubes were tried: " + tubes);
    }

    @Test
    void trianglesFaceThePositiveSide() {
        float[] f = {-1, 1, 1, 1, 1, 1, 1, 1};
        CellPatch patch = CellTable.patch(1, f);
        assertEquals(3, patch.triangles().length);
        int[] order = patch.triangles(); // crossings on the x, y, z edges at corner 0 are edges 0, 4, 8
        int start = order[0] == 0 ? 0 : order[1] == 0 ? 1 : 2;
        assertEquals(4, order[(start + 1) % 3], "x, y, z in this order is counter-clockwise from (1, 1, 1)");
    }

    private static int signs(float[] f) {
        int signs = 0;
        for (int c = 0; c < 8; c++) {
            signs |= f[c] < 0 ? 1 << c : 0;
        }
        return signs;
    }

    private static int boundaryRegions(float[] f) {
        int signs = signs(f);
        int joined = 0;
        for (int face : CellContours.ambiguousFaces(signs)) {
            int[] q = UnitCell.FACE_CORNERS[face];
            // value of the bilinear interpolant at its saddle
            double saddle = ((double) f[q[0]] * f[q[2]] - (double) f[q[1]] * f[q[3]])
                    / ((double) f[q[0]] + f[q[2]] - f[q[1]] - f[q[3]]);
            joined |= saddle < 0 ? 1 << face : 0;
        }
        return (int) Arrays.stream(CellContours.trace(signs, joined).regions())
                .distinct()
                .count();
    }

    private static int euler(CellPatch patch) {
        Set<Integer> vertices = new HashSet<>();
        Set<List<Integer>> edges = new HashSet<>();
        for (List<Integer> edge : directedEdges(patch).keySet()) {
            vertices.add(edge.get(0));
            var undirected = new ArrayList<>(edge);
            undirected.sort(null);
            edges.add(undirected);
        }
        return vertices.size() - edges.size() + patch.triangles().length / 3;
    }

    private static Map<List<Integer>, Integer> directedEdges(CellPatch patch) {
        Map<List<Integer>, Integer> uses = new HashMap<>();
        int[] triangles = patch.triangles();
        for (int t = 0; t < triangles.length; t += 3) {
            for (int k = 0; k < 3; k++) {
                uses.merge(List.of(triangles[t + k], triangles[t + (k + 1) % 3]), 1, Integer::sum);
            }
        }
        return uses;
    }
}
