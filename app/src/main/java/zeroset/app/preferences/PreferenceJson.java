package zeroset.app.preferences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zeroset.app.workspace.RunSettings;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;

/// Preferences as JSON. Reading forgives: what is missing, unknown or out of range is as if it had never been set, for
/// a newer or older program may have written it. Only what is no JSON object at all is an error.
final class PreferenceJson {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PreferenceJson() {}

    static byte[] write(Preferences preferences) {
        var root = MAPPER.createObjectNode();
        root.put("theme", id(preferences.theme()));
        var recents = root.putArray("recents");
        for (var recent : preferences.recents()) {
            var node = recents.addObject();
            node.put("location", recent.location().toString());
            node.put("project", recent.project());
            node.put("name", recent.name());
            recent.thumbnail().ifPresent(file -> node.put("thumbnail", file.toString()));
            node.put("opened", recent.opened().toString());
        }
        var layout = root.putObject("layout");
        preferences.layout().forEach(layout::put);
        var choices = root.putObject("choices");
        preferences.choices().forEach(choices::put);
        settings(root.putObject("settings"), preferences.settings());
        var speeds = root.putObject("samplesPerSecond");
        preferences.samplesPerSecond().forEach(speeds::put);
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree of plain values always is JSON
        }
    }

    private static void settings(ObjectNode node, RunSettings settings) {
        node.put("preset", settings.preset().id());
        settings.budget().ifPresent(budget -> {
            switch (budget) {
                case Budget.Steps(int steps) -> node.put("steps", steps);
                case Budget.Time(double seconds) -> node.put("seconds", seconds);
            }
        });
        node.put("seed", settings.seed());
        node.put("masks", settings.useMasks());
        node.put("refinePoses", settings.refinePoses());
    }

    /// @throws IOException when it is not a JSON object
    static Preferences read(byte[] json) throws IOException {
        var root = MAPPER.readTree(json);
        if (!root.isObject()) {
            throw new IOException("expected a JSON object, found " + root.getNodeType());
        }
        return new Preferences(
                constant(Theme.class, root.path("theme")).orElse(Theme.SYSTEM),
                recents(root.path("recents")),
                map(root.path("layout"), PreferenceJson::number),
                map(root.path("choices"), node -> node.isTextual() ? Optional.of(node.textValue()) : Optional.empty()),
                settings(root.path("settings")),
                map(root.path("samplesPerSecond"), node -> number(node).filter(speed -> speed > 0)));
    }

    private static List<Recent> recents(JsonNode list) {
        var recents = new ArrayList<Recent>();
        list.forEach(node -> recent(node).ifPresent(recents::add));
        return recents;
    }

    private static Optional<Recent> recent(JsonNode node) {
        try {
            var thumbnail = node.path("thumbnail").asText();
            var recent = new Recent(
                    Path.of(node.path("location").asText()),
                    node.path("project").asBoolean(),
                    node.path("name").asText(),
                    thumbnail.isEmpty() ? Optional.empty() : Optional.of(Path.of(thumbnail)),
                    Instant.parse(node.path("opened").asText()));
            return recent.location().isAbsolute() ? Optional.of(recent) : Optional.empty();
        } catch (InvalidPathException | DateTimeException e) {
            return Optional.empty(); // an entry of another system or version: the others are still of use
        }
    }

    private static RunSettings settings(JsonNode node) {
        var defaults = RunSettings.defaults();
        int steps = node.path("steps").asInt();
        double seconds = node.path("seconds").asDouble();
        Optional<Budget> budget = steps > 0
                ? Optional.of(new Budget.Steps(steps))
                : seconds > 0 && Double.isFinite(seconds) ? Optional.of(new Budget.Time(seconds)) : Optional.empty();
        return new RunSettings(
                constant(Preset.class, node.path("preset")).orElse(defaults.preset()),
                budget,
                node.path("seed").asLong(defaults.seed()),
                node.path("masks").asBoolean(defaults.useMasks()),
                node.path("refinePoses").asBoolean(defaults.refinePoses()));
    }

    private static <V> Map<String, V> map(JsonNode object, Function<JsonNode, Optional<V>> value) {
        var map = new HashMap<String, V>();
        object.properties().forEach(entry -> value.apply(entry.getValue()).ifPresent(v -> map.put(entry.getKey(), v)));
        return map;
    }

    private static Optional<Double> number(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue())
                ? Optional.of(node.doubleValue())
                : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, JsonNode node) {
        for (var constant : type.getEnumConstants()) {
            if (id(constant).equals(node.asText())) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
