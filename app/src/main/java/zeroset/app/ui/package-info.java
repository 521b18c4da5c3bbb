/// The window. Each feature has a package with a view (controls) and a view model (what the controls show and do); both
/// live on the `fx` thread. All of them read one {@link zeroset.app.ui.WorkspaceModel} and change things only through
/// the workspace's commands.
///
/// {@link zeroset.app.ui.FxThread} is the only way onto the `fx` thread, {@link zeroset.app.ui.Texts} the only source
/// of what users read.
@NullMarked
package zeroset.app.ui;

import org.jspecify.annotations.NullMarked;
