package zeroset.model.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import zeroset.model.camera.MirroredPoseException;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.doctor.DoctorReport.Fact;
import zeroset.model.geometry.Sphere;
import zeroset.model.parallel.Workers;
import zeroset.model.region.RegionFinder;

/// Examines a data set: reads it, looks at its photographs, and says what is wrong with it and what to do.
public final class Doctor {

    /// What is done, the cheap first.
    static final List<Examination> EXAMINATIONS = List.of(
            new PoseExamination(),
            new LensExamination(),
            new PointsExamination(),
            new MaskExamination(),
            new ExposureExamination(),
            new SharpnessExamination(),
            new SilhouetteExamination(),
            new GeometryExamination(),
            new FilesExamination());

    private Doctor() {}

    /// Examines a data set. What cannot be read is a finding too.
    ///
    /// @param location folder or file
    /// @param threads that work at once, >= 1
    /// @param listener hears how far it is, and may end it
    /// @throws CancellationException when the listener ends it
    public static DoctorReport examine(Path location, int threads, DoctorListener listener) {
        return examine(location, false, threads, listener);
    }

    /// Examines a data set, with masks taken for the opposite of what they say on demand.
    ///
    /// @param location folder or file
    /// @param invertMasks whether masks and alpha mean the opposite
    /// @param threads that work at once, >= 1
    /// @param listener hears how far it is
    public static DoctorReport examine(Path location, boolean invertMasks, int threads, DoctorListener listener) {
        SceneDataset dataset;
        try {
            listener.progressed("reading " + location, 0);
            var asRead = DatasetReaders.read(location);
            dataset = invertMasks ? asRead.withInvertedMasks() : asRead;
        } catch (DatasetException e) {
            return unreadable(location, e);
        }
        return examine(dataset, threads, listener);
    }

    /// Examines a data set that was read.
    ///
    /// @param threads that work at once, >= 1
    /// @param listener hears how far it is, and may end it
    /// @throws CancellationException when the listener ends it
    public static DoctorReport examine(SceneDataset dataset, int threads, DoctorListener listener) {
        var facts = new ArrayList<>(facts(dataset));
        var findings = new ArrayList<Finding>();
        try (var workers = new Workers(threads)) {
            var evidence = new EvidenceGathering(dataset, workers, listener).gather();
            if (evidence.views().size() < dataset.views().size()) {
                facts.add(new Fact(
                        "looked at",
                        evidence.views().size() + " of " + dataset.views().size()
                                + " photographs, spread evenly; poses and lenses of all"));
            }
            facts.add(new Fact(
                    "matches",
                    String.format(
                            Locale.ROOT,
                            "%,d places shared by two photographs",
                            evidence.matches().size())));
            for (var examination : EXAMINATIONS) {
                listener.progressed(examination.title(), 1);
                if (listener.isCancelled()) {
                    throw new CancellationException("the examination was cancelled");
                }
                findings.addAll(examination.examine(evidence));
            }
        } catch (DatasetException e) {
            findings.add(
                    new Finding(Severity.ERROR, "image-unreadable", message(e), "The photograph was decoded.", ""));
        }
        return new DoctorReport(dataset.location(), Optional.of(dataset), facts, findings, coverage(dataset, findings));
    }

    private static DoctorReport unreadable(Path location, DatasetException failure) {
        var finding = failure.getCause() instanceof MirroredPoseException
                ? new Finding(
                        Severity.ERROR,
                        "pose-mirrored",
                        "The poses mirror the world: two axes are exchanged, most often y and z, or one of them has the"
                                + " wrong sign.",
                        message(failure),
                        "Exchange the two rows (world axes) or columns (camera axes) back, or negate one of the two.")
                : new Finding(Severity.ERROR, "unreadable", message(failure), "It was refused when it was read.", "");
        return new DoctorReport(location, Optional.empty(), List.of(), List.of(finding), Optional.empty());
    }

    private static String message(Exception failure) {
        return String.valueOf(failure.getMessage());
    }

    private static List<Fact> facts(SceneDataset dataset) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("data set", dataset.location().toString()));
        var reader = DatasetReaders.all().stream()
                .filter(candidate -> candidate.formatName().equals(dataset.format()))
                .map(DatasetReader::looksFor)
                .findFirst();
        facts.add(new Fact(
                "format",
                dataset.format() + reader.map(files -> ", told by " + files).orElse("")));
        int training = dataset.views(Split.TRAIN).size();
        facts.add(new Fact(
                "views",
                dataset.views().size() + " (" + training + " to train on, "
                        + (dataset.views().size() - training) + " held out)"));
        facts.add(new Fact("size", sizes(dataset.views())));
        facts.add(new Fact("lens", lenses(dataset.views())));
        facts.add(new Fact("masks", masks(dataset.coverageKind())));
        facts.add(new Fact(
                "points",
                dataset.points()
                        .map(points -> String.format(Locale.ROOT, "%,d", points.size()))
                        .orElse("none")));
        dataset.notes().forEach(note -> facts.add(new Fact("note", note)));
        return facts;
    }

    private static String sizes(List<View> views) {
        var sizes = new TreeSet<String>();
        for (var view : views) {
            var lens = view.camera().intrinsics();
            sizes.add(lens.width() + " x " + lens.height());
        }
        return sizes.stream().limit(4).collect(Collectors.joining(", ")) + (sizes.size() > 4 ? ", ..." : "")
                + " pixels";
    }

    private static String lenses(List<View> views) {
        var angles = views.stream()
                .mapToDouble(view -> 2
                        * Math.toDegrees(Math.atan(0.5
                                * view.camera().intrinsics().width()
                                / view.camera().intrinsics().fx())))
                .summaryStatistics();
        return angles.getMax() - angles.getMin() < 0.05
                ? String.format(Locale.ROOT, "%.1f degrees wide", angles.getMax())
                : String.format(Locale.ROOT, "%.1f to %.1f degrees wide", angles.getMin(), angles.getMax());
    }

    private static String masks(CoverageKind kind) {
        return switch (kind) {
            case NONE -> "none";
            case ALPHA -> "alpha channel of the photographs";
            case OBJECT_MASK -> "separate masks of the object";
            case VALID_MASK -> "masks of valid pixels";
        };
    }

    /// From where the object is seen, with the region as poses, points and files tell it.
    private static Optional<ViewCoverage> coverage(SceneDataset dataset, List<Finding> findings) {
        try {
            Sphere region =
                    RegionFinder.find(dataset, List.of(), Optional.empty()).sphere();
            return Optional.of(ViewCoverage.of(
                    dataset.views(Split.TRAIN).stream().map(View::camera).toList(), region));
        } catch (DatasetException e) {
            findings.add(new Finding(
                    Severity.WARNING,
                    "region",
                    message(e),
                    "No region of interest was found.",
                    "Check the poses, or give a region."));
            return Optional.empty();
        }
    }
}
