package zeroset.app.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;

/// Kills processes that train, save and export at random moments (SIGKILL: no hook runs, nothing is flushed) and looks
/// at what is left: the project opens, little training is lost, a mesh under its final name is whole.
///
/// Two hundred kills take about half an hour:
///
/// ```
/// java -cp app/target/test-classes:app/target/classes:$(cat app/target/classpath.txt) \\
///     zeroset.app.soak.KillTrials assets/samples/spot kills 200
/// ```
public final class KillTrials {

    /// Checkpoints every second, so that many kills hit one that is being written.
    private static final List<String> SAVING_OFTEN = List.of("-Dzeroset.autosave=1");

    private static final double LONGEST_TRAINING_SECONDS = 9;
    private static final double LONGEST_EXPORT_SECONDS = 5;
    private static final int POLL_MILLISECONDS = 20;

    private final Path data;
    private final Path folder;
    private final Path project;
    private final Path mesh;
    private final SplittableRandom random;

    private int savedStep;
    private double savedSeconds;
    private double mostLost;
    private int meshes;
    private int damaged;

    /// @param data to train on
    /// @param folder empty; receives project, mesh and messages
    public KillTrials(Path data, Path folder, long seed) {
        this.data = data.toAbsolutePath();
        this.folder = folder;
        project = folder.resolve("killed.zeroset");
        mesh = folder.resolve("killed.ply");
        random = new SplittableRandom(seed);
    }

    /// Two hundred times, or as often as is said.
    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[1]));
        var trials = new KillTrials(Path.of(args[0]), folder, 1);
        int count = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        for (int i = 0; i < count; i++) {
            trials.run(i);
            System.out.println((i + 1) + " kills: " + trials.summary());
        }
    }

    /// What came out so far.
    public String summary() {
        return "step " + savedStep + " saved, at most " + Math.round(mostLost) + " s of training lost, " + meshes
                + " whole meshes, " + damaged + " checkpoints passed over";
    }

    /// The most training that one kill cost, seconds.
    public double mostSecondsLost() {
        return mostLost;
    }

    /// Step of the newest checkpoint.
    public int savedStep() {
        return savedStep;
    }

    /// Starts a process, kills it, looks.
    ///
    /// @throws IllegalStateException when work is lost or something is torn
    public void run(int trial) throws IOException, InterruptedException {
        boolean exports = savedStep > 0 && trial % 3 == 2;
        double trained = exports ? export() : train();
        try {
            look(trained);
        } catch (ProjectException e) {
            throw new IllegalStateException("kill " + trial + ": " + e.getMessage(), e);
        }
    }

    private double export() throws IOException, InterruptedException {
        Files.deleteIfExists(mesh);
        var process = start(List.of("extract", project.toString(), "-o", mesh.toString(), "--resolution", "96"));
        process.waitFor(milliseconds(LONGEST_EXPORT_SECONDS), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return 0;
    }

    /// @return seconds since its first step
    private double train() throws IOException, InterruptedException {
        boolean begun = Project.isProject(project) && savedStep > 0;
        if (!begun) {
            clear();
        }
        var process = start(
                begun
                        ? List.of("resume", project.toString(), "--time", "10h")
                        : List.of(
                                "reconstruct",
                                data.toString(),
                                "-o",
                                mesh.toString(),
                                "--preset",
                                "quick",
                                "--time",
                                "10h",
                                "--project",
                                project.toString()));
        long left = milliseconds(LONGEST_TRAINING_SECONDS) * 1_000_000;
        long began = System.nanoTime();
        long firstStep = 0;
        while (System.nanoTime() - began < left && !process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            if (firstStep == 0 && Files.readString(messages()).contains(" step ")) {
                firstStep = System.nanoTime();
            }
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("ended by itself: " + Files.readString(messages()));
        }
        long now = System.nanoTime();
        process.destroyForcibly().waitFor();
        return firstStep == 0 ? 0 : (now - firstStep) * 1e-9;
    }

    /// A run without a checkpoint cannot be resumed: it is begun anew.
    private void clear() throws IOException {
        if (Files.isDirectory(project)) {
            try (var files = Files.list(project)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Process start(List<String> arguments) throws IOException {
        return ChildProcess.start(folder, messages(), SAVING_OFTEN, arguments);
    }

    private Path messages() {
        return folder.resolve("messages.txt");
    }

    private long milliseconds(double longest) {
        return Math.round(1000 * longest * random.nextDouble());
    }

    private void look(double trained) throws IOException, ProjectException {
        if (Files.exists(mesh)) {
            meshes++;
            if (MeshFormat.read(mesh).triangleCount() == 0) {
                throw new IllegalStateException(mesh + " is empty");
            }
        }
        if (!Project.isProject(project)) {
            if (savedStep > 0) {
                throw new IllegalStateException(project + " is gone");
            }
            return;
        }
        try (var opened = Project.openReadOnly(project)) {
            double seconds = 0;
            if (savedStep > 0 || opened.latestStep().isPresent()) {
                var loaded = opened.loadLatestCheckpoint();
                damaged += loaded.warnings().size();
                if (loaded.checkpoint().step() < savedStep) {
                    throw new IllegalStateException("went back from step " + savedStep + " to "
                            + loaded.checkpoint().step());
                }
                savedStep = loaded.checkpoint().step();
                seconds = loaded.checkpoint().seconds();
            }
            mostLost = Math.max(mostLost, trained - (seconds - savedSeconds));
            savedSeconds = seconds;
        }
    }
}
