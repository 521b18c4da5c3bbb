package zeroset.app.job;

import java.io.IOException;
import java.util.function.Consumer;

/// Takes the pictures of a camera's way and makes a film of them, one at a time.
///
/// The film is written whole or not at all; whether it can be written is known before any work is done.
public final class AnimationJob {

    private final AnimationRequest request;
    private final PictureSource pictures;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one film.
    ///
    /// @param pictures takes the pictures; made with the same cancellation
    public AnimationJob(
            AnimationRequest request, PictureSource pictures, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.request = request;
        this.pictures = pictures;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread.
    ///
    /// @return number of frames
    /// @throws BadInputException when the name has an unknown ending, the place cannot be written, or an MP4
    ///     would have odd sides
    /// @throws JobCancelledException when it was cancelled; nothing is left then
    public int run() throws BadInputException, JobCancelledException, InterruptedException {
        var output = request.output();
        var format = FilmFormat.of(output);
        format.check(output, request.size());
        try (var unfinished = new UnfinishedOutput(output)) {
            try (var film = format.open(unfinished.path(), request.size(), request.framesPerSecond())) {
                for (int frame = 0; frame < request.frames(); frame++) {
                    cancellation.check();
                    listener.accept(new JobEvent.Stage(
                            "rendering " + request.frames() + " frames", (double) frame / request.frames()));
                    film.write(pictures.take(
                            request.scene(),
                            request.path()
                                    .at(
                                            share(frame),
                                            request.size().width(),
                                            request.size().height())));
                }
                film.finish();
            }
            cancellation.check();
            unfinished.complete();
            return request.frames();
        } catch (IOException e) {
            throw new BadInputException(OutputFile.cannotWrite(output, e), e);
        }
    }

    /// The last frame of a loop is the one before its first; else it is the end of the way.
    private double share(int frame) {
        int steps = request.path().closed() ? request.frames() : request.frames() - 1;
        return (double) frame / Math.max(1, steps);
    }
}
