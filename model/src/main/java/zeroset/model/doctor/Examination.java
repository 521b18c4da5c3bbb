package zeroset.model.doctor;

import java.util.List;

/// One kind of examination. Has no state.
interface Examination {

    /// What is being done, for people: `comparing photographs`.
    String title();

    /// Draws conclusions.
    ///
    /// @return what was found; empty when all is well, or when the evidence does not suffice
    List<Finding> examine(Evidence evidence);
}
