package zeroset.app.job;

import zeroset.app.decimation.DecimationTarget;

/// How a mesh is made of a field and put into a file; the file's name decides the format.
///
/// @param resolution cells along the longest side of the object, 8..2048
/// @param colors whether vertices get colours
/// @param normals whether vertices get normals
/// @param components which connected parts stay
/// @param unseen what becomes of surface that the training photographs do not show
/// @param ground what becomes of the table or floor under the object
/// @param triangles how many triangles stay
/// @param coordinates in which the vertices are written
public record MeshSettings(
        int resolution,
        boolean colors,
        boolean normals,
        Components components,
        Unseen unseen,
        Ground ground,
        DecimationTarget triangles,
        Coordinates coordinates) {

    /// The coarsest that shows anything.
    public static final int LEAST_RESOLUTION = 8;
    /// The finest: vertex indices have 32 bits, and few fields have finer detail.
    public static final int MOST_RESOLUTION = 2048;

    /// Checks the range.
    public MeshSettings {
        if (resolution < LEAST_RESOLUTION || resolution > MOST_RESOLUTION) {
            throw new IllegalArgumentException("resolution must be " + LEAST_RESOLUTION + ".." + MOST_RESOLUTION
                    + " cells per axis, was " + resolution);
        }
    }

    /// 256 cells, normals and colours, specks below 1 % dropped, every triangle, the data set's coordinates.
    public static MeshSettings defaults() {
        return new MeshSettings(
                256,
                true,
                true,
                new Components.Above(0.01),
                Unseen.AUTOMATIC,
                Ground.AUTOMATIC,
                new DecimationTarget.All(),
                Coordinates.DATASET);
    }

    /// With another resolution.
    public MeshSettings withResolution(int cells) {
        return new MeshSettings(cells, colors, normals, components, unseen, ground, triangles, coordinates);
    }

    /// With or without colours.
    public MeshSettings withColors(boolean on) {
        return new MeshSettings(resolution, on, normals, components, unseen, ground, triangles, coordinates);
    }

    /// With or without normals.
    public MeshSettings withNormals(boolean on) {
        return new MeshSettings(resolution, colors, on, components, unseen, ground, triangles, coordinates);
    }

    /// With other parts.
    public MeshSettings withComponents(Components kept) {
        return new MeshSettings(resolution, colors, normals, kept, unseen, ground, triangles, coordinates);
    }

    /// With or without surface that no photograph shows.
    public MeshSettings withUnseen(Unseen choice) {
        return new MeshSettings(resolution, colors, normals, components, choice, ground, triangles, coordinates);
    }

    /// With or without what the object stands on.
    public MeshSettings withGround(Ground choice) {
        return new MeshSettings(resolution, colors, normals, components, unseen, choice, triangles, coordinates);
    }

    /// With another number of triangles.
    public MeshSettings withTriangles(DecimationTarget target) {
        return new MeshSettings(resolution, colors, normals, components, unseen, ground, target, coordinates);
    }

    /// In other coordinates.
    public MeshSettings withCoordinates(Coordinates other) {
        return new MeshSettings(resolution, colors, normals, components, unseen, ground, triangles, other);
    }

    /// Which connected parts of the surface stay.
    public sealed interface Components {

        /// Every one.
        record All() implements Components {}

        /// The one with the largest area.
        record Largest() implements Components {}

        /// Those that are large enough.
        ///
        /// @param share of the largest part's area, 0..1
        record Above(double share) implements Components {
            /// Checks the range.
            public Above {
                if (!(share >= 0 && share <= 1)) {
                    throw new IllegalArgumentException("share of the largest part must be 0..1, was " + share);
                }
            }
        }

        /// The least share of the largest part's area that stays, 0..1. Parts as large as the largest stay at 1.
        default double leastShare() {
            return switch (this) {
                case All _ -> 0;
                case Largest _ -> 1;
                case Above(double share) -> share;
            };
        }
    }

    /// What becomes of surface that fewer than two training photographs show.
    public enum Unseen {
        /// It goes where the photographs show surroundings, and stays where masks or alpha told a closed object: there
        /// the silhouettes speak for it, and only parts that lie wholly hidden inside of it go.
        AUTOMATIC,
        /// It stays: the field's guess closes what it can.
        KEEP,
        /// It goes: holes where nobody looked.
        REMOVE
    }

    /// What becomes of the table or floor that the object stands on.
    public enum Ground {
        /// It goes where photographs show surroundings and the region of interest cuts it all around:
        /// then it is not the object. It stays where it ends inside of the region, and where masks or
        /// alpha tell the object.
        AUTOMATIC,
        /// It stays as far as the region of interest reaches.
        KEEP,
        /// The mesh is cut a little above it: the largest flat part that faces up and has most of the mesh above it.
        CUT
    }

    /// The coordinates in which a mesh is written.
    public enum Coordinates {
        /// The data set's own.
        DATASET,
        /// The data set's own units, moved so that the mesh's box is centred on the origin.
        CENTERED,
        /// Moved and scaled so that the region of interest is the unit sphere.
        UNIT
    }
}
