package zeroset.model.dataset.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import zeroset.model.dataset.DatasetException;

/// Reads JSON files of bounded size and depth into {@link JsonPlace}s.
public final class JsonFile {

    /// A thousand frames take about half a megabyte.
    private static final long MAX_BYTES = 256L << 20;

    private static final int MAX_DEPTH = 64;

    /// NaN and Infinity are accepted by the parser (Python writes them) so that they can be refused with their
    /// place.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    /// Reads a file whose outermost value is an object.
    ///
    /// @throws DatasetException when it is missing, too large, truncated or not JSON
    public static JsonPlace read(Path file) throws DatasetException {
        var root = parse(file);
        if (!root.isObject()) {
            throw unexpected(file, "object", root);
        }
        return new JsonPlace(file, "", root);
    }

    /// Reads a file whose outermost value is an array.
    ///
    /// @throws DatasetException when it is missing, too large, truncated or not JSON
    public static JsonPlace readArray(Path file) throws DatasetException {
        var root = parse(file);
        if (!root.isArray()) {
            throw unexpected(file, "array", root);
        }
        return new JsonPlace(file, "", root);
    }

    private static DatasetException unexpected(Path file, String expected, JsonNode root) {
        return new DatasetException(file + ": expected a JSON " + expected + ", found "
                + (root.isMissingNode() ? "an empty file" : JsonPlace.describe(root))
                + "; restore the file from its source");
    }

    private static JsonNode parse(Path file) throws DatasetException {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new DatasetException(file + ": expected at most " + (MAX_BYTES >> 20) + " MB of JSON, found "
                        + (size >> 20) + " MB");
            }
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new DatasetException(file + ": does not exist", e);
        } catch (JsonProcessingException e) {
            throw new DatasetException(malformed(file, e), e);
        } catch (IOException e) {
            throw new DatasetException(file + ": cannot be read: " + DatasetException.reason(e), e);
        }
    }

    private static String malformed(Path file, JsonProcessingException e) {
        var at = e.getLocation();
        var place = at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
        return file + place + ": expected JSON, found " + e.getOriginalMessage()
                + "; the file may be truncated, restore it from its source";
    }
}
