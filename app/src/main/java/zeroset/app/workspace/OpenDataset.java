package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.PointCloud;
import zeroset.render.scene.CameraGlyph;

/// The data set that is open.
///
/// @param location folder or file it was read from
/// @param name short, for titles
/// @param format what was recognised
/// @param views all photographs
/// @param coverageKind what masks or alpha mean
/// @param invertedMasks whether they mean the opposite of what the files say, as somebody chose
/// @param points sparse points that came with the poses
/// @param notes what the reader says about it, a sentence each
public record OpenDataset(
        Path location,
        String name,
        String format,
        List<ViewEntry> views,
        CoverageKind coverageKind,
        boolean invertedMasks,
        Optional<PointCloud> points,
        List<String> notes) {
    /// Copies the lists.
    public OpenDataset {
        views = List.copyOf(views);
        notes = List.copyOf(notes);
    }

    /// The cameras that training looks through.
    public List<Camera> trainingCameras() {
        return views.stream()
                .filter(view -> view.use() == CameraGlyph.Use.TRAINING)
                .map(ViewEntry::camera)
                .toList();
    }
}
