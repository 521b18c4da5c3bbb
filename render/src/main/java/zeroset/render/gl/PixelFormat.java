package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.GL_DEPTH_COMPONENT;
import static org.lwjgl.opengl.GL41C.GL_DEPTH_COMPONENT32F;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_HALF_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_R16F;
import static org.lwjgl.opengl.GL41C.GL_R32F;
import static org.lwjgl.opengl.GL41C.GL_RED;
import static org.lwjgl.opengl.GL41C.GL_RG;
import static org.lwjgl.opengl.GL41C.GL_RG32F;
import static org.lwjgl.opengl.GL41C.GL_RGBA;
import static org.lwjgl.opengl.GL41C.GL_RGBA16F;
import static org.lwjgl.opengl.GL41C.GL_RGBA32F;
import static org.lwjgl.opengl.GL41C.GL_RGBA8;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;

/// What an element of a texture is, in OpenGL's memory and in what is uploaded.
public enum PixelFormat {
    /// Four bytes, 0..1.
    RGBA8(GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, 4),
    /// One half; uploaded as 16-bit halves.
    R16F(GL_R16F, GL_RED, GL_HALF_FLOAT, 2),
    /// One float.
    R32F(GL_R32F, GL_RED, GL_FLOAT, 4),
    /// Two floats.
    RG32F(GL_RG32F, GL_RG, GL_FLOAT, 8),
    /// Four halves; uploaded as floats.
    RGBA16F(GL_RGBA16F, GL_RGBA, GL_FLOAT, 16),
    /// Four floats.
    RGBA32F(GL_RGBA32F, GL_RGBA, GL_FLOAT, 16),
    /// Depth buffer.
    DEPTH32F(GL_DEPTH_COMPONENT32F, GL_DEPTH_COMPONENT, GL_FLOAT, 4);

    private final int internalFormat;
    private final int layout;
    private final int type;
    private final int bytes;

    PixelFormat(int internalFormat, int layout, int type, int bytes) {
        this.internalFormat = internalFormat;
        this.layout = layout;
        this.type = type;
        this.bytes = bytes;
    }

    /// OpenGL's sized format.
    public int internalFormat() {
        return internalFormat;
    }

    /// Channels of what is uploaded.
    public int layout() {
        return layout;
    }

    /// Type of what is uploaded.
    public int type() {
        return type;
    }

    /// Size of an uploaded element in bytes.
    public int bytes() {
        return bytes;
    }

    /// Whether it is depth rather than colour.
    public boolean isDepth() {
        return this == DEPTH32F;
    }
}
