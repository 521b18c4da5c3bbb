package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.Optional;
import zeroset.app.preferences.PreferenceStore;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.snapshot.SdfSnapshot;

/// What the window does, without one, in a process of its own: opens a data set and trains for an hour.
final class TrainingProcess {

    private TrainingProcess() {}

    /// Prints `training` and goes on.
    ///
    /// @param args data set, folder for preferences
    public static void main(String[] args) throws Exception {
        var workspace = Workspaces.open(PreferenceStore.in(Path.of(args[1])));
        workspace.open(Path.of(args[0])).result().get();
        workspace.setSettings(new RunSettings(Preset.QUICK, Optional.of(new Budget.Time(3600)), 1, true, false));
        workspace.addListener(new Teller());
        workspace.start();
        Thread.currentThread().join(); // until it is killed
    }

    private static final class Teller implements WorkspaceListener {
        @Override
        public void stateChanged(WorkspaceState state) {
            if (state.phase() == Phase.TRAINING) {
                System.out.println("training");
            }
        }

        @Override
        public void snapshotPublished(SdfSnapshot snapshot) {
            // of no interest
        }

        @Override
        public void logged(LogEntry entry) {
            System.out.println(entry);
        }
    }
}
