package zeroset.render.scene;

/// A place where a hand takes hold of the region of interest. Axes are the region's own (those of a box, the world's
/// for a sphere): 0 x, 1 y, 2 z.
public sealed interface GizmoHandle {

    /// An arrow: moves along one axis.
    ///
    /// @param axis 0..2
    record MoveAlong(int axis) implements GizmoHandle {
        /// Checks the axis.
        public MoveAlong {
            checkAxis(axis);
        }
    }

    /// A small square: moves across one axis, along the two others.
    ///
    /// @param axis 0..2, the one that stays
    record MoveAcross(int axis) implements GizmoHandle {
        /// Checks the axis.
        public MoveAcross {
            checkAxis(axis);
        }
    }

    /// The dot in the middle: moves in the plane of the picture.
    record MoveFreely() implements GizmoHandle {}

    /// A ring: turns a box around one of its axes.
    ///
    /// @param axis 0..2
    record Turn(int axis) implements GizmoHandle {
        /// Checks the axis.
        public Turn {
            checkAxis(axis);
        }
    }

    /// A face of a box: moves it out or in while the opposite one stays.
    ///
    /// @param axis 0..2
    /// @param positive whether it is the face at the positive end of the axis
    record Face(int axis, boolean positive) implements GizmoHandle {
        /// Checks the axis.
        public Face {
            checkAxis(axis);
        }
    }

    /// A corner of a box: scales it evenly about its middle.
    ///
    /// @param octant bit 0 set for the positive end of x, bit 1 of y, bit 2 of z
    record Corner(int octant) implements GizmoHandle {
        /// Checks the octant.
        public Corner {
            if (octant < 0 || octant > 7) {
                throw new IllegalArgumentException("octant must be 0..7, was " + octant);
            }
        }
    }

    /// A point on a sphere: changes its radius.
    ///
    /// @param axis 0..2
    /// @param positive whether it lies at the positive end of the axis
    record Radius(int axis, boolean positive) implements GizmoHandle {
        /// Checks the axis.
        public Radius {
            checkAxis(axis);
        }
    }

    private static void checkAxis(int axis) {
        if (axis < 0 || axis > 2) {
            throw new IllegalArgumentException("axis must be 0..2, was " + axis);
        }
    }
}
