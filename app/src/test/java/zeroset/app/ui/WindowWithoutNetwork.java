package zeroset.app.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import zeroset.app.network.NetworkWatch;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.RunSettings;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;

/// Opens photographs in the window, examines and trains them, exports a mesh and closes, in a process in which nobody
/// can open a socket. Arguments: data set, folder for everything else.
public final class WindowWithoutNetwork {

    private static final Duration LONG = Duration.ofMinutes(8);

    private WindowWithoutNetwork() {}

    /// Ends with 0 when nobody tried.
    public static void main(String[] args) throws Exception {
        NetworkWatch.begin();
        var folder = Path.of(args[1]);
        var mesh = folder.resolve("window.ply");
        try (var window = new RealWindow(folder)) {
            window.open(Path.of(args[0]));
            window.until(
                    "region",
                    LONG,
                    () -> window.state().phase() == Phase.READY
                            && window.state().region().isPresent());
            window.workspace()
                    .setSettings(RunSettings.defaults()
                            .withPreset(Preset.QUICK)
                            .withBudget(Optional.of(new Budget.Steps(30))));
            window.press(KeyCode.SPACE);
            window.until("finished", LONG, () -> window.state().phase() == Phase.FINISHED);
            window.until("meshed", LONG, () -> window.state().mesh().isPresent());
            var file = window.find("mesh-file", TextField.class);
            var write = window.find("mesh-export-write", ButtonBase.class);
            WindowStage.onFx(() -> {
                file.setText(mesh.toString());
                write.fire();
                return true;
            });
            window.until("exported", LONG, () -> Files.exists(mesh));
            System.out.println("exported " + mesh);
            NetworkWatch.look();
            window.quit();
        }
        NetworkWatch.look();
        System.exit(0);
    }
}
