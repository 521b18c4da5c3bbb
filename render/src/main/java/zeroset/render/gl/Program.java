package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.joml.Matrix3dc;
import org.joml.Matrix4fc;
import org.joml.Vector3dc;
import org.joml.Vector3fc;
import org.lwjgl.system.MemoryStack;

/// A linked program and its uniforms. A uniform that the compiler found unused is ignored, so that shaders that share a
/// library can be served alike.
public final class Program extends GlObject {

    private final Map<String, Integer> locations = new HashMap<>();

    private Program(int id) {
        super(id);
    }

    /// Compiles and links.
    ///
    /// @throws CompilationException with the driver's log when the sources are wrong
    public static Program link(String vertexSource, String fragmentSource) throws CompilationException {
        int vertex = 0;
        int fragment = 0;
        int program = 0;
        try {
            vertex = compile(GL_VERTEX_SHADER, Stage.VERTEX, vertexSource);
            fragment = compile(GL_FRAGMENT_SHADER, Stage.FRAGMENT, fragmentSource);
            program = glCreateProgram();
            glAttachShader(program, vertex);
            glAttachShader(program, fragment);
            glLinkProgram(program);
            if (glGetProgrami(program, GL_LINK_STATUS) == GL_FALSE) {
                throw new CompilationException(Stage.LINK, glGetProgramInfoLog(program));
            }
            glDetachShader(program, vertex);
            glDetachShader(program, fragment);
            var result = new Program(program);
            program = 0;
            return result;
        } finally {
            glDeleteShader(vertex); // 0 is ignored by both
            glDeleteShader(fragment);
            glDeleteProgram(program);
        }
    }

    private static int compile(int type, Stage stage, String source) throws CompilationException {
        int shader = glCreateShader(type);
        glShaderSource(shader, source);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
            String log = glGetShaderInfoLog(shader);
            glDeleteShader(shader);
            throw new CompilationException(stage, log);
        }
        return shader;
    }

    /// Makes it current; uniforms are set afterwards.
    public void use() {
        glUseProgram(id());
    }

    private int location(String name) {
        return locations.computeIfAbsent(name, key -> glGetUniformLocation(id(), key));
    }

    /// Sets an `int`, a `bool` or a sampler's texture unit.
    public void set(String name, int value) {
        glUniform1i(location(name), value);
    }

    /// Sets a `bool`.
    public void set(String name, boolean value) {
        glUniform1i(location(name), value ? 1 : 0);
    }

    /// Sets a `float`.
    public void set(String name, float value) {
        glUniform1f(location(name), value);
    }

    /// Sets a `vec2`.
    public void set(String name, float x, float y) {
        glUniform2f(location(name), x, y);
    }

    /// Sets a `vec3`.
    public void set(String name, float x, float y, float z) {
        glUniform3f(location(name), x, y, z);
    }

    /// Sets a `vec3`.
    public void set(String name, Vector3fc value) {
        glUniform3f(location(name), value.x(), value.y(), value.z());
    }

    /// Sets a `vec3`, rounded to floats.
    public void set(String name, Vector3dc value) {
        glUniform3f(location(name), (float) value.x(), (float) value.y(), (float) value.z());
    }

    /// Sets a `vec4`.
    public void set(String name, float x, float y, float z, float w) {
        glUniform4f(location(name), x, y, z, w);
    }

    /// Sets an `ivec4`.
    public void set(String name, int x, int y, int z, int w) {
        glUniform4i(location(name), x, y, z, w);
    }

    /// Sets a `mat3`, rounded to floats.
    public void set(String name, Matrix3dc value) {
        try (var stack = MemoryStack.stackPush()) {
            FloatBuffer columns = value.get(stack.mallocFloat(9));
            glUniformMatrix3fv(location(name), false, columns);
        }
    }

    /// Sets a `mat4`.
    public void set(String name, Matrix4fc value) {
        try (var stack = MemoryStack.stackPush()) {
            FloatBuffer columns = value.get(stack.mallocFloat(16));
            glUniformMatrix4fv(location(name), false, columns);
        }
    }

    /// Sets a `float[]` from its first element.
    public void set(String name, float[] values) {
        glUniform1fv(location(name), values);
    }

    @Override
    protected void delete(int id) {
        glDeleteProgram(id);
    }

    /// What failed.
    public enum Stage {
        /// Compiling the vertex shader.
        VERTEX,
        /// Compiling the fragment shader.
        FRAGMENT,
        /// Linking both.
        LINK
    }

    /// Sources that the driver's compiler refuses.
    public static final class CompilationException extends Exception {
        private static final long serialVersionUID = 1;

        private final Stage stage;

        CompilationException(Stage stage, String log) {
            super(log.strip());
            this.stage = stage;
        }

        /// What failed; the message is the driver's log.
        public Stage stage() {
            return stage;
        }
    }
}
