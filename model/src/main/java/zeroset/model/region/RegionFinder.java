package zeroset.model.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// Finds the region of interest from the best there is: what the user says, masks, a region stated by the data set,
/// sparse points, what the photographs agree on, else the cameras alone.
///
/// Only training views are looked at; held-out views must not help.
public final class RegionFinder {

    private RegionFinder() {}

    /// Finds the region, with the masks' help where there are masks.
    ///
    /// @param dataset cameras, stated region and sparse points
    /// @param training decoded training photographs; empty while there are none yet
    /// @param given the user's region, which always wins
    /// @throws DatasetException when there is no training view, none sees the region, or the object in the masks
    ///     lies outside it
    public static RegionOfInterest find(
            SceneDataset dataset, List<PosedPhotograph> training, Optional<? extends Region> given)
            throws DatasetException {
        return find(dataset, training, true, given);
    }

    /// Finds the region.
    ///
    /// @param dataset cameras, stated region and sparse points
    /// @param training decoded training photographs; empty while there are none yet
    /// @param useMasks whether masks may tell the object
    /// @param given the user's region, which always wins
    /// @throws DatasetException when there is no training view, none sees the region, or the object in the masks
    ///     lies outside it
    public static RegionOfInterest find(
            SceneDataset dataset, List<PosedPhotograph> training, boolean useMasks, Optional<? extends Region> given)
            throws DatasetException {
        var cameras = dataset.views(Split.TRAIN).stream().map(View::camera).toList();
        if (cameras.isEmpty()) {
            throw new DatasetException(dataset.location() + ": expected training views to find the region of interest"
                    + " from, found none among " + dataset.views().size()
                    + " views; let some of them supervise instead of judging");
        }
        var masked = training.stream()
                .filter(posed -> useMasks && posed.photograph().coverageKind().separatesObject())
                .toList();
        var warnings = new ArrayList<String>();
        var found = found(dataset, cameras, training, masked, given, warnings);
        var check = new RegionCheck(dataset.location(), found.region());
        check.seenBy(cameras);
        check.holdsObject(masked, warnings);
        check.distanceOf(cameras, warnings);
        var capture = new CaptureCheck(found.region(), cameras);
        capture.cameras(!masked.isEmpty(), warnings);
        dataset.points().ifPresent(points -> capture.points(points, warnings));
        return new RegionOfInterest(found.region(), found.source(), warnings);
    }

    private static RegionOfInterest found(
            SceneDataset dataset,
            List<Camera> cameras,
            List<PosedPhotograph> training,
            List<PosedPhotograph> masked,
            Optional<? extends Region> given,
            List<String> warnings) {
        if (given.isPresent()) {
            return new RegionOfInterest(given.get(), RegionSource.USER, List.of());
        }
        if (!masked.isEmpty()) {
            var carved = MaskRegion.find(masked);
            if (carved.isPresent()) {
                return new RegionOfInterest(carved.get(), RegionSource.MASKS, List.of());
            }
            warnings.add("The masks agree on no object, so the region of interest was found without them.");
        }
        if (dataset.givenRegion().isPresent()) {
            return new RegionOfInterest(dataset.givenRegion().get(), RegionSource.DATASET, List.of());
        }
        var fromCameras = CameraRegion.find(cameras, warnings);
        var fromPoints = dataset.points().flatMap(points -> PointRegion.find(points, cameras, fromCameras));
        if (fromPoints.isPresent()) {
            return new RegionOfInterest(fromPoints.get(), RegionSource.POINTS, List.of());
        }
        var fromPhotographs = training.isEmpty()
                ? Optional.<Sphere>empty()
                : SurveyedPoints.around(training, fromCameras)
                        .flatMap(points -> PointRegion.find(points, cameras, fromCameras));
        if (fromPhotographs.isPresent()) {
            return new RegionOfInterest(fromPhotographs.get(), RegionSource.PHOTOGRAPHS, List.of());
        }
        warnings.add(
                "The region of interest is a guess from where the cameras look; check that it holds the whole object, "
                        + "or give one (--roi cx,cy,cz,r).");
        return new RegionOfInterest(fromCameras, RegionSource.CAMERAS, List.of());
    }
}
