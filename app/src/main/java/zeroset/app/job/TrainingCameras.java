package zeroset.app.job;

import java.util.List;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;

/// The cameras that training looks through.
final class TrainingCameras {

    private TrainingCameras() {}

    static List<Camera> of(SceneDataset dataset) {
        return dataset.views(Split.TRAIN).stream().map(View::camera).toList();
    }
}
