package zeroset.model.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroset.model.config.CueConfig;

/// Brings JSON that older programs wrote to today's form, before it becomes records.
///
/// Version 1: the region of interest was always a sphere and carried no `type`; all photographs were taken as exposed
/// alike; there were no cues; all views were used as the data set says. Version 2: poses were taken as given.
/// Version 3: runs did not note machine, seed and hashes. Version 4: masks meant what the files say. Version 5: rays
/// were drawn without regard to errors, and normals were exact derivatives.
final class OlderFormats {

    private OlderFormats() {}

    /// Once photographs alone were kept, without their cameras and masks.
    ///
    /// @param root of `photographs.json`, changed in place
    /// @return whether it is one of those
    static boolean upgradePhotographs(JsonNode root) {
        if (!(root instanceof ObjectNode photographs) || root.has("cameras") || root.has("masks")) {
            return false;
        }
        photographs.putObject("cameras");
        photographs.putObject("masks");
        return true;
    }

    /// Brings the object that holds `region` and `config` to the present version.
    ///
    /// @param root of `project.json` or of a checkpoint's header, changed in place
    /// @param version it was written with, 1 or higher
    static void upgrade(JsonNode root, int version) {
        if (version < 2 && root.get("region") instanceof ObjectNode region) {
            region.put("type", "sphere");
        }
        if (version < 2 && root.path("config").get("optimizer") instanceof ObjectNode optimizer) {
            optimizer.put("exposureRate", 0.0);
            optimizer.put("fineRateExponent", 0.0);
        }
        if (version < 3 && root.path("config").get("optimizer") instanceof ObjectNode optimizer) {
            optimizer.put("poseRate", 0.0);
        }
        if (version < 2 && root.get("config") instanceof ObjectNode config) {
            config.set("cues", Json.MAPPER.valueToTree(CueConfig.off()));
        }
        if (version < 2 && root instanceof ObjectNode project && project.has("runs")) {
            project.putObject("views").putObject("byName");
        }
        if (version < 5 && root.get("dataset") instanceof ObjectNode dataset) {
            dataset.put("invertedMasks", false);
        }
        if (version < 6 && root.path("config").get("sampling") instanceof ObjectNode sampling) {
            sampling.put("errorShare", 0.0);
        }
        if (version < 6
                && root.path("config").get("encoding") instanceof ObjectNode encoding
                && "hash-grid".equals(encoding.path("type").textValue())) {
            encoding.put("normalStep", 0.0);
        }
        if (version < 4) {
            for (var run : root.path("runs")) {
                if (run instanceof ObjectNode record) {
                    record.set("machine", Json.MAPPER.valueToTree(Machine.UNKNOWN));
                    record.set("seed", root.path("config").path("seed"));
                    record.put("photographs", "").put("state", "");
                }
            }
        }
    }
}
