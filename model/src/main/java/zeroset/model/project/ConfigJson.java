package zeroset.model.project;

import java.nio.charset.StandardCharsets;
import zeroset.model.config.TrainingConfig;

/// A configuration as JSON, in the form that project files use.
public final class ConfigJson {

    private ConfigJson() {}

    /// The configuration on one line.
    public static String write(TrainingConfig config) {
        return new String(Json.compact(config), StandardCharsets.UTF_8);
    }
}
