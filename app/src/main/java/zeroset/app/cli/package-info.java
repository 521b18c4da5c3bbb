/// The command line: one class per command, each a thin twin of a job in {@link zeroset.app.job}.
///
/// Standard output carries results, standard error progress and messages. Exit codes are those of
/// {@link zeroset.app.cli.ExitCode}.
package zeroset.app.cli;
