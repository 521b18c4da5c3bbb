package zeroset.model.rays;

import org.joml.Vector3d;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;

/// Hands out the rays of one posed photograph in unit space.
public final class ViewRays {

    private final PosedPhotograph view;
    private final Photograph photograph;
    private final Vector3d origin;
    private final Region bounds;

    /// @param view camera and image, world space
    /// @param transform between world and unit space
    public ViewRays(PosedPhotograph view, SceneTransform transform) {
        this.view = view;
        this.photograph = view.photograph();
        this.origin = transform.toUnit(view.camera().pose().center(), new Vector3d());
        this.bounds = transform.unitBounds();
    }

    /// The photograph with its camera, world space.
    public PosedPhotograph view() {
        return view;
    }

    /// The image.
    public Photograph photograph() {
        return photograph;
    }

    /// Fills one ray of a batch from a pixel.
    ///
    /// @param scratch overwritten
    /// @return whether the ray passes through the region of interest; the slot's content is only then complete
    public boolean fill(RayBatch batch, int ray, int x, int y, Vector3d scratch) {
        view.camera().rayDirection(x + 0.5, y + 0.5, scratch);
        int at = 3 * ray;
        batch.origins[at] = (float) origin.x;
        batch.origins[at + 1] = (float) origin.y;
        batch.origins[at + 2] = (float) origin.z;
        batch.directions[at] = (float) scratch.x;
        batch.directions[at + 1] = (float) scratch.y;
        batch.directions[at + 2] = (float) scratch.z;
        if (!batch.clip(ray, bounds)) {
            return false;
        }
        for (int channel = 0; channel < 3; channel++) {
            batch.colors[at + channel] = photograph.channel(x, y, channel) / 255f;
        }
        batch.coverage[ray] = photograph.coverage(x, y) / 255f;
        return true;
    }
}
