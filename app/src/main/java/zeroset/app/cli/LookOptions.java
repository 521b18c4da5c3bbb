package zeroset.app.cli;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import zeroset.app.job.RenderRequest;
import zeroset.render.scene.Background;
import zeroset.render.scene.Look;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SlicePlane;
import zeroset.render.scene.SurfaceContent;

/// How a picture is drawn.
final class LookOptions {

    private static final Set<RenderMode> SURROUNDED =
            Set.of(RenderMode.COLOR, RenderMode.SHADED, RenderMode.DIFFERENCE);

    /// @param background behind everything
    /// @param surroundings whether what was learned of them lies before it
    record BackgroundChoice(Background background, boolean surroundings) {}

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "color; shaded (clay); normal; depth; slice (signed distances on a plane); eikonal (where the"
                    + " gradient's length is not 1); difference (to the photograph of --view). Default: color.")
    private @Nullable RenderMode mode;

    @Option(
            names = "--slice",
            paramLabel = "AXIS,OFFSET",
            description =
                    "Plane of --mode slice, which it implies: x, y or z, and how far from the region's centre, -1..1 of"
                            + " its radius. Default: y,0.")
    private @Nullable SlicePlane slice;

    @Option(
            names = "--exact",
            description =
                    "The network's own zero set, colour by colour; without it OpenGL draws a baked grid of it, which is"
                            + " quicker.")
    private boolean exact;

    @Option(
            names = "--mesh",
            paramLabel = "STYLE",
            arity = "0..1",
            fallbackValue = "solid",
            description = "Draw the mesh instead of the distance function: solid, wire or solid_and_wire.")
    private @Nullable MeshStyle mesh;

    @Option(
            names = "--background",
            paramLabel = "COLOR",
            description = "transparent, a colour such as ffffff, or surroundings: what the run learned of them, in the"
                    + " modes color, shaded and difference. Default: transparent; a film is white there.")
    private BackgroundChoice background = new BackgroundChoice(new Background.Transparent(), false);

    Optional<String> complaint() {
        if (background.surroundings() && mode != null && !SURROUNDED.contains(mode)) {
            return Optional.of("--background surroundings: belongs to the modes color, shaded and difference, found"
                    + " --mode " + mode.id());
        }
        return slice != null && mode != null && mode != RenderMode.SLICE
                ? Optional.of("--slice: belongs to --mode slice, found --mode " + mode.id())
                : Optional.empty();
    }

    Look look() {
        var plane = slice;
        var plain = RenderRequest.plainLook()
                .withBackground(background.background())
                .withSurroundings(background.surroundings())
                .withExact(exact);
        var chosen = Optional.ofNullable(mode).orElse(plane != null ? RenderMode.SLICE : RenderMode.COLOR);
        var drawn = plain.withMode(chosen).withSlice(plane != null ? plane : plain.slice());
        var style = mesh;
        return style == null ? drawn : drawn.withContent(SurfaceContent.MESH).withMeshStyle(style);
    }
}
