package zeroset.model.doctor;

import java.util.Optional;
import org.joml.Vector2d;
import zeroset.model.dataset.Photograph;

/// Which part of a photograph shows the object, made small. Immutable.
final class Silhouette {

    /// Longer side, cells. Silhouettes that differ by less than a cell agree.
    private static final int LONG_SIDE = 128;

    private static final int OBJECT = 128;

    private final int columns;
    private final int rows;
    private final double cell;
    private final boolean[] set;

    private Silhouette(int columns, int rows, double cell, boolean[] set) {
        this.columns = columns;
        this.rows = rows;
        this.cell = cell;
        this.set = set;
    }

    /// The silhouette of a photograph; empty when nothing tells the object from its surroundings.
    static Optional<Silhouette> of(Photograph photograph) {
        if (!photograph.coverageKind().separatesObject()) {
            return Optional.empty();
        }
        double cell = Math.max(1, Math.max(photograph.width(), photograph.height()) / (double) LONG_SIDE);
        int columns = (int) Math.ceil(photograph.width() / cell);
        int rows = (int) Math.ceil(photograph.height() / cell);
        var set = new boolean[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int x = Math.min(photograph.width() - 1, (int) ((column + 0.5) * cell));
                int y = Math.min(photograph.height() - 1, (int) ((row + 0.5) * cell));
                set[row * columns + column] = photograph.coverage(x, y) >= OBJECT;
            }
        }
        return Optional.of(new Silhouette(columns, rows, cell, set));
    }

    /// Number of cells.
    int size() {
        return set.length;
    }

    boolean isSet(int index) {
        return set[index];
    }

    /// Index of the cell at an image position, or -1 outside of the picture.
    int index(double x, double y) {
        int column = (int) Math.floor(x / cell);
        int row = (int) Math.floor(y / cell);
        return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
    }

    /// Width of the cells together, pixels.
    double width() {
        return columns * cell;
    }

    /// Height of the cells together, pixels.
    double height() {
        return rows * cell;
    }

    /// Edge of a cell, pixels.
    double cell() {
        return cell;
    }

    /// Middle of the object, pixels; empty when there is none.
    Optional<Vector2d> middle() {
        var sum = new Vector2d();
        int count = 0;
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                sum.add((i % columns + 0.5) * cell, (Math.floorDiv(i, columns) + 0.5) * cell);
                count++;
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(sum.div(count));
    }

    /// Largest distance of the object's cells from its middle, pixels.
    double reach(Vector2d middle) {
        double most = 0;
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                most = Math.max(
                        most, middle.distance((i % columns + 0.5) * cell, (Math.floorDiv(i, columns) + 0.5) * cell));
            }
        }
        return most;
    }
}
