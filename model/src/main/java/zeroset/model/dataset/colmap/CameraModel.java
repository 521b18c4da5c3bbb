package zeroset.model.dataset.colmap;

import java.util.Arrays;
import java.util.Optional;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Division;
import zeroset.model.camera.EnhancedUnified;
import zeroset.model.camera.FieldOfView;
import zeroset.model.camera.FisheyeThinPrism;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.OpenCvFisheye;
import zeroset.model.camera.RationalDistortion;

/// COLMAP's table of camera models; the number of each is its place in the table.
enum CameraModel {
    SIMPLE_PINHOLE(1, 3, Base.FLAT),
    PINHOLE(2, 4, Base.FLAT),
    SIMPLE_RADIAL(1, 4, Base.FLAT),
    RADIAL(1, 5, Base.FLAT),
    OPENCV(2, 8, Base.FLAT),
    OPENCV_FISHEYE(2, 8, Base.CURVED),
    FULL_OPENCV(2, 12, Base.FLAT),
    FOV(2, 5, Base.FLAT),
    SIMPLE_RADIAL_FISHEYE(1, 4, Base.CURVED),
    RADIAL_FISHEYE(1, 5, Base.CURVED),
    THIN_PRISM_FISHEYE(2, 12, Base.CURVED),
    RAD_TAN_THIN_PRISM_FISHEYE(2, 16, Base.CURVED),
    SIMPLE_DIVISION(1, 4, Base.FLAT),
    DIVISION(2, 5, Base.FLAT),
    SIMPLE_FISHEYE(1, 3, Base.CURVED),
    FISHEYE(2, 4, Base.CURVED),
    EUCM(2, 6, Base.CURVED);

    /// What a lens is when all coefficients are 0.
    private enum Base {
        /// The ideal pinhole.
        FLAT,
        /// A fisheye or a sphere.
        CURVED
    }

    /// COLMAP's number of its model of spherical panoramas.
    private static final int PANORAMA = 17;

    private final int focalLengths;
    private final int parameters;
    private final Base base;

    CameraModel(int focalLengths, int parameters, Base base) {
        this.focalLengths = focalLengths;
        this.parameters = parameters;
        this.base = base;
    }

    /// The model of a number; empty beyond the table.
    static Optional<CameraModel> of(int number) {
        return number >= 0 && number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }

    /// The model of a name; empty when it is not in the table.
    static Optional<CameraModel> of(String name) {
        return Arrays.stream(values())
                .filter(model -> model.name().equals(name))
                .findFirst();
    }

    /// The complaint about a model that is not in the table.
    ///
    /// @param found `"model 99"` or a name
    static String unknown(String found) {
        var remedy = found.equals("EQUIRECTANGULAR") || found.equals("model " + PANORAMA)
                ? "; a spherical panorama has no image plane: cut perspective views from it and export those"
                : "; undistort the images (`colmap image_undistorter`) and open the result";
        return "expected a camera model of " + Arrays.toString(values()) + ", found " + found + remedy;
    }

    /// Number of parameters.
    int parameters() {
        return parameters;
    }

    /// The lens.
    ///
    /// @param p focal length or lengths, principal point, then the distortion's coefficients
    /// @throws IllegalArgumentException when the numbers make no lens
    Intrinsics lens(int width, int height, double[] p) {
        int c = focalLengths;
        var extra = Arrays.copyOfRange(p, c + 2, parameters);
        boolean isIdeal = base == Base.FLAT && Arrays.stream(extra).allMatch(k -> k == 0);
        return new Intrinsics(
                width, height, p[0], p[c - 1], p[c], p[c + 1], isIdeal ? Distortion.NONE : distortion(extra));
    }

    /// @param k the coefficients, as COLMAP orders them
    private Distortion distortion(double[] k) {
        return switch (this) {
            case SIMPLE_PINHOLE, PINHOLE -> Distortion.NONE;
            case SIMPLE_RADIAL -> new BrownConrady(k[0], 0, 0, 0, 0, 0);
            case RADIAL -> new BrownConrady(k[0], k[1], 0, 0, 0, 0);
            case OPENCV -> new BrownConrady(k[0], k[1], 0, 0, k[2], k[3]);
            case FULL_OPENCV -> new RationalDistortion(k[0], k[1], k[4], k[5], k[6], k[7], k[2], k[3]);
            case FOV -> new FieldOfView(k[0]);
            case SIMPLE_DIVISION, DIVISION -> new Division(k[0]);
            case SIMPLE_FISHEYE, FISHEYE -> new OpenCvFisheye(0, 0, 0, 0);
            case SIMPLE_RADIAL_FISHEYE -> new OpenCvFisheye(k[0], 0, 0, 0);
            case RADIAL_FISHEYE -> new OpenCvFisheye(k[0], k[1], 0, 0);
            case OPENCV_FISHEYE -> new OpenCvFisheye(k[0], k[1], k[2], k[3]);
            case THIN_PRISM_FISHEYE -> FisheyeThinPrism.additive(k[0], k[1], k[4], k[5], k[2], k[3], k[6], k[7]);
            case RAD_TAN_THIN_PRISM_FISHEYE ->
                FisheyeThinPrism.chained(Arrays.copyOf(k, 6), k[6], k[7], Arrays.copyOfRange(k, 8, 12));
            case EUCM -> new EnhancedUnified(k[0], k[1]);
        };
    }
}
