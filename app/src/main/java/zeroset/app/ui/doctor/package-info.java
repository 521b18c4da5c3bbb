/// The inspector's page that says what was recognised in the photographs, what is wrong with them and how to mend
/// it.
@NullMarked
package zeroset.app.ui.doctor;

import org.jspecify.annotations.NullMarked;
