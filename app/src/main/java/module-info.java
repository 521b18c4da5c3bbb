import org.jspecify.annotations.NullMarked;

/// Desktop shell and command line.
@NullMarked
module zeroset.app {
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires java.desktop; // ImageIO
    requires org.slf4j;
    requires zeroset.model;
    requires zeroset.render;
    requires static org.jspecify;

    opens zeroset.app to
            info.picocli;
    opens zeroset.app.cli to
            info.picocli;
}
