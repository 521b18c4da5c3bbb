package zeroset.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.HoldOut;
import zeroset.model.dataset.export.TransformsWriter;

/// Writes a data set of any format as nerfstudio's `transforms.json` with its images.
public final class ConvertJob {

    private final ConvertRequest request;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one data set.
    public ConvertJob(ConvertRequest request, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.request = request;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread.
    ///
    /// @return how many images were written
    /// @throws BadInputException when the output folder is not empty or cannot be written
    /// @throws DatasetException when the data set cannot be read, or not be written without undistorting
    /// @throws JobCancelledException when it was cancelled; a folder without `transforms.json` is left then
    public int run() throws BadInputException, DatasetException, JobCancelledException {
        var read = DatasetReaders.read(request.data(), HoldOut.NONE);
        var dataset = request.invertMasks() ? read.withInvertedMasks() : read;
        requireUnused(request.output());
        int count = dataset.views().size();
        dataset.notes().forEach(note -> listener.accept(new JobEvent.Notice(note)));
        cancellation.check();
        try {
            new TransformsWriter(dataset, request.output(), request.undistort()).write(written -> {
                if (cancellation.isCancelled()) {
                    throw new Cancelled();
                }
                listener.accept(new JobEvent.Stage("writing images", (double) written / count));
            });
        } catch (Cancelled e) {
            throw new JobCancelledException(
                    "Interrupted: " + request.output() + " holds some of the images and no transforms.json.");
        } catch (IOException e) {
            throw new BadInputException(
                    request.output() + ": cannot be written (" + e.getMessage()
                            + "); choose a folder on a disk with space that you may write to.",
                    e);
        }
        return count;
    }

    private static void requireUnused(Path folder) throws BadInputException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new BadInputException(
                        folder + ": expected an empty folder or none, found files in it." + " Choose another one.");
            }
        } catch (IOException e) {
            throw new BadInputException(
                    folder + ": expected a folder, found none that can be listed (" + e.getMessage()
                            + "). Choose another one.",
                    e);
        }
    }

    /// Ends the writing from within its progress.
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
