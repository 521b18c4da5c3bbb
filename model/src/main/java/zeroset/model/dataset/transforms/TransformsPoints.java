package zeroset.model.dataset.transforms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.View;
import zeroset.model.dataset.files.PlyPoints;

/// Finds the sparse points that lie beside a transforms.json and the frame they are in.
///
/// nerfstudio has written them in both frames: before `applied_transform` in early releases, after it since.
/// Which of the two is not recorded in the file, so the cameras decide: the right frame has more points inside
/// the pictures.
final class TransformsPoints {

    private static final List<String> USUAL_NAMES =
            List.of("points.ply", "sparse_pc.ply", "sparse.ply", "points3D.ply");

    /// Enough to tell two frames apart.
    private static final int CHECKED_POINTS = 2000;

    private TransformsPoints() {}

    /// The points of `ply_file_path`, else of a file with a usual name, in the source frame.
    ///
    /// @param views cameras in the source frame
    /// @param notes receives a remark when the frame had to be guessed
    static Optional<PointCloud> read(TransformsFile file, List<View> views, List<String> notes)
            throws DatasetException {
        var path = path(file, notes);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var asWritten = PlyPoints.read(path.get());
        if (file.sourceFrame().isIdentity()) {
            return Optional.of(asWritten);
        }
        var undone = undo(file.sourceFrame(), asWritten);
        boolean alreadySource = sightings(asWritten, views) > sightings(undone, views);
        notes.add(path.get().getFileName() + " is in the frame " + (alreadySource ? "before" : "after")
                + " applied_transform, judged by what the cameras see.");
        return Optional.of(alreadySource ? asWritten : undone);
    }

    /// Folders are passed on without the points often enough: photographs and poses do without them.
    private static Optional<Path> path(TransformsFile file, List<String> notes) throws DatasetException {
        var written = file.top().find("ply_file_path");
        if (written.isPresent()) {
            var path = file.folder().resolve(written.get());
            if (Files.isRegularFile(path)) {
                return Optional.of(path);
            }
            notes.add("The sparse points \"" + written.get().text()
                    + "\" of ply_file_path are not there, so they are not used; put the file back, or remove the key.");
        }
        return USUAL_NAMES.stream()
                .map(name -> file.folder().root().resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static PointCloud undo(SourceFrame frame, PointCloud points) {
        var positions = new double[3 * points.size()];
        var colors = new byte[points.hasColors() ? positions.length : 0];
        var point = new Vector3d();
        for (int i = 0; i < points.size(); i++) {
            frame.point(point.set(points.position(i, 0), points.position(i, 1), points.position(i, 2)), point);
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = point.get(axis);
                if (colors.length > 0) {
                    colors[3 * i + axis] = (byte) points.color(i, axis);
                }
            }
        }
        return new PointCloud(positions, colors);
    }

    /// How often a point falls inside a picture.
    private static long sightings(PointCloud points, List<View> views) {
        int stride = Math.max(1, points.size() / CHECKED_POINTS);
        var pixel = new Vector2d();
        long seen = 0;
        for (int i = 0; i < points.size(); i += stride) {
            var point = new Vector3d(points.position(i, 0), points.position(i, 1), points.position(i, 2));
            for (var view : views) {
                if (view.camera().project(point, pixel) && view.camera().contains(pixel)) {
                    seen++;
                }
            }
        }
        return seen;
    }
}
