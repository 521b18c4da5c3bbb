package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.glDepthMask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.SceneTransform;
import zeroset.render.navigation.CameraFrustum;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.RenderPass;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// Cameras of the data set: a pyramid each, with the photograph on its base. Training views have solid lines, held-out
/// ones dashed lines, disabled ones a barred, faded photograph. Those between the eye and the region fade away.
final class FrustumPass implements RenderPass {

    private static final double WIDTH = 1.4;
    private static final double SELECTED_WIDTH = 2.8;
    private static final double DASH = 7;
    private static final double PHOTO_OPACITY = 0.94;
    private static final double DISABLED_OPACITY = 0.3;

    /// Fainter photographs hide nothing: what is behind them is drawn too.
    private static final double HIDING = 0.9;

    /// Steps in which cameras fade.
    private static final int STEPS = 24;

    /// Height of the mark above the picture's upper edge, as a share of the picture's height.
    private static final double UP_MARK = 0.16;

    private final ScreenShaders shaders;
    private final ShaderProgram photoShader;
    private final PhotoShelf photos = new PhotoShelf();
    private final LineBatch lines = new LineBatch();

    private List<CameraGlyph> cameras = List.of();
    private List<CameraFrustum> frustums = List.of();
    private Optional<Drawn> drawn = Optional.empty();
    private boolean unfinished;

    /// What the buffers hold.
    ///
    /// @param solidity of each camera, in steps of 1 / {@link #STEPS}
    private record Drawn(List<CameraGlyph> cameras, SceneTransform space, Palette palette, List<Integer> solidity) {
        boolean sameAs(Drawn other) {
            return cameras == other.cameras
                    && space.equals(other.space)
                    && palette.equals(other.palette)
                    && solidity.equals(other.solidity);
        }
    }

    FrustumPass(ScreenShaders shaders, ShaderLibrary library) {
        this.shaders = shaders;
        photoShader = library.program("photo.vert", "photo.frag");
    }

    @Override
    public void prepare(FrameContext frame) {
        var scene = frame.scene();
        unfinished = false;
        if (!scene.look().guides().cameras()) {
            return;
        }
        if (scene.cameras() != cameras) {
            cameras = scene.cameras();
            double size = CameraFrustum.sizeFor(
                    cameras.stream().map(CameraGlyph::camera).toList(),
                    scene.transform().region().center());
            frustums = cameras.stream()
                    .map(glyph -> CameraFrustum.of(glyph.camera(), size))
                    .toList();
            photos.keep(cameras.stream()
                    .flatMap(glyph -> glyph.thumbnail().stream())
                    .toList());
        }
        boolean newPhotos = photos.uploadSome();
        unfinished = photos.isWaiting();
        var palette = Palette.on(scene.look().background());
        var next = new Drawn(cameras, scene.transform(), palette, solidity(frame));
        if (newPhotos || drawn.filter(next::sameAs).isEmpty()) {
            upload(next);
            drawn = Optional.of(next);
        }
    }

    @Override
    public boolean isUnfinished() {
        return unfinished;
    }

    private List<Integer> solidity(FrameContext frame) {
        var eye = frame.view().camera().pose().center();
        var target = frame.scene().transform().region().center();
        return frustums.stream()
                .map(frustum -> (int) Math.round(STEPS * frustum.opacityFrom(eye, target)))
                .toList();
    }

    private void upload(Drawn next) {
        var drawing = new LineBatch.Lines();
        photos.pages().forEach(PhotoPage::clearQuads);
        for (int i = 0; i < cameras.size(); i++) {
            double solidity = (double) next.solidity.get(i) / STEPS;
            if (solidity > 0) {
                var glyph = cameras.get(i);
                var frustum = frustums.get(i);
                var apex = next.space.toUnit(frustum.apex(), new Vector3d());
                var corners = new ArrayList<Vector3d>();
                frustum.corners().forEach(corner -> corners.add(next.space.toUnit(corner, new Vector3d())));
                addLines(
                        drawing,
                        glyph,
                        apex,
                        corners,
                        next.palette.camera(glyph).faded(solidity));
                addPhoto(glyph, corners, solidity);
            }
        }
        lines.upload(drawing);
        photos.pages().forEach(PhotoPage::uploadQuads);
    }

    private static void addLines(
            LineBatch.Lines drawing, CameraGlyph glyph, Vector3dc apex, List<Vector3d> corners, Ink ink) {
        double width = glyph.selected() ? SELECTED_WIDTH : WIDTH;
        double dash = glyph.use() == CameraGlyph.Use.HELD_OUT ? DASH : 0;
        for (int i = 0; i < 4; i++) {
            drawing.add(apex, corners.get(i), ink, width, dash);
            drawing.add(corners.get(i), corners.get((i + 1) % 4), ink, width, dash);
        }
        var peak = corners.get(0)
                .lerp(corners.get(1), 0.5, new Vector3d())
                .add(corners.get(0).sub(corners.get(3), new Vector3d()).mul(UP_MARK));
        drawing.add(corners.get(0).lerp(corners.get(1), 0.38, new Vector3d()), peak, ink, width);
        drawing.add(peak, corners.get(0).lerp(corners.get(1), 0.62, new Vector3d()), ink, width);
        if (glyph.use() == CameraGlyph.Use.DISABLED) {
            // Barred like a window: diagonals would coincide with the pyramid's edges when seen from behind.
            for (int i = 0; i < 2; i++) {
                var from = corners.get(i).lerp(corners.get(i + 1), 0.5, new Vector3d());
                var to = corners.get(i + 2).lerp(corners.get((i + 3) % 4), 0.5, new Vector3d());
                drawing.add(from, to, ink, width);
            }
        }
    }

    private void addPhoto(CameraGlyph glyph, List<Vector3d> corners, double solidity) {
        glyph.thumbnail().flatMap(photos::place).ifPresent(place -> {
            double opacity =
                    glyph.use() == CameraGlyph.Use.DISABLED ? DISABLED_OPACITY : glyph.selected() ? 1 : PHOTO_OPACITY;
            photos.pages()
                    .get(place / PhotoPage.CAPACITY)
                    .addQuad(corners, place % PhotoPage.CAPACITY, solidity * opacity);
        });
    }

    @Override
    public void draw(FrameContext frame) {
        var scene = frame.scene();
        if (!scene.look().guides().cameras()) {
            return;
        }
        var program = photoShader.use();
        ScreenShaders.setClip(program, frame, frame.view().clipFrom(scene.transform()), 0);
        program.set("uPhotos", 0);
        program.set("uOpacities", (float) HIDING, 2f);
        photos.pages().forEach(PhotoPage::draw);

        glDepthMask(false);
        program.set("uOpacities", 0f, (float) HIDING);
        photos.pages().forEach(PhotoPage::draw);
        shaders.useLines(frame, scene.transform(), 1);
        lines.draw();
        glDepthMask(true);
    }

    @Override
    public void close() {
        lines.close();
        photos.close();
    }
}
