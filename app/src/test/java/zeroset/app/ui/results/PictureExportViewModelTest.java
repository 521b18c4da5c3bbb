package zeroset.app.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroset.app.ui.GradientViewport;
import zeroset.app.ui.ScriptedWorkspace;
import zeroset.app.ui.States;
import zeroset.app.ui.Thumbnails;
import zeroset.app.ui.WindowStage;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.viewport.ViewportViewModel;
import zeroset.app.workspace.Phase;

@Timeout(90)
class PictureExportViewModelTest {

    @Test
    void aPhotographKeepsItsProportionsInAPictureOfOthers() {
        WindowStage.start();
        record Built(ViewportViewModel viewport, PictureExportViewModel export) {}
        var workspace = new ScriptedWorkspace();
        workspace.become(States.in(Phase.READY).state());
        var built = WindowStage.onFx(() -> {
            var model = new WorkspaceModel(workspace);
            var viewport = new ViewportViewModel(model, new Thumbnails(model), GradientViewport::new);
            viewport.photo().shownProperty().set(true);
            viewport.lookThrough(0); // of 320x240 pixels; the picture has 1920x1080
            return new Built(viewport, new PictureExportViewModel(model, viewport));
        });
        while (WindowStage.onFx(() -> built.viewport().scene().photo().isEmpty())) {
            WindowStage.pulse(); // the view glides there
        }
        var photo = WindowStage.onFx(() -> built.export().request())
                .flatMap(request -> request.scene().photo())
                .orElseThrow();
        var raster = photo.photograph();
        assertEquals(1920.0 / 1080, (double) raster.width() / raster.height(), 0.01);
        assertEquals(Optional.of(0), Optional.of(raster.argb()[0] >>> 24), "the strip beside it is transparent");
        WindowStage.onFx(() -> {
            built.viewport().close();
            return true;
        });
    }
}
