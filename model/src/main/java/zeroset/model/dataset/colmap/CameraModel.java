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
    SIMPLE_PINHOLE(1, 3) {
        @Override
        Distortion distortion(double[] extra) {
            return Distortion.NONE;
        }
    },
    PINHOLE(2, 4) {
        @Override
        Distortion distortion(double[] extra) {
            return Distortion.NONE;
        }
    },
    SIMPLE_RADIAL(1, 4) {
        @Override
        Distortion distortion(double[] k) {
            return new BrownConrady(k[0], 0, 0, 0, 0, 0);
        }
    },
    RADIAL(1, 5) {
        @Override
        Distortion distortion(double[] k) {
            return new BrownConrady(k[0], k[1], 0, 0, 0, 0);
        }
    },
    OPENCV(2, 8) {
        @Override
        Distortion distortion(double[] k) {
            return new BrownConrady(k[0], k[1], 0, 0, k[2], k[3]);
        }
    },
    OPENCV_FISHEYE(2, 8) {
        @Override
        Distortion distortion(double[] k) {
            return new OpenCvFisheye(k[0], k[1], k[2], k[3]);
        }
    },
    FULL_OPENCV(2, 12) {
        @Override
        Distortion distortion(double[] k) {
            return new RationalDistortion(k[0], k[1], k[4], k[5], k[6], k[7], k[2], k[3]);
        }
    },
    FOV(2, 5) {
        @Override
        Distortion distortion(double[] extra) {
            return new FieldOfView(extra[0]);
        }
    },
    SIMPLE_RADIAL_FISHEYE(1, 4) {
        @Override
        Distortion distortion(double[] k) {
            return new OpenCvFisheye(k[0], 0, 0, 0);
        }
    },
    RADIAL_FISHEYE(1, 5) {
        @Override
        Distortion distortion(double[] k) {
            return new OpenCvFisheye(k[0], k[1], 0, 0);
        }
    },
    THIN_PRISM_FISHEYE(2, 12) {
        @Override
        Distortion distortion(double[] k) {
            return FisheyeThinPrism.additive(k[0], k[1], k[4], k[5], k[2], k[3], k[6], k[7]);
        }
    },
    RAD_TAN_THIN_PRISM_FISHEYE(2, 16) {
        @Override
        Distortion distortion(double[] k) {
            return FisheyeThinPrism.chained(Arrays.copyOf(k, 6), k[6], k[7], Arrays.copyOfRange(k, 8, 12));
        }
    },
    SIMPLE_DIVISION(1, 4) {
        @Override
        Distortion distortion(double[] k) {
            return new Division(k[0]);
        }
    },
    DIVISION(2, 5) {
        @Override
        Distortion distortion(double[] k) {
            return new Division(k[0]);
        }
    },
    SIMPLE_FISHEYE(1, 3) {
        @Override
        Distortion distortion(double[] extra) {
            return new OpenCvFisheye(0, 0, 0, 0);
        }
    },
    FISHEYE(2, 4) {
        @Override
        Distortion distortion(double[] extra) {
            return new OpenCvFisheye(0, 0, 0, 0);
        }
    },
    EUCM(2, 6) {
        @Override
        Distortion distortion(double[] extra) {
            return new EnhancedUnified(extra[0], extra[1]);
        }
    };

    /// COLMAP's number of its model of spherical panoramas.
    private static final int PANORAMA = 17;

    private final int focalLengths;
    private final int parameters;

    CameraModel(int focalLengths, int parameters) {
        this.focalLengths = focalLengths;
        this.parameters = parameters;
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
        var distortion =
                Arrays.stream(extra).allMatch(k -> k == 0) && isIdealAtZero() ? Distortion.NONE : distortion(extra);
        return new Intrinsics(width, height, p[0], p[c - 1], p[c], p[c + 1], distortion);
    }

    /// @param extra the coefficients, as COLMAP orders them
    abstract Distortion distortion(double[] extra);

    private boolean isIdealAtZero() {
        return switch (this) {
            case SIMPLE_RADIAL, RADIAL, OPENCV, FULL_OPENCV, FOV, SIMPLE_DIVISION, DIVISION -> true;
            case SIMPLE_PINHOLE,
                    PINHOLE,
                    OPENCV_FISHEYE,
                    SIMPLE_RADIAL_FISHEYE,
                    RADIAL_FISHEYE,
                    THIN_PRISM_FISHEYE,
                    RAD_TAN_THIN_PRISM_FISHEYE,
                    SIMPLE_FISHEYE,
                    FISHEYE,
                    EUCM -> false;
        };
    }
}
