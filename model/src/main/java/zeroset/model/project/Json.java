package zeroset.model.project;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.SamplingConfig;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// How records become JSON and back.
///
/// Sealed types carry a `type` from the closed lists below; there is no default typing, so a file cannot name a class.
/// A
/// property that is missing, unknown or null is an error with its place: a project is exact or it is not one.
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addMixIn(Budget.class, BudgetTypes.class)
            .addMixIn(EncodingConfig.class, EncodingTypes.class)
            .addMixIn(DensityConfig.class, DensityTypes.class)
            .addMixIn(BackgroundConfig.class, BackgroundTypes.class)
            .addMixIn(SamplingConfig.Sections.class, SectionTypes.class)
            .addMixIn(Region.class, RegionTypes.class)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final ObjectWriter READABLE = MAPPER.writer(
            new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter()).withObjectIndenter(indenter()));

    private Json() {}

    private static DefaultIndenter indenter() {
        return new DefaultIndenter("  ", "\n");
    }

    /// Indented, for files that people read; `\n` on every system.
    static byte[] readable(Object value) {
        try {
            return READABLE.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// On one line.
    static byte[] compact(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Place and reason of a failure as a phrase: `config.budget, line 12: number of steps must be > 0, was 0`.
    static String explain(JsonProcessingException failure) {
        var place = new StringBuilder();
        if (failure instanceof JsonMappingException mapping) {
            for (var reference : mapping.getPath()) {
                if (reference.getFieldName() == null) {
                    place.append('[').append(reference.getIndex()).append(']');
                } else {
                    place.append(place.isEmpty() ? "" : ".").append(reference.getFieldName());
                }
            }
        }
        var location = Optional.ofNullable(failure.getLocation());
        location.ifPresent(
                l -> place.append(place.isEmpty() ? "" : ", ").append("line ").append(l.getLineNr()));
        var cause = failure.getCause();
        var reason = cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : withoutJargon(failure.getOriginalMessage());
        return place + ": " + reason;
    }

    private static String withoutJargon(String message) {
        return message.replace("creator property", "property")
                .replaceFirst(" \\((index|class|through|for type) .*", "");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Budget.Steps.class, name = "steps"),
        @JsonSubTypes.Type(value = Budget.Time.class, name = "time")
    })
    private interface BudgetTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = EncodingConfig.HashGrid.class, name = "hash-grid"),
        @JsonSubTypes.Type(value = EncodingConfig.Frequency.class, name = "frequency")
    })
    private interface EncodingTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DensityConfig.Neus.class, name = "neus"),
        @JsonSubTypes.Type(value = DensityConfig.VolSdf.class, name = "volsdf")
    })
    private interface DensityTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = BackgroundConfig.Automatic.class, name = "automatic"),
        @JsonSubTypes.Type(value = BackgroundConfig.Constant.class, name = "constant"),
        @JsonSubTypes.Type(value = BackgroundConfig.RandomColor.class, name = "random-color"),
        @JsonSubTypes.Type(value = BackgroundConfig.Surroundings.class, name = "surroundings")
    })
    private interface BackgroundTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SamplingConfig.Sections.ProxyGrid.class, name = "proxy-grid"),
        @JsonSubTypes.Type(value = SamplingConfig.Sections.Hierarchical.class, name = "hierarchical")
    })
    private interface SectionTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Sphere.class, name = "sphere"),
        @JsonSubTypes.Type(value = OrientedBox.class, name = "box")
    })
    private interface RegionTypes {}
}
