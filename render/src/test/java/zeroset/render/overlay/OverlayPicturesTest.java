package zeroset.render.overlay;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;
import zeroset.render.gl.OffscreenGl;
import zeroset.render.navigation.NavigationRig;
import zeroset.render.scene.Background;
import zeroset.render.scene.GizmoHandle;
import zeroset.render.scene.Guides;
import zeroset.render.scene.Look;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.scene.ViewportScene;
import zeroset.render.testing.GoldenImage;

/// Each overlay as it was looked at and accepted, on software GL.
class OverlayPicturesTest {
    private static final Background LIGHT = new Background.Color(0xf4f4f2);
    private static final Look LOOK = Look.defaults().withContent(SurfaceContent.MESH);
    private static final Camera VIEW =
            NavigationRig.framing(new Sphere(10, -4, 2, 1.9), Stages.UP, 40).camera(320, 240);
    private static final OrientedBox BOX =
            new OrientedBox(10.1, -4, 2, 1.15, 1, 0.95, 0, 0, Math.sin(0.2), Math.cos(0.2));

    @RegisterExtension
    final OffscreenGl gl = new OffscreenGl();

    private OverlayStage stage;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(gl.context().isSoftware(), "accepted pictures are those of Mesa's software renderer");
        stage = new OverlayStage();
    }

    @AfterEach
    void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void camerasOnDark() {
        var scene =
                scene(LOOK, new Guides(false, false, true, false, false, false)).withCameras(Stages.cameras());
        GoldenImage.assertMatches("overlay-cameras", stage.draw(scene, VIEW));
    }

    @Test
    void groundAxesAndPointsOnLight() {
        var scene = scene(LOOK.withBackground(LIGHT), new Guides(true, true, false, true, false, false))
                .withPoints(Optional.of(Stages.points(300)))
                .withMesh(Optional.of(Stages.ball(32)));
        GoldenImage.assertMatches("overlay-ground", stage.draw(scene, VIEW));
    }

    @Test
    void ballWithHandlesOnADenseScreen() {
        var guides = new Guides(false, false, false, false, true, true).withPixelRatio(1.5);
        var scene = scene(LOOK, guides).withRegion(Optional.of(new Sphere(10.1, -4, 2, 1.2)));
        GoldenImage.assertMatches("overlay-ball", stage.draw(scene, VIEW));
    }

    @Test
    void boxWithAHoveredHandleOnLight() {
        var guides =
                new Guides(false, false, false, false, true, true).withHovered(Optional.of(new GizmoHandle.Turn(0)));
        var scene = scene(LOOK.withBackground(LIGHT), guides)
                .withRegion(Optional.of(BOX))
                .withMesh(Optional.of(Stages.ball(32)));
        GoldenImage.assertMatches("overlay-box", stage.draw(scene, VIEW));
    }

    @Test
    void meshOfClayWithEdges() {
        var look = LOOK.withMode(RenderMode.SHADED).withMeshStyle(MeshStyle.SOLID_AND_WIRE);
        var scene = scene(look, Guides.NONE).withMesh(Optional.of(Stages.ball(14)));
        GoldenImage.assertMatches("overlay-mesh-edges", stage.draw(scene, VIEW));
    }

    @Test
    void meshAsACage() {
        var look = LOOK.withMeshStyle(MeshStyle.WIRE);
        var scene = scene(look, Guides.NONE).withMesh(Optional.of(Stages.ball(14)));
        GoldenImage.assertMatches("overlay-mesh-cage", stage.draw(scene, VIEW));
    }

    private static ViewportScene scene(Look look, Guides guides) {
        return ViewportScene.empty(Stages.SPACE, look.withGuides(guides));
    }
}
