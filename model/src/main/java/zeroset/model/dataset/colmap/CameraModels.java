package zeroset.model.dataset.colmap;

import java.util.Arrays;

/// What is said about a camera model that is not in the table.
final class CameraModels {

    /// Names and number of COLMAP's model of spherical panoramas.
    private static final String PANORAMA = "EQUIRECTANGULAR";

    private CameraModels() {}

    /// The complaint.
    ///
    /// @param found `"model 99"` or a name
    static String unknown(String found) {
        var remedy = found.equals(PANORAMA) || found.equals("model 17")
                ? "; a spherical panorama has no image plane: cut perspective views from it and export those"
                : "; undistort the images (`colmap image_undistorter`) and open the result";
        return "expected a camera model of " + Arrays.toString(CameraModel.values()) + ", found " + found + remedy;
    }
}
