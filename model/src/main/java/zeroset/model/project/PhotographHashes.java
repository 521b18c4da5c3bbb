package zeroset.model.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.SceneDataset;

/// What a data set's photographs, cameras and masks are, by their content: tells after a move whether they are still
/// the same. Hashes are SHA-256 in hexadecimal digits, by the name of the view.
///
/// @param byName of each image file
/// @param cameras of the numbers of each lens and pose, as they were read; none in projects of programs that did not
/// keep them
/// @param masks of each mask that is a file of its own
public record PhotographHashes(Map<String, String> byName, Map<String, String> cameras, Map<String, String> masks) {

    private static final int CHUNK = 1 << 16;

    /// Copies the maps, sorted: people read the file.
    public PhotographHashes {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        cameras = Collections.unmodifiableMap(new TreeMap<>(cameras));
        masks = Collections.unmodifiableMap(new TreeMap<>(masks));
    }

    /// Photographs of which nothing else is known.
    public PhotographHashes(Map<String, String> byName) {
        this(byName, Map.of(), Map.of());
    }

    /// Reads all image files and masks of a data set.
    ///
    /// @throws ProjectException when one cannot be read
    public static PhotographHashes of(SceneDataset dataset) throws ProjectException {
        var photographs = new TreeMap<String, String>();
        var masks = new TreeMap<String, String>();
        for (var view : dataset.views()) {
            photographs.put(view.name(), hash(view.photograph().path()));
            var mask = view.photograph().maskFile();
            if (mask.isPresent()) {
                masks.put(view.name(), hash(mask.get()));
            }
        }
        return new PhotographHashes(photographs, cameras(dataset), masks);
    }

    /// Of the cameras alone, which are in memory.
    public static Map<String, String> cameras(SceneDataset dataset) {
        var cameras = new TreeMap<String, String>();
        for (var view : dataset.views()) {
            cameras.put(view.name(), hash(view.camera()));
        }
        return cameras;
    }

    private static String hash(Path file) throws ProjectException {
        try (var stream = Files.newInputStream(file)) {
            var digest = sha256();
            var chunk = new byte[CHUNK];
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                digest.update(chunk, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new ProjectException(
                    file + ": cannot be read (" + Failure.reason(e)
                            + "). Put the photographs back, or say where they are now.",
                    e);
        }
    }

    /// Every number in the shortest form that gives it back.
    private static String hash(Camera camera) {
        var center = camera.pose().center();
        var text = new StringBuilder(camera.intrinsics().toString());
        text.append(';')
                .append(center.x())
                .append(' ')
                .append(center.y())
                .append(' ')
                .append(center.z());
        for (double number : camera.pose().rotation().get(new double[9])) {
            text.append(' ').append(number);
        }
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// One hash of all of them.
    public String combined() {
        var digest = sha256();
        for (var hashes : List.of(byName, cameras, masks)) {
            hashes.forEach((name, hash) -> digest.update((name + "\0" + hash + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Names of what both have and that is not the same.
    ///
    /// @param before one of these maps
    /// @param now the same one of others
    public static List<String> differences(Map<String, String> before, Map<String, String> now) {
        return before.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(now.getOrDefault(entry.getKey(), entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
