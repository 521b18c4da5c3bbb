package zeroset.render.overlay;

import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Division;
import zeroset.model.camera.EnhancedUnified;
import zeroset.model.camera.FieldOfView;
import zeroset.model.camera.FisheyeThinPrism;
import zeroset.model.camera.MeasuredRadial;
import zeroset.model.camera.OpenCvFisheye;
import zeroset.model.camera.RadialFit;
import zeroset.model.camera.RationalDistortion;
import zeroset.render.gl.Program;
import zeroset.render.pass.FrameView;

/// The uniforms of `lib/lens.glsl`.
final class LensUniforms {

    /// No lens shows more than this, as a tangent.
    private static final double WIDEST = 20;

    private LensUniforms() {}

    static void set(Program program, FrameView view) {
        var lens = view.camera().intrinsics();
        double focalScale = 1;
        switch (lens.distortion()) {
            case Distortion.None _ -> program.set("uLensModel", 0);
            case BrownConrady(double k1, double k2, double k3, double k4, double p1, double p2) -> {
                program.set("uLensModel", 1);
                program.set("uLensRadial", (float) k1, (float) k2, (float) k3, (float) k4);
                program.set("uLensTangential", (float) p1, (float) p2);
            }
            case OpenCvFisheye(double k1, double k2, double k3, double k4) -> {
                program.set("uLensModel", 2);
                program.set("uLensRadial", (float) k1, (float) k2, (float) k3, (float) k4);
            }
            case RationalDistortion _,
                    FisheyeThinPrism _,
                    FieldOfView _,
                    Division _,
                    MeasuredRadial _,
                    EnhancedUnified _ -> {
                // Lines over the picture need no more than the nearest fisheye: pictures cast the true rays.
                var fit = RadialFit.of(lens);
                focalScale = fit.scale();
                var k = fit.fisheye();
                program.set("uLensModel", 2);
                program.set("uLensRadial", (float) k.k1(), (float) k.k2(), (float) k.k3(), (float) k.k4());
            }
        }
        if (!(lens.distortion() instanceof Distortion.None)) {
            program.set("uLensReach", (float) reach(lens.distortion()));
        }
        double scaleX = 2 / (view.width() * view.step());
        double scaleY = 2 / (view.height() * view.step());
        program.set(
                "uShow",
                (float) (focalScale * lens.fx() * scaleX),
                (float) (focalScale * lens.fy() * scaleY),
                (float) ((lens.cx() - view.left()) * scaleX - 1),
                (float) ((lens.cy() - view.top()) * scaleY - 1));
    }

    /// The radius up to which a lens's polynomial grows, by bisection.
    static double reach(Distortion distortion) {
        if (distortion.covers(WIDEST, 0)) {
            return WIDEST;
        }
        double covered = 0;
        double beyond = WIDEST;
        for (int i = 0; i < 40; i++) {
            double middle = 0.5 * (covered + beyond);
            if (distortion.covers(middle, 0)) {
                covered = middle;
            } else {
                beyond = middle;
            }
        }
        return covered;
    }
}
