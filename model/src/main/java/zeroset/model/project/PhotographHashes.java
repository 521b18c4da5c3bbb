package zeroset.model.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zeroset.model.dataset.SceneDataset;

/// What a data set's photographs are, by their content: tells after a move whether they are still the same.
///
/// @param byName SHA-256 of each image file in hexadecimal digits, by the name of the view
public record PhotographHashes(Map<String, String> byName) {

    private static final int CHUNK = 1 << 16;

    /// Copies the map, sorted: people read the file.
    public PhotographHashes {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /// Reads all image files of a data set.
    ///
    /// @throws ProjectException when one cannot be read
    public static PhotographHashes of(SceneDataset dataset) throws ProjectException {
        var hashes = new TreeMap<String, String>();
        for (var view : dataset.views()) {
            var file = view.photograph().path();
            try (var stream = Files.newInputStream(file)) {
                var digest = sha256();
                var chunk = new byte[CHUNK];
                for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                    digest.update(chunk, 0, count);
                }
                hashes.put(view.name(), HexFormat.of().formatHex(digest.digest()));
            } catch (IOException e) {
                throw new ProjectException(
                        file + ": cannot be read (" + Failure.reason(e)
                                + "). Put the photographs back, or say where they are now.",
                        e);
            }
        }
        return new PhotographHashes(hashes);
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
        byName.forEach((name, hash) -> digest.update((name + "\0" + hash + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Names of photographs that both have and that are not the same.
    public List<String> differences(PhotographHashes others) {
        return byName.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(others.byName.getOrDefault(entry.getKey(), entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
