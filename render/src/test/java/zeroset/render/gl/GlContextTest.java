package zeroset.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opengl.GL41C.GL_BGRA;
import static org.lwjgl.opengl.GL41C.GL_COLOR;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL41C.glClearBufferfv;
import static org.lwjgl.opengl.GL41C.glEnable;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GlContextTest {

    @RegisterExtension
    final OffscreenGl gl = new OffscreenGl();

    @Test
    void readsBackWhatItDrew() {
        var pixels = ByteBuffer.allocateDirect(3 * 2 * 4);
        try (var texture = new Texture2D(PixelFormat.RGBA8, 3, 2, false);
                var target = new Framebuffer(List.of(texture), Optional.empty())) {
            target.bind();
            glClearBufferfv(GL_COLOR, 0, new float[] {1, 0.5f, 0, 1});
            target.read(0, 0, 0, 3, 2, GL_BGRA, GL_UNSIGNED_BYTE, pixels);
        }
        assertEquals(0, pixels.get(20));
        assertEquals(128, pixels.get(21) & 0xff);
        assertEquals(255, pixels.get(22) & 0xff);
    }

    @Test
    void countsObjectsAndRefusesClosedOnes() {
        int before = GlObject.live();
        var buffer = new BufferTexture(PixelFormat.R32F);
        assertEquals(before + 2, GlObject.live());
        buffer.close();
        buffer.close();
        assertEquals(before, GlObject.live());
        assertThrows(IllegalStateException.class, () -> buffer.bind(0));
    }

    @Test
    void reportsMistakes() {
        glEnable(0x1234);
        var mistake = assertThrows(GlException.class, () -> gl.context().check());
        assertTrue(mistake.getMessage().contains("0x1234"), mistake.getMessage());
        gl.context().check(); // reported once
    }

    @Test
    void opensASecondContextBesideTheFirst() throws Exception {
        var failure = new Throwable[1];
        var thread = Thread.ofPlatform().start(() -> {
            try (var second = GlContext.open(true);
                    var texture = new Texture2D(PixelFormat.RGBA16F, 4, 4, true)) {
                texture.bind(3);
                second.check();
            } catch (GraphicsUnavailableException | RuntimeException e) {
                failure[0] = e;
            }
        });
        thread.join();
        assertEquals(null, failure[0]);
        gl.context().check();
        assertFalse(gl.context().renderer().isEmpty());
    }
}
