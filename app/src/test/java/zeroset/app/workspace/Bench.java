package zeroset.app.workspace;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.ImageIO;
import zeroset.app.preferences.PreferenceStore;

/// A workspace whose files all lie in one folder, and data sets to open in it.
public final class Bench implements AutoCloseable {

    static final Path SAMPLE = Path.of(System.getProperty("zeroset.root"), "assets/samples/spot");

    static final int SIDE = 24; // pixels of a picture

    final Path folder;
    final PreferenceStore preferences;
    final Workspace workspace;
    final Watcher watcher;

    Bench(Path folder) {
        this.folder = folder;
        preferences = PreferenceStore.in(folder.resolve("config"));
        workspace = new DesktopWorkspace(
                preferences,
                new WorkFolders(folder.resolve("documents"), folder.resolve("temporary")),
                Duration.ofMillis(50),
                48);
        watcher = new Watcher(workspace);
    }

    @Override
    public void close() {
        workspace.close();
    }

    /// Writes a tiny data set: cameras on a circle that look at a red square on white. Three training views, one held
    /// out.
    static Path tiny(Path folder) throws IOException {
        return tiny(folder, 0xffc02020, 0x00ffffff);
    }

    /// The same with photographs of nothing but white, without alpha.
    public static Path blank(Path folder) throws IOException {
        return tiny(folder, 0xffffffff, 0xffffffff);
    }

    private static Path tiny(Path folder, int object, int around) throws IOException {
        Files.createDirectories(folder);
        for (String split : new String[] {"train", "test"}) {
            var frames = new StringBuilder();
            for (int i = 0; i < (split.equals("train") ? 3 : 1); i++) {
                double angle = (split.equals("train") ? 0 : 1) + 2 * Math.PI * i / 3;
                var name = split + "_" + i;
                picture(folder.resolve(name + ".png"), object, around);
                frames.append(frames.isEmpty() ? "" : ",").append(frame(name, angle));
            }
            Files.writeString(
                    folder.resolve("transforms_" + split + ".json"),
                    "{\"camera_angle_x\": 0.8, \"frames\": [" + frames + "]}");
        }
        return folder;
    }

    /// A camera in the plane y = 0 that looks at the origin; OpenGL axes, as the format has them.
    private static String frame(String name, double angle) {
        double x = Math.sin(angle);
        double z = Math.cos(angle);
        return String.format(
                Locale.ROOT,
                "{\"file_path\": \"./%s\", \"transform_matrix\":" + " [[%f,0,%f,%f],[0,1,0,0],[%f,0,%f,%f],[0,0,0,1]]}",
                name,
                z,
                x,
                3 * x,
                -x,
                z,
                3 * z);
    }

    private static void picture(Path file, int object, int around) throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean inside = Math.abs(x - SIDE / 2) < SIDE / 4 && Math.abs(y - SIDE / 2) < SIDE / 4;
                image.setRGB(x, y, inside ? object : around);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
