package zeroset.app.workspace;

import java.util.List;
import java.util.Optional;
import zeroset.model.geometry.Region;
import zeroset.render.scene.CameraGlyph.Use;

/// A change that can be undone: what was there before and after.
sealed interface Edit {

    /// What a menu says after `Undo`.
    String label();

    /// The change back.
    Edit inverse();

    /// Whether it changes what a run is bound to.
    boolean bindsRun();

    /// The region of interest; empty stands for the one that was found by itself.
    ///
    /// @param gesture the same number during one drag
    record OfRegion(Optional<Region> before, Optional<Region> after, long gesture) implements Edit {
        @Override
        public String label() {
            return after.isPresent() ? "Move region" : "Reset region";
        }

        @Override
        public Edit inverse() {
            return new OfRegion(after, before, gesture);
        }

        @Override
        public boolean bindsRun() {
            return true;
        }
    }

    /// The use of the views, one for each.
    ///
    /// @param label what was done
    record OfUses(List<Use> before, List<Use> after, String label) implements Edit {
        @Override
        public Edit inverse() {
            return new OfUses(after, before, label);
        }

        @Override
        public boolean bindsRun() {
            return true;
        }
    }

    /// Whether masks mean the opposite of what the files say.
    record OfMasks(boolean before, boolean after) implements Edit {
        @Override
        public String label() {
            return "Invert masks";
        }

        @Override
        public Edit inverse() {
            return new OfMasks(after, before);
        }

        @Override
        public boolean bindsRun() {
            return true;
        }
    }

    /// The settings.
    record OfSettings(RunSettings before, RunSettings after) implements Edit {
        @Override
        public String label() {
            return "Change settings";
        }

        @Override
        public Edit inverse() {
            return new OfSettings(after, before);
        }

        @Override
        public boolean bindsRun() {
            return false;
        }
    }
}
