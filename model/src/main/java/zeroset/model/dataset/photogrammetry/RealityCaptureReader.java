package zeroset.model.dataset.photogrammetry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.FormatFile;
import zeroset.model.dataset.files.TextFile;
import zeroset.model.dataset.files.TextLine;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameCollector;
import zeroset.model.dataset.image.ImageHeader;

/// RealityCapture: the CSV file of "Internal/External camera parameters", whose first line names the columns
/// `#name,x,y,alt,heading,pitch,roll,f,px,py,k1,k2,k3,k4,t1,t2`.
///
/// Angles are degrees, `R = Rz(-heading)·Rx(pitch)·Ry(roll)` camera-to-world with OpenGL's axes. The focal
/// length is in millimetres of a frame whose longer side is 36, the principal point a share of the longer
/// side, counted from the middle. Positions far from the origin (those of the Earth) are moved near it, all by
/// the same.
public final class RealityCaptureReader implements DatasetReader {

    private static final List<String> REQUIRED = List.of("#name", "x", "y", "alt", "heading", "pitch", "roll", "f");
    private static final double FRAME_MM = 36;
    private static final FormatFile FILE = FormatFile.ending(".csv", RealityCaptureReader::hasColumns);
    private static final int PEEKED_BYTES = 1 << 10;
    private static final double FAR = 1e4;

    @Override
    public String formatName() {
        return "RealityCapture CSV";
    }

    @Override
    public String looksFor() {
        return "a .csv file with the columns " + String.join(",", REQUIRED);
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return FILE.at(location)
                .map(file ->
                        new Recognition(formatName(), file, file.getFileName() + " has the columns of its export"));
    }

    private static boolean hasColumns(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var start = new String(stream.readNBytes(PEEKED_BYTES), StandardCharsets.UTF_8);
            var first = start.replace("\uFEFF", "").lines().findFirst().orElse("");
            return columns(first).keySet().containsAll(REQUIRED);
        } catch (IOException e) {
            return false; // unreadable files are recognised as nothing; the caller says what it looked for
        }
    }

    private static Map<String, Integer> columns(String line) {
        var columns = new HashMap<String, Integer>();
        int column = 0;
        for (var name : line.split(",")) {
            columns.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), column++); // several may have no name
        }
        return columns;
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file = FILE.at(location)
                .orElseThrow(() -> new DatasetException(location + ": holds no cameras of RealityCapture"));
        var lines =
                TextFile.lines(file).stream().filter(line -> !line.isBlank()).toList();
        var columns = columns(lines.getFirst().text());
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(1, lines.size())) {
            rows.add(Row.of(line, columns));
        }
        var origin = rows.isEmpty() || rows.getFirst().position().length() < FAR
                ? new Vector3d()
                : rows.getFirst().position();
        var frames = new FrameCollector(location, file, DatasetFolder.of(file), CoverageKind.VALID_MASK);
        for (var row : rows) {
            var center = row.position().sub(origin);
            frames.add(
                    "line " + row.line.number(),
                    row.name,
                    row::lens,
                    row.line.check(() -> CameraAxes.OPENGL.fromCameraToWorld(row.rotation(), center)));
        }
        if (origin.lengthSquared() > 0) {
            frames.note("Positions are moved by " + -origin.x + ", " + -origin.y + ", " + -origin.z
                    + ", so that the first camera is at the origin.");
        }
        return frames.dataset(formatName(), Optional.empty(), Optional.empty());
    }

    /// @param line where it stands
    /// @param name the image's name
    /// @param values numbers by column; 0 for what is left out
    private record Row(TextLine line, String name, Map<String, Double> values) {

        static Row of(TextLine line, Map<String, Integer> columns) throws DatasetException {
            var cells = line.text().split(",", -1);
            int count = 1 + Collections.max(columns.values());
            if (cells.length < count) {
                throw line.problem("expected " + count + " columns, found " + cells.length
                        + "; the file may be truncated, export it again");
            }
            var values = new HashMap<String, Double>();
            for (var column : columns.entrySet()) {
                var text = cells[column.getValue()].strip();
                if (!column.getKey().equals("#name") && !text.isEmpty()) {
                    values.put(column.getKey(), line.number(text));
                }
            }
            return new Row(line, cells[columns.getOrDefault("#name", 0)].strip(), values);
        }

        double value(String column) {
            return values.getOrDefault(column, 0.0);
        }

        Vector3d position() {
            return new Vector3d(value("x"), value("y"), value("alt"));
        }

        Matrix3d rotation() {
            return new Matrix3d()
                    .rotateZ(Math.toRadians(-value("heading")))
                    .rotateX(Math.toRadians(value("pitch")))
                    .rotateY(Math.toRadians(value("roll")));
        }

        Intrinsics lens(ImageHeader image) throws DatasetException {
            int size = Math.max(image.width(), image.height());
            double f = value("f") * size / FRAME_MM;
            double cx = 0.5 * image.width() + value("px") * size;
            double cy = 0.5 * image.height() + value("py") * size;
            var lens = new BrownConrady(value("k1"), value("k2"), value("k3"), value("k4"), value("t1"), value("t2"));
            boolean ideal = lens.equals(new BrownConrady(0, 0, 0, 0, 0, 0));
            return line.check(
                    () -> new Intrinsics(image.width(), image.height(), f, f, cx, cy, ideal ? Distortion.NONE : lens));
        }
    }
}
