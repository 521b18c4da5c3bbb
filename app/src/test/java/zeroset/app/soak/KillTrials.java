package zeroset.app.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    private static final double LONGEST_TRAINING_SECONDS = 6;
    private static final double LONGEST_START_SECONDS = 600;
    private static final int STARTS = 12;
    private static final int EXPORTS = 3;
    private static final int POLL_MILLISECONDS = 20;

    private final Path data;
    private final Path folder;
    private final Path project;
    private final Path mesh;
    private final SplittableRandom random;

    private int savedStep;
    private double savedSeconds;
    private double startSeconds = LONGEST_START_SECONDS;
    private double exportSeconds;
    private double mostLost;
    private int opened;
    private int meshes;
    private int damaged;
    private int torn;

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
        return "opened " + opened + " times, step " + savedStep + " saved, at most " + Math.round(mostLost)
                + " s of training lost, " + meshes + " whole meshes, " + torn + " killed while a file was written, "
                + damaged + " checkpoints passed over";
    }

    /// How often a mesh stood under its final name, and was whole.
    public int wholeMeshes() {
        return meshes;
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
        boolean exports = savedStep > 0 && trial % EXPORTS == EXPORTS - 1;
        double trained = exports ? export() : train(savedStep > 0 && trial % STARTS == 0);
        try {
            look(trained);
        } catch (ProjectException e) {
            throw new IllegalStateException("kill " + trial + ": " + e.getMessage(), e);
        }
    }

    /// The first one runs to its end, to know how long that takes.
    private double export() throws IOException, InterruptedException {
        Files.deleteIfExists(mesh);
        long began = System.nanoTime();
        var process = start(List.of("extract", project.toString(), "-o", mesh.toString(), "--resolution", "96"));
        if (exportSeconds == 0) {
            process.waitFor();
            exportSeconds = (System.nanoTime() - began) * 1e-9;
            if (!Files.exists(mesh)) {
                throw new IllegalStateException("no mesh: " + Files.readString(messages()));
            }
        } else {
            // the rename comes at the very end
            process.waitFor(milliseconds(1.2 * exportSeconds), TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
        return 0;
    }

    /// @param onlyStarts whether it is killed before its first step
    /// @return seconds since its first step
    private double train(boolean onlyStarts) throws IOException, InterruptedException {
        boolean begun = Project.isProject(project) && savedStep > 0;
        if (!begun) {
            clear();
        }
        var process = start(begun ? resume() : reconstruct());
        long began = System.nanoTime();
        long firstStep = 0;
        long left = 1_000_000 * milliseconds(onlyStarts ? startSeconds : LONGEST_TRAINING_SECONDS);
        while (System.nanoTime() - (onlyStarts || firstStep == 0 ? began : firstStep)
                < (onlyStarts || firstStep != 0 ? left : 1e9 * LONGEST_START_SECONDS)) {
            if (process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("ended by itself: " + Files.readString(messages()));
            }
            if (firstStep == 0 && Files.readString(messages()).contains(" step ")) {
                firstStep = System.nanoTime();
                startSeconds = (firstStep - began) * 1e-9;
            }
        }
        long now = System.nanoTime();
        process.destroyForcibly().waitFor();
        return firstStep == 0 ? 0 : (now - firstStep) * 1e-9;
    }

    private List<String> resume() {
        return List.of("resume", project.toString(), "--time", "10h");
    }

    private List<String> reconstruct() {
        var what = List.of("reconstruct", data.toString(), "-o", mesh.toString(), "--project", project.toString());
        return Stream.concat(what.stream(), Stream.of("--preset", "quick", "--time", "10h"))
                .toList();
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
        if (hasUnfinished(folder) || hasUnfinished(project)) {
            torn++;
        }
        try (var whole = Project.openReadOnly(project)) {
            double seconds = 0;
            if (savedStep > 0 || whole.latestStep().isPresent()) {
                var loaded = whole.loadLatestCheckpoint();
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
        opened++;
    }

    private static boolean hasUnfinished(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".part"));
        }
    }
}
