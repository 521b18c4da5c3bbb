package zeroset.app.job;

import java.util.function.Consumer;
import zeroset.app.movie.PngImage;

/// Takes a picture of a scene, of any size.
///
/// The file is written whole or not at all; whether it can be written is known before any work is done.
public final class ScreenshotJob {

    private final ScreenshotRequest request;
    private final PictureSource pictures;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one picture.
    ///
    /// @param pictures takes the picture; made with the same cancellation
    public ScreenshotJob(
            ScreenshotRequest request, PictureSource pictures, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.request = request;
        this.pictures = pictures;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread.
    ///
    /// @return the picture's size
    /// @throws BadInputException when the name does not end in `.png`, the place cannot be written, or the
    ///     picture is larger than can be drawn
    /// @throws JobCancelledException when it was cancelled; nothing is written then
    public Size run() throws BadInputException, JobCancelledException, InterruptedException {
        OutputFile.checkEnding(request.output(), ".png");
        OutputFile.checkWritable(request.output());
        var size = Size.of(request.camera());
        cancellation.check();
        listener.accept(new JobEvent.Stage("rendering " + size + " pixels", -1));
        var picture = pictures.take(request.scene(), request.camera());
        listener.accept(new JobEvent.Stage("writing " + request.output().getFileName(), -1));
        cancellation.check();
        OutputFile.write(request.output(), file -> PngImage.write(picture, file));
        return size;
    }
}
