package zeroset.model.region;

import org.joml.Vector2dc;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.ObjectMasks;
import zeroset.model.dataset.PosedPhotograph;

/// A mask reduced to cells, each set when any of its pixels shows the object: thin parts are not lost, at the price of
/// an object wider by up to a cell.
final class CoarseMask {

    private final Camera camera;
    private final int cell;
    private final int columns;
    private final int rows;
    private final boolean[] set;
    private final int setCells;

    /// @param cell cell size in pixels, >= 1
    CoarseMask(PosedPhotograph posed, int cell) {
        this.camera = posed.camera();
        this.cell = cell;
        var photograph = posed.photograph();
        this.columns = Math.ceilDiv(photograph.width(), cell);
        this.rows = Math.ceilDiv(photograph.height(), cell);
        this.set = new boolean[columns * rows];
        int count = 0;
        for (int y = 0; y < photograph.height(); y++) {
            for (int x = 0; x < photograph.width(); x++) {
                int index = y / cell * columns + x / cell;
                if (!set[index] && photograph.coverage(x, y) >= ObjectMasks.OBJECT) {
                    set[index] = true;
                    count++;
                }
            }
        }
        this.setCells = count;
    }

    Camera camera() {
        return camera;
    }

    /// Whether no cell is set.
    boolean isEmpty() {
        return setCells == 0;
    }

    /// Number of set cells.
    int setCells() {
        return setCells;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    boolean isSet(int column, int row) {
        return set[row * columns + column];
    }

    /// Image position of a cell's middle, x.
    double pixelX(int column) {
        return Math.min((column + 0.5) * cell, camera.intrinsics().width());
    }

    /// Image position of a cell's middle, y.
    double pixelY(int row) {
        return Math.min((row + 0.5) * cell, camera.intrinsics().height());
    }

    /// Whether the object is at an image position inside the picture.
    boolean isSet(Vector2dc pixel) {
        return isSet((int) (pixel.x() / cell), (int) (pixel.y() / cell));
    }
}
