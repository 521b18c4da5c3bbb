import org.jspecify.annotations.NullMarked;

/// Desktop shell and command line.
@NullMarked
module zeroset.app {
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires atlantafx.base;
    requires java.desktop; // ImageIO
    requires java.management; // processor time of threads
    requires javafx.controls;
    requires jcodec; // MP4
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.material2;
    requires org.lwjgl;
    requires org.lwjgl.meshoptimizer;
    requires org.slf4j;
    requires zeroset.model;
    requires zeroset.render;
    requires static org.jspecify;

    exports zeroset.app.ui to
            javafx.graphics; // makes the application

    opens zeroset.app to
            info.picocli;
    opens zeroset.app.cli to
            info.picocli;
}
