/// What is open and what happens to it, without a toolkit: the window's state and its commands. A window shows a
/// {@link zeroset.app.workspace.WorkspaceState} and calls the commands of a {@link zeroset.app.workspace.Workspace};
/// tests do the same without a window.
///
/// Commands return at once; long work is a {@link zeroset.app.workspace.BackgroundTask}. What went wrong is a
/// {@link zeroset.app.workspace.Problem} with a remedy, never a stack trace.
@NullMarked
package zeroset.app.workspace;

import org.jspecify.annotations.NullMarked;
