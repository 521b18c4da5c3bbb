package zeroset.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import zeroset.app.decimation.DecimationTarget;
import zeroset.app.job.MeshSettings;
import zeroset.app.job.MeshSettings.Components;
import zeroset.app.job.MeshSettings.Coordinates;
import zeroset.app.job.MeshSettings.Ground;
import zeroset.app.job.MeshSettings.Unseen;

/// How a mesh is made; the same for every command that writes one.
final class MeshOptions {

    @Option(
            names = "--resolution",
            paramLabel = "N",
            description = "Cells along the longest side of the object, 8..2048. Default: 256; extract 512.")
    private @Nullable Integer resolution;

    @Option(
            names = "--triangles",
            paramLabel = "N|P%",
            description =
                    "Reduce the mesh to N triangles, or to P percent of them; a closed mesh stays closed. Default: keep"
                            + " all.")
    private @Nullable DecimationTarget triangles;

    @Option(names = "--no-colors", description = "Leave the colours out.")
    private boolean withoutColors;

    @Option(names = "--no-normals", description = "Leave the normals out.")
    private boolean withoutNormals;

    @Option(
            names = "--components",
            paramLabel = "WHICH",
            description =
                    "Connected parts to keep: all, largest, or those of at least P%% of the largest one's area. Default:"
                            + " 1%%.")
    private @Nullable Components components;

    @Option(
            names = "--unseen",
            paramLabel = "WHAT",
            description =
                    "Surface that fewer than two photographs show: keep, remove, or automatic (remove unless masks or alpha"
                            + " tell the object). Default: automatic.")
    private @Nullable Unseen unseen;

    @Option(
            names = "--ground",
            paramLabel = "WHAT",
            description =
                    "Table or floor under the object: keep, cut a little above it, or automatic (cut where the region of"
                            + " interest ends in it, unless masks or alpha tell the object). Default: automatic.")
    private @Nullable Ground ground;

    @Option(
            names = "--coordinates",
            paramLabel = "WHICH",
            description =
                    "dataset (as the cameras are), centered (moved to the origin), or unit (region of interest = unit"
                            + " sphere). Default: dataset.")
    private @Nullable Coordinates coordinates;

    /// Says what is wrong with the numbers, if anything.
    Optional<String> complaint() {
        var cells = resolution;
        return cells != null && (cells < MeshSettings.LEAST_RESOLUTION || cells > MeshSettings.MOST_RESOLUTION)
                ? Optional.of("--resolution: expected " + MeshSettings.LEAST_RESOLUTION + ".."
                        + MeshSettings.MOST_RESOLUTION + " cells per axis, found " + cells)
                : Optional.empty();
    }

    /// What was asked for over what a command does by itself.
    MeshSettings settings(MeshSettings defaults) {
        return new MeshSettings(
                Optional.ofNullable(resolution).orElse(defaults.resolution()),
                defaults.colors() && !withoutColors,
                defaults.normals() && !withoutNormals,
                Optional.ofNullable(components).orElse(defaults.components()),
                Optional.ofNullable(unseen).orElse(defaults.unseen()),
                Optional.ofNullable(ground).orElse(defaults.ground()),
                Optional.ofNullable(triangles).orElse(defaults.triangles()),
                Optional.ofNullable(coordinates).orElse(defaults.coordinates()));
    }
}
