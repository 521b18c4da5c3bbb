package zeroset.model.mesh;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The triangles of every kind of cell, generated once from {@link CellContours}.
///
/// The patch has the topology of the trilinear interpolant in the cell: face decisions pick one of a case's
/// variants, and where several curves bound the cell the inside is searched for a tube between two of them.
final class CellTable {

    /// The whole answer for sign patterns that leave no choice; null for the others.
    private static final @Nullable CellPatch[] UNAMBIGUOUS = new @Nullable CellPatch[256];

    private static final SignCase[] CASES = new SignCase[256];

    static {
        for (int signs = 0; signs < 256; signs++) {
            CASES[signs] = SignCase.of(signs);
            UNAMBIGUOUS[signs] = CASES[signs].onlyPatch();
        }
    }

    private CellTable() {}

    /// The triangles of a cell.
    ///
    /// @param signs bit `c` is set where `f[c] < 0`
    /// @param f values at the 8 corners, finite
    static CellPatch patch(int signs, float[] f) {
        CellPatch only = UNAMBIGUOUS[signs];
        return only != null ? only : CASES[signs].patch(f);
    }

    /// All patches that can occur.
    static List<CellPatch> allPatches() {
        var all = new ArrayList<CellPatch>();
        for (SignCase signCase : CASES) {
            for (Variant variant : signCase.variants) {
                all.add(variant.discs);
                variant.tubes.forEach(tube -> all.add(tube.patch));
            }
        }
        return all;
    }

    /// A sign pattern with one variant for every combination of decisions on its ambiguous faces.
    @SuppressWarnings("ArrayRecordComponent") // inside this package only, never compared or written to
    private record SignCase(int[] ambiguousFaces, List<Variant> variants) {

        static SignCase of(int signs) {
            int[] faces = CellContours.ambiguousFaces(signs);
            var variants = new ArrayList<Variant>();
            for (int decisions = 0; decisions < 1 << faces.length; decisions++) {
                int joinedFaces = 0;
                for (int k = 0; k < faces.length; k++) {
                    joinedFaces |= (decisions >> k & 1) << faces[k];
                }
                variants.add(Variant.of(CellContours.trace(signs, joinedFaces), signs));
            }
            return new SignCase(faces, variants);
        }

        @Nullable
        CellPatch onlyPatch() {
            return variants.size() == 1 && variants.getFirst().tubes.isEmpty() ? variants.getFirst().discs : null;
        }

        CellPatch patch(float[] f) {
            int decisions = 0;
            for (int k = 0; k < ambiguousFaces.length; k++) {
                decisions |= negativesJoined(f, UnitCell.FACE_CORNERS[ambiguousFaces[k]]) ? 1 << k : 0;
            }
            return variants.get(decisions).patch(f);
        }

        /// The asymptotic decider. Products of floats are exact in double and the comparison is symmetric, so the
        /// two cells of a face always agree.
        private static boolean negativesJoined(float[] f, int[] corners) {
            double first = (double) f[corners[0]] * f[corners[2]];
            double second = (double) f[corners[1]] * f[corners[3]];
            return f[corners[0]] < 0 ? first > second : second > first;
        }
    }

    /// One combination of face decisions: its curves filled with discs, and every way to join two of them by a
    /// tube.
    private record Variant(CellPatch discs, List<Tube> tubes) {

        static Variant of(CellContours contours, int signs) {
            var tubes = new ArrayList<Tube>();
            int count = contours.loops().size();
            for (int i = 0; i < count; i++) {
                for (int j = i + 1; j < count; j++) {
                    addTube(contours, signs, i, j, tubes);
                }
            }
            return new Variant(fill(contours, -1, -1), List.copyOf(tubes));
        }

        /// Two curves can be joined when they bound one common region and different regions on their other sides.
        private static void addTube(CellContours contours, int signs, int i, int j, List<Tube> tubes) {
            int[] regions = contours.regions();
            int negative = cornerBeside(contours.loops().get(i), signs, true);
            int otherNegative = cornerBeside(contours.loops().get(j), signs, true);
            int positive = cornerBeside(contours.loops().get(i), signs, false);
            int otherPositive = cornerBeside(contours.loops().get(j), signs, false);
            boolean sameNegative = regions[negative] == regions[otherNegative];
            boolean samePositive = regions[positive] == regions[otherPositive];
            if (samePositive && !sameNegative) {
                tubes.add(new Tube(negative, otherNegative, fill(contours, i, j)));
            } else if (sameNegative && !samePositive) {
                tubes.add(new Tube(positive, otherPositive, fill(contours, i, j)));
            }
        }

        private static int cornerBeside(int[] loop, int signs, boolean negative) {
            int start = UnitCell.EDGE_START[loop[0]];
            boolean startNegative = (signs >> start & 1) != 0;
            return startNegative == negative ? start : UnitCell.EDGE_END[loop[0]];
        }

        private static CellPatch fill(CellContours contours, int tubeFrom, int tubeTo) {
            var builder = new PatchBuilder();
            List<int[]> loops = contours.loops();
            for (int k = 0; k < loops.size(); k++) {
                if (k != tubeFrom && k != tubeTo) {
                    builder.addDisc(loops.get(k));
                }
            }
            if (tubeFrom >= 0) {
                builder.addTube(loops.get(tubeFrom), loops.get(tubeTo));
            }
            return builder.build();
        }

        CellPatch patch(float[] f) {
            if (!tubes.isEmpty()) {
                int[] regions = CellInterior.regions(f);
                for (Tube tube : tubes) {
                    if (regions[tube.corner] == regions[tube.otherCorner]) {
                        return tube.patch;
                    }
                }
            }
            return discs;
        }
    }

    /// A tube around the region that joins two corners inside the cell.
    private record Tube(int corner, int otherCorner, CellPatch patch) {}
}
