package zeroset.model.dataset.colmap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.PointCloud;

/// A sparse model as its files state it.
///
/// @param cameras lenses by camera id
/// @param images registered images, in file order
/// @param points sparse points, world units
record ColmapModel(Map<Long, Intrinsics> cameras, List<PosedImage> images, Optional<PointCloud> points) {

    /// A registered image.
    ///
    /// @param id the image's id
    /// @param name path below the folder of images, with forward slashes
    /// @param camera id of its camera
    /// @param pose camera-to-world
    record PosedImage(long id, String name, long camera, Pose pose) {}
}
