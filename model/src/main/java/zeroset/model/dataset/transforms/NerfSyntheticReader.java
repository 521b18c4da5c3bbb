package zeroset.model.dataset.transforms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/// NeRF-synthetic: one file per split, `camera_angle_x`, image paths without ending, RGBA.
///
/// `transforms_test.json` is held out; where there is none, `transforms_val.json` is. The original code shot
/// its rays through integer pixel positions, half a pixel off; the images were rendered with centres at +0.5,
/// as read here.
public final class NerfSyntheticReader implements DatasetReader {

    private static final String TRAIN = "transforms_train.json";
    private static final String VAL = "transforms_val.json";
    private static final String TEST = "transforms_test.json";

    @Override
    public String formatName() {
        return "NeRF-synthetic";
    }

    @Override
    public String looksFor() {
        return TRAIN + " (with " + TEST + " or " + VAL + ")";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        var name = String.valueOf(location.getFileName());
        if (Files.isDirectory(location)) {
            return Recognition.ofFile(formatName(), location.resolve(TRAIN));
        }
        return Set.of(TRAIN, VAL, TEST).contains(name) ? Recognition.ofFile(formatName(), location) : Optional.empty();
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var folder = DatasetFolder.of(location);
        var notes = new ArrayList<String>();
        var train = TransformsFile.read(folder.root().resolve(TRAIN));
        var frames = new ArrayList<>(train.frames(Split.TRAIN));
        frames.addAll(heldOut(folder, notes));
        var views = FrameImages.views(folder, frames, CoverageKind.VALID_MASK, notes);
        return new SceneDataset(
                location, formatName(), views, FrameImages.kindOf(views), train.region(), Optional.empty(), notes);
    }

    private static List<PosedFrame> heldOut(DatasetFolder folder, List<String> notes) throws DatasetException {
        var test = folder.root().resolve(TEST);
        var val = folder.root().resolve(VAL);
        if (Files.isRegularFile(test)) {
            if (Files.isRegularFile(val)) {
                notes.add(VAL + " is not used: " + TEST + " holds the held-out views.");
            }
            return TransformsFile.read(test).frames(Split.TEST);
        }
        return Files.isRegularFile(val) ? TransformsFile.read(val).frames(Split.TEST) : List.of();
    }
}
