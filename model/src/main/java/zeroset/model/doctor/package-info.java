/// Examines a data set before anything is trained on it: what was recognised, what is wrong with it, how that
/// shows, and what to do.
///
/// {@link zeroset.model.doctor.Doctor} gathers {@link zeroset.model.doctor.Evidence} once: small pictures'
/// statistics, and places that photographs have in common, found from the pixels alone. Each {@link
/// zeroset.model.doctor.Examination} draws its own conclusions from it. Distances in photographs are pixels,
/// those in space the data set's units.
@NullMarked
package zeroset.model.doctor;

import org.jspecify.annotations.NullMarked;
