import org.jspecify.annotations.NullMarked;

/// Data, cameras, fields, training, meshing, evaluation.
///
/// Exported packages hold no tensors. Packages that do (`rays`, `sampling`, `encoding`, `field`, `density`, `volume`,
/// `loss`, `trainer`, `engine`) stay inside; the snapshot is the seam between the two.
@NullMarked
module zeroset.model {
    requires ai.djl.api;
    requires aircompressor.v3; // Zstandard
    requires com.drew.metadata; // EXIF orientation
    requires com.fasterxml.jackson.databind;
    requires java.desktop; // ImageIO
    requires jdk.incubator.vector; // encoding kernels
    requires transitive org.joml;
    requires org.slf4j;
    requires static org.jspecify;

    exports zeroset.model.camera;
    exports zeroset.model.config;
    exports zeroset.model.cues;
    exports zeroset.model.dataset;
    exports zeroset.model.dataset.export;
    exports zeroset.model.doctor;
    exports zeroset.model.evaluation;
    exports zeroset.model.geometry;
    exports zeroset.model.limits;
    exports zeroset.model.mesh;
    exports zeroset.model.project;
    exports zeroset.model.region;
    exports zeroset.model.snapshot;
    exports zeroset.model.training;
    exports zeroset.model.visibility;

    // Records are read and written as JSON.
    opens zeroset.model.config to
            com.fasterxml.jackson.databind;
    opens zeroset.model.geometry to
            com.fasterxml.jackson.databind;
    opens zeroset.model.project to
            com.fasterxml.jackson.databind;
    opens zeroset.model.training to
            com.fasterxml.jackson.databind;
}
