package zeroset.app.decimation;

/// How many triangles a mesh is to keep.
public sealed interface DecimationTarget {

    /// The number for a mesh.
    ///
    /// @param triangles how many it has
    /// @return 0..triangles
    int of(int triangles);

    /// All of them.
    record All() implements DecimationTarget {
        @Override
        public int of(int triangles) {
            return triangles;
        }
    }

    /// At most a number.
    ///
    /// @param count > 0
    record Count(int count) implements DecimationTarget {
        /// Checks the range.
        public Count {
            if (count < 1) {
                throw new IllegalArgumentException("number of triangles must be > 0, was " + count);
            }
        }

        @Override
        public int of(int triangles) {
            return Math.min(count, triangles);
        }
    }

    /// A share of what there is.
    ///
    /// @param share above 0, at most 1
    record Share(double share) implements DecimationTarget {
        /// Checks the range.
        public Share {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share of triangles must be above 0, at most 1, was " + share);
            }
        }

        @Override
        public int of(int triangles) {
            return (int) Math.round(share * triangles);
        }
    }
}
