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
    SIMPLE_PINHOLE(1, 3, Base.FLAT, k -> Distortion.NONE),
    PINHOLE(2, 4, Base.FLAT, k -> Distortion.NONE),
    SIMPLE_RADIAL(1, 4, Base.FLAT, k -> new BrownConrady(k[0], 0, 0, 0, 0, 0)),
    RADIAL(1, 5, Base.FLAT, k -> new BrownConrady(k[0], k[1], 0, 0, 0, 0)),
    OPENCV(2, 8, Base.FLAT, k -> new BrownConrady(k[0], k[1], 0, 0, k[2], k[3])),
    OPENCV_FISHEYE(2, 8, Base.CURVED, k -> new OpenCvFisheye(k[0], k[1], k[2], k[3])),
    FULL_OPENCV(2, 12, Base.FLAT, k -> new RationalDistortion(k[0], k[1], k[4], k[5], k[6], k[7], k[2], k[3])),
    FOV(2, 5, Base.FLAT, k -> new FieldOfView(k[0])),
    SIMPLE_RADIAL_FISHEYE(1, 4, Base.CURVED, k -> new OpenCvFisheye(k[0], 0, 0, 0)),
    RADIAL_FISHEYE(1, 5, Base.CURVED, k -> new OpenCvFisheye(k[0], k[1], 0, 0)),
    THIN_PRISM_FISHEYE(
            2, 12, Base.CURVED, k -> FisheyeThinPrism.additive(k[0], k[1], k[4], k[5], k[2], k[3], k[6], k[7])),
    RAD_TAN_THIN_PRISM_FISHEYE(
            2,
            16,
            Base.CURVED,
            k -> FisheyeThinPrism.chained(Arrays.copyOf(k, 6), k[6], k[7], Arrays.copyOfRange(k, 8, 12))),
    SIMPLE_DIVISION(1, 4, Base.FLAT, k -> new Division(k[0])),
    DIVISION(2, 5, Base.FLAT, k -> new Division(k[0])),
    SIMPLE_FISHEYE(1, 3, Base.CURVED, k -> new OpenCvFisheye(0, 0, 0, 0)),
    FISHEYE(2, 4, Base.CURVED, k -> new OpenCvFisheye(0, 0, 0, 0)),
    EUCM(2, 6, Base.CURVED, k -> new EnhancedUnified(k[0], k[1]));

    /// What a lens is when all coefficients are 0.
    private enum Base {
        /// The ideal pinhole.
        FLAT,
        /// A fisheye or a sphere.
        CURVED
    }

    /// Makes a distortion of coefficients in COLMAP's order.
    @FunctionalInterface
    private interface Bend {
        Distortion of(double[] k);
    }

    /// COLMAP's number of its model of spherical panoramas.
    private static final int PANORAMA = 17;

    private final int focalLengths;
    private final int parameters;
    private final Base base;
    private final Bend bend;

    CameraModel(int focalLengths, int parameters, Base base, Bend bend) {
        this.focalLengths = focalLengths;
        this.parameters = parameters;
        this.base = base;
        this.bend = bend;
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
                width, height, p[0], p[c - 1], p[c], p[c + 1], isIdeal ? Distortion.NONE : bend.of(extra));
    }
}
