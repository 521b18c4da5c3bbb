package zeroset.model.dataset.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.View;
import zeroset.model.dataset.files.DatasetFolder;

/// Decides for a whole data set what its alpha channels and masks mean: the coverage kind is the same for all
/// views.
public final class FrameImages {

    private FrameImages() {}

    /// Views from posed frames.
    ///
    /// @param maskKind what mask files mean in this format
    /// @param notes receives a remark when alpha channels go unused
    /// @throws DatasetException when only some frames have a mask
    public static List<View> views(
            DatasetFolder folder, List<PosedFrame> frames, CoverageKind maskKind, List<String> notes)
            throws DatasetException {
        return views(folder, frames, maskKind, coverageKind(folder, frames, maskKind, notes));
    }

    /// Views from posed frames whose masks were found by their names: where masks tell valid pixels, a frame
    /// without one is valid all over.
    ///
    /// @param maskKind what mask files mean in this format
    /// @param notes receives a remark when alpha channels go unused or some frames have no mask
    /// @throws DatasetException when masks tell objects and only some frames have one
    static List<View> viewsWithMasksFound(
            DatasetFolder folder, List<PosedFrame> frames, CoverageKind maskKind, List<String> notes)
            throws DatasetException {
        long masks = frames.stream().filter(frame -> frame.mask() != null).count();
        if (maskKind == CoverageKind.VALID_MASK && masks > 0 && masks < frames.size()) {
            notes.add(frames.size() - masks + " of " + frames.size()
                    + " images have no mask; all of their pixels are taken for valid.");
            return views(folder, frames, maskKind, maskKind);
        }
        return views(folder, frames, maskKind, notes);
    }

    private static List<View> views(
            DatasetFolder folder, List<PosedFrame> frames, CoverageKind maskKind, CoverageKind kind) {
        var views = new ArrayList<View>();
        for (var frame : frames) {
            var lens = frame.camera().intrinsics();
            var mask = kind == maskKind ? frame.mask() : null;
            views.add(new View(
                    folder.nameOf(frame.image()),
                    frame.split(),
                    frame.camera(),
                    new FilePhotographSource(frame.image(), lens.width(), lens.height(), kind, mask, frame.upright())));
        }
        return views;
    }

    /// The kind all views share.
    public static CoverageKind kindOf(List<View> views) {
        return views.stream()
                .map(View::photograph)
                .map(source -> source instanceof FilePhotographSource file ? file.coverageKind() : CoverageKind.NONE)
                .findFirst()
                .orElse(CoverageKind.NONE);
    }

    private static CoverageKind coverageKind(
            DatasetFolder folder, List<PosedFrame> frames, CoverageKind maskKind, List<String> notes)
            throws DatasetException {
        long masks = frames.stream().filter(frame -> frame.mask() != null).count();
        long alphas = frames.stream().filter(PosedFrame::hasAlpha).count();
        if (masks > 0) {
            if (masks < frames.size()) {
                var first =
                        frames.stream().filter(frame -> frame.mask() == null).findFirst();
                throw new DatasetException(folder.root() + ": expected a mask for every view or for none, found "
                        + masks + " of " + frames.size() + "; the first without is "
                        + nameOf(folder, first));
            }
            if (alphas > 0) {
                notes.add("The images' alpha channels are not used, because there are mask files.");
            }
            return maskKind;
        }
        if (alphas == 0) {
            return CoverageKind.NONE;
        }
        if (alphas < frames.size()) {
            var first = frames.stream().filter(frame -> !frame.hasAlpha()).findFirst();
            notes.add("Alpha channels are not used: only " + alphas + " of " + frames.size()
                    + " images have one; the first without is " + nameOf(folder, first) + ".");
            return CoverageKind.NONE;
        }
        return CoverageKind.ALPHA;
    }

    private static String nameOf(DatasetFolder folder, Optional<PosedFrame> frame) {
        return frame.map(PosedFrame::image).map(folder::nameOf).orElse("unknown");
    }
}
