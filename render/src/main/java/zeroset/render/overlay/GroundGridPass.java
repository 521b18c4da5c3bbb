package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_STATIC_DRAW;
import static org.lwjgl.opengl.GL41C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL41C.glDepthMask;
import static org.lwjgl.opengl.GL41C.glDrawArrays;

import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.gl.GlBuffer;
import zeroset.render.gl.VertexArray;
import zeroset.render.navigation.RegionFrame;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.RenderPass;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// The ground grid: under the region of interest, level as the cameras have it.
final class GroundGridPass implements RenderPass {

    /// The densest cells are at most this share of the eye's distance wide.
    private static final double CELLS_PER_DISTANCE = 1 / 7.0;

    /// The grid ends this many region radii away, or as many eye distances where the eye is far.
    private static final double REACH_IN_RADII = 9;

    private static final double REACH_IN_DISTANCES = 2.5;

    private static final int RINGS = 12;
    private static final int SECTORS = 48;

    private final ShaderProgram shader;
    private final GlBuffer places = new GlBuffer(GL_ARRAY_BUFFER);
    private final VertexArray disc = new VertexArray().attribute(0, places, 2, GL_FLOAT, false, 8, 0, false);
    private final int corners;
    private List<CameraGlyph> cameras = List.of();
    private Vector3dc up = OrbitCamera.upOf(List.of());

    GroundGridPass(ShaderLibrary library) {
        shader = library.program("grid.vert", "grid.frag");
        float[] triangles = discTriangles();
        places.upload(triangles, GL_STATIC_DRAW);
        corners = triangles.length / 2;
    }

    /// Triangles of a disc, finer towards its middle, so that a lens may bend it.
    private static float[] discTriangles() {
        var result = new float[RINGS * SECTORS * 12];
        int at = 0;
        for (int ring = 0; ring < RINGS; ring++) {
            for (int sector = 0; sector < SECTORS; sector++) {
                int[][] square = {{ring, sector}, {ring + 1, sector}, {ring + 1, sector + 1}, {ring, sector + 1}};
                for (int corner : new int[] {0, 1, 2, 0, 2, 3}) {
                    double radius = Math.pow((double) square[corner][0] / RINGS, 2);
                    double angle = 2 * Math.PI * square[corner][1] / SECTORS;
                    result[at++] = (float) (radius * Math.cos(angle));
                    result[at++] = (float) (radius * Math.sin(angle));
                }
            }
        }
        return result;
    }

    @Override
    public void prepare(FrameContext frame) {
        if (frame.scene().cameras() != cameras) {
            cameras = frame.scene().cameras();
            up = OrbitCamera.upOf(cameras.stream().map(CameraGlyph::camera).toList());
        }
    }

    @Override
    public void draw(FrameContext frame) {
        var scene = frame.scene();
        if (!scene.look().guides().grid()) {
            return;
        }
        var view = frame.view();
        var region = scene.region().orElse(scene.transform().region());
        var bounds = region.boundingSphere();
        var ground = new Vector3d(up).mul(-RegionFrame.reach(region, up)).add(bounds.center());
        var axes = axes();
        double eyeDistance = view.camera().pose().center().distance(bounds.center());

        double decade = Math.log10(CELLS_PER_DISTANCE * eyeDistance);
        double cell = Math.pow(10, Math.floor(decade));
        double scale = view.space().scale();
        double reach = Math.max(REACH_IN_RADII * bounds.radius(), REACH_IN_DISTANCES * eyeDistance);
        var ink = Palette.on(scene.look().background()).grid();

        var program = shader.use();
        ScreenShaders.setClip(program, frame, view.clipFrom(view.space()), 0);
        program.set("uUp", up);
        program.set("uGround", view.space().toUnit(ground, new Vector3d()));
        program.set("uGroundAxes", axes);
        program.set("uWorldScale", (float) scale);
        program.set(
                "uOffset",
                (float) Math.IEEEremainder(axes.getColumn(0, new Vector3d()).dot(ground), 100 * cell),
                (float) Math.IEEEremainder(axes.getColumn(1, new Vector3d()).dot(ground), 100 * cell));
        program.set("uCell", (float) cell);
        program.set("uBlend", (float) (decade - Math.floor(decade)));
        program.set("uReach", (float) (reach / scale));
        program.set("uColor", ink.red(), ink.green(), ink.blue(), (float) ink.alpha());
        glDepthMask(false);
        disc.bind();
        glDrawArrays(GL_TRIANGLES, 0, corners);
        glDepthMask(true);
    }

    /// Along the ground, along the ground, up.
    private Matrix3d axes() {
        var east = new Vector3d().setComponent((new Vector3d(up).maxComponent() + 1) % 3, 1);
        east.sub(up.mul(up.dot(east), new Vector3d())).normalize();
        return new Matrix3d(east, up.cross(east, new Vector3d()), up);
    }

    @Override
    public void close() {
        disc.close();
        places.close();
    }
}
