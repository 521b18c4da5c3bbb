package zeroset.app.job;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import zeroset.app.movie.PngImage;
import zeroset.model.doctor.Doctor;
import zeroset.model.doctor.DoctorListener;
import zeroset.model.doctor.DoctorReport;
import zeroset.model.doctor.ViewCoverage;
import zeroset.render.scene.Picture;

/// Examines a data set, and draws from where its object is seen.
public final class ExamineJob {

    private static final int PICTURE_HEIGHT = 400;

    private final Path location;
    private final boolean invertMasks;
    private final Optional<Path> picture;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one examination.
    ///
    /// @param location folder or file of the data set
    /// @param invertMasks whether masks and alpha mean the opposite of what the files say
    /// @param picture the PNG file of the view directions to write, if one is wanted
    public ExamineJob(
            Path location,
            boolean invertMasks,
            Optional<Path> picture,
            Consumer<JobEvent> listener,
            Cancellation cancellation) {
        this.location = location;
        this.invertMasks = invertMasks;
        this.picture = picture;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread, and on all processors.
    ///
    /// @throws BadInputException when the picture cannot be written
    public DoctorReport run() throws BadInputException, JobCancelledException {
        if (picture.isPresent()) {
            OutputFile.checkEnding(picture.get(), ".png");
            OutputFile.checkWritable(picture.get());
        }
        int threads = Runtime.getRuntime().availableProcessors();
        var report = Doctor.examine(location, invertMasks, threads, new DoctorListener() {
            @Override
            public void progressed(String what, double fraction) {
                listener.accept(new JobEvent.Stage(what, fraction));
            }

            @Override
            public boolean isCancelled() {
                return cancellation.isCancelled();
            }
        });
        cancellation.check();
        if (picture.isPresent() && report.coverage().isPresent()) {
            var drawn = picture(report.coverage().get());
            OutputFile.write(picture.get(), file -> PngImage.write(drawn, file));
        }
        return report;
    }

    /// The picture of view directions.
    public static Picture picture(ViewCoverage coverage) {
        int width = 2 * PICTURE_HEIGHT;
        var nothing = new float[width * PICTURE_HEIGHT];
        Arrays.fill(nothing, Float.NaN);
        return new Picture(width, PICTURE_HEIGHT, coverage.picture(PICTURE_HEIGHT), nothing);
    }
}
