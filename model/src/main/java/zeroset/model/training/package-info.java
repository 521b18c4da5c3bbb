/// A training run as the command line and the window see it: a session that can be started, paused, resumed and
/// stopped, the events it reports, and the checkpoint it can be continued from. Free of tensors.
package zeroset.model.training;
