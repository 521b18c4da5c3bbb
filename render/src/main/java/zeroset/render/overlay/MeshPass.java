package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.glDepthMask;
import static org.lwjgl.opengl.GL41C.glFinish;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.joml.Vector3d;
import zeroset.render.cpu.StudioLight;
import zeroset.render.gl.Program;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.RenderPass;
import zeroset.render.scene.Look;
import zeroset.render.scene.MeshGeometry;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// The mesh: filled, as edges, or both; alone or over the zero set. A new mesh comes in over several frames, and the
/// old one is shown until all of it is there.
///
/// A mesh has colours, normals and depths to show; in every other mode it is clay.
///
/// A mesh that takes long to draw, as large ones do with software GL, is replaced by a thin one while the eye moves.
final class MeshPass implements RenderPass {

    private static final long NANOS_PER_FRAME = 12_000_000;

    /// Over the zero set the mesh wins where both are the same surface: by a little more than they differ, unit space.
    private static final double OVER_SURFACE = 0.008;

    /// A mesh that takes longer to draw would make the hand wait.
    private static final double SLOW_MILLIS = 25;

    /// Triangles below which no mesh is thinned, and which are drawn in one piece.
    private static final int LARGE = 150_000;

    /// Cells of the thin mesh along its longest side: some ten thousand triangles.
    private static final int THIN_CELLS = 80;

    private static final Ink EDGES_ON_FACES = new Ink(0x11151c, 0.6);

    private static final int POSITION_UNIT = 0;
    private static final int INDEX_UNIT = 1;

    private final ShaderLibrary library;
    private final Map<Map<String, String>, ShaderProgram> programs = new HashMap<>();
    private Optional<MeshBuffers> shown = Optional.empty();
    private Optional<MeshBuffers> coming = Optional.empty();
    private boolean unfinished;
    private int drawn; // how often the shown mesh was drawn; the first time includes compiling
    private Optional<CompletableFuture<MeshGeometry>> thinning = Optional.empty();
    private Optional<MeshBuffers> thin = Optional.empty();

    MeshPass(ShaderLibrary library) {
        this.library = library;
    }

    private static boolean isShown(Look look) {
        return look.content() != SurfaceContent.SDF;
    }

    @Override
    public void prepare(FrameContext frame) {
        var scene = frame.scene();
        unfinished = false;
        if (scene.mesh().isEmpty()) {
            close();
            return;
        }
        if (!isShown(scene.look())) {
            return;
        }
        var mesh = scene.mesh().get();
        if (!isOf(mesh, shown) && !isOf(mesh, coming)) {
            coming.ifPresent(MeshBuffers::close);
            coming = Optional.of(new MeshBuffers(mesh));
        }
        coming.ifPresent(buffers -> buffers.upload(NANOS_PER_FRAME));
        if (coming.filter(MeshBuffers::isComplete).isPresent()) {
            shown.ifPresent(MeshBuffers::close);
            shown = coming;
            coming = Optional.empty();
            dropThin();
        }
        takeThin();
        unfinished = coming.isPresent();
    }

    private static boolean isOf(MeshGeometry mesh, Optional<MeshBuffers> buffers) {
        return buffers.filter(found -> found.mesh() == mesh).isPresent();
    }

    private void takeThin() {
        if (thinning.filter(CompletableFuture::isDone).isPresent()) {
            var buffers = new MeshBuffers(thinning.orElseThrow().join());
            thinning = Optional.empty();
            while (!buffers.isComplete()) {
                buffers.upload(NANOS_PER_FRAME);
            }
            thin = Optional.of(buffers);
        }
    }

    private void dropThin() {
        thinning.ifPresent(work -> work.cancel(false));
        thinning = Optional.empty();
        thin.ifPresent(MeshBuffers::close);
        thin = Optional.empty();
        drawn = 0;
    }

    @Override
    public boolean isUnfinished() {
        return unfinished;
    }

    @Override
    public void draw(FrameContext frame) {
        draw(frame, () -> false);
    }

    @Override
    public void draw(FrameContext frame, BooleanSupplier isUseless) {
        if (shown.isEmpty() || !isShown(frame.scene().look())) {
            return;
        }
        if (drawn++ != 1 || shown.get().mesh().triangleCount() < LARGE) {
            draw(frame, frame.inMotion() ? thin.or(() -> shown).orElseThrow() : shown.get(), isUseless);
            return;
        }
        glFinish();
        long start = System.nanoTime();
        draw(frame, shown.get(), () -> false);
        glFinish();
        if (System.nanoTime() - start > SLOW_MILLIS * 1e6) {
            var mesh = shown.get().mesh();
            thinning = Optional.of(CompletableFuture.supplyAsync(
                    () -> ThinMesh.of(mesh, THIN_CELLS),
                    task -> Thread.ofPlatform()
                            .daemon()
                            .name("worker-thin-mesh")
                            .start(task)));
        }
    }

    private void draw(FrameContext frame, MeshBuffers buffers, BooleanSupplier isUseless) {
        var scene = frame.scene();
        var look = scene.look();
        var view = frame.view();
        boolean wire = look.meshStyle() != MeshStyle.SOLID;
        boolean faces = look.meshStyle() != MeshStyle.WIRE;

        var constants = new LinkedHashMap<>(StudioLight.glslConstants());
        constants.put("MODE", String.valueOf(mode(look.mode(), buffers.mesh())));
        constants.put("WIRE", wire ? "1" : "0");
        constants.put("FACES", faces ? "1" : "0");
        var program = programs.computeIfAbsent(constants, key -> library.program("mesh.vert", "mesh.frag", key))
                .use();

        double distance = view.eye()
                .distance(view.space().toUnit(scene.transform().region().center(), new Vector3d()));
        double towards = look.content() == SurfaceContent.BOTH ? OVER_SURFACE / Math.max(distance, 0.1) : 0;
        ScreenShaders.setClip(program, frame, view.clipFrom(scene.transform()), towards);
        if (look.mode() == RenderMode.DEPTH) {
            var range = buffers.depthRange(view, scene.transform());
            program.set("uDepthRange", (float) range.x, (float) range.y);
        }
        if (wire) {
            boolean onFaces = faces || look.content() == SurfaceContent.BOTH;
            var ink = onFaces ? EDGES_ON_FACES : Palette.on(look.background()).wire();
            program.set("uWireColor", ink.red(), ink.green(), ink.blue(), (float) ink.alpha());
            program.set("uPositions", POSITION_UNIT);
            program.set("uIndices", INDEX_UNIT);
            buffers.bindEdges(POSITION_UNIT, INDEX_UNIT);
        }
        glDepthMask(faces);
        drawPieces(program, wire, buffers, isUseless);
        glDepthMask(true);
    }

    /// A mesh of one piece is drawn at once; after each piece of a larger one the processors, if they draw, catch up.
    private static void drawPieces(Program program, boolean wire, MeshBuffers buffers, BooleanSupplier isUseless) {
        int all = buffers.mesh().triangleCount();
        for (int first = 0; first < all; first += LARGE) {
            if (wire) {
                program.set("uFirstTriangle", first);
            }
            buffers.draw(first, Math.min(LARGE, all - first));
            if (all > LARGE) {
                glFinish();
                if (isUseless.getAsBoolean()) {
                    return;
                }
            }
        }
    }

    /// Number of the shader's mode.
    private static int mode(RenderMode mode, MeshGeometry mesh) {
        return switch (mode) {
            case COLOR -> mesh.colors().length > 0 ? 0 : 1;
            case SHADED, SLICE, EIKONAL, DIFFERENCE -> 1;
            case NORMAL -> 2;
            case DEPTH -> 3;
        };
    }

    @Override
    public void close() {
        dropThin();
        shown.ifPresent(MeshBuffers::close);
        shown = Optional.empty();
        coming.ifPresent(MeshBuffers::close);
        coming = Optional.empty();
    }
}
