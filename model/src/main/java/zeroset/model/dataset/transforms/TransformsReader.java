package zeroset.model.dataset.transforms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.frame.FrameImages;
import zeroset.model.dataset.frame.PosedFrame;

/// A single transforms.json as instant-ngp, nerfstudio and Neuralangelo write it.
///
/// Beyond {@link TransformsFile}: nerfstudio's lists `train_filenames`, `val_filenames`, `test_filenames` give
/// the splits, its sparse points come along, and Neuralangelo's sphere is the region of interest.
public final class TransformsReader implements DatasetReader {

    private static final String FILE = "transforms.json";

    /// Enough to see what the file is, without reading a giant.
    private static final int PEEKED_BYTES = 1 << 16;

    @Override
    public String formatName() {
        return "transforms.json (instant-ngp, nerfstudio, Neuralangelo)";
    }

    @Override
    public String looksFor() {
        return FILE;
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        if (Files.isDirectory(location)) {
            return Recognition.ofFile(formatName(), location.resolve(FILE));
        }
        var name = String.valueOf(location.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".json") || !Files.isRegularFile(location)) {
            return Optional.empty();
        }
        if (name.startsWith("transforms")) {
            return Recognition.ofFile(formatName(), location);
        }
        return mentionsFrames(location)
                ? Optional.of(new Recognition(
                        formatName(), location, location.getFileName() + " lists frames with a file_path each"))
                : Optional.empty();
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file = TransformsFile.read(Files.isDirectory(location) ? location.resolve(FILE) : location);
        var notes = new ArrayList<String>();
        var frames = withSplits(file, file.frames(Split.TRAIN), notes);
        var views = FrameImages.views(file.folder(), frames, CoverageKind.VALID_MASK, notes);
        if (!file.sourceFrame().isIdentity()) {
            notes.add("applied_transform is undone: results lie in the frame the poses came from.");
        }
        return new SceneDataset(
                location,
                formatName(),
                views,
                FrameImages.kindOf(views),
                file.region(),
                TransformsPoints.read(file, views, notes),
                notes);
    }

    private static boolean mentionsFrames(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var start = new String(stream.readNBytes(PEEKED_BYTES), StandardCharsets.UTF_8);
            return start.contains("\"frames\"") && start.contains("\"file_path\"");
        } catch (IOException e) {
            return false; // unreadable files are recognised as nothing; the caller says what it looked for
        }
    }

    /// Applies the lists of file names, if there are any.
    private static List<PosedFrame> withSplits(TransformsFile file, List<PosedFrame> frames, List<String> notes)
            throws DatasetException {
        var train = listed(file, frames, "train_filenames");
        var test = listed(file, frames, "test_filenames");
        var val = listed(file, frames, "val_filenames");
        if (train.isEmpty() && test.isEmpty() && val.isEmpty()) {
            return frames;
        }
        var uses = new HashMap<Path, Split>();
        train.ifPresent(images -> images.forEach(image -> uses.put(image, Split.TRAIN)));
        // Held out wins: a view in both lists must not supervise what it judges.
        test.or(() -> val).ifPresent(images -> images.forEach(image -> uses.put(image, Split.TEST)));
        var kept = new ArrayList<PosedFrame>();
        for (var frame : frames) {
            var use = train.isPresent() ? uses.get(frame.image()) : uses.getOrDefault(frame.image(), Split.TRAIN);
            if (use != null) {
                kept.add(frame.withSplit(use));
            }
        }
        if (kept.size() < frames.size()) {
            notes.add(frames.size() - kept.size() + " of " + frames.size()
                    + " frames are left out: they are in none of the lists train_filenames and test_filenames.");
        }
        return kept;
    }

    private static Optional<Set<Path>> listed(TransformsFile file, List<PosedFrame> frames, String key)
            throws DatasetException {
        var list = file.top().find(key);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        Map<Path, PosedFrame> known = new HashMap<>();
        frames.forEach(frame -> known.put(frame.image(), frame));
        var images = new HashSet<Path>();
        for (var written : list.get().elements()) {
            var image = DatasetFolder.withImageEnding(file.folder().resolve(written));
            if (!known.containsKey(image)) {
                throw written.problem("expected the file_path of a frame, found \"" + written.text()
                        + "\", which no frame has; correct the list or add the frame");
            }
            images.add(image);
        }
        return Optional.of(images);
    }
}
