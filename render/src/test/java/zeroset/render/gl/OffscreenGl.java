package zeroset.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Opens a context around each test: `@RegisterExtension final OffscreenGl gl = new OffscreenGl();`. A test fails
/// when the driver complained or an object stayed open; without OpenGL it is skipped.
public final class OffscreenGl implements BeforeEachCallback, AfterEachCallback {

    private GlContext context;
    private int liveBefore;

    @Override
    public void beforeEach(ExtensionContext test) {
        try {
            liveBefore = GlObject.live();
            context = GlContext.open(true);
        } catch (GraphicsUnavailableException e) {
            Assumptions.abort(e.getMessage());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (context == null) {
            return;
        }
        try {
            context.check();
            if (test.getExecutionException().isEmpty()) {
                assertEquals(liveBefore, GlObject.live(), "objects of OpenGL that stayed open");
            }
        } finally {
            context.close();
        }
    }

    public GlContext context() {
        return context;
    }
}
