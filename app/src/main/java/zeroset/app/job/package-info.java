/// The long jobs, as classes that command line and window share: reconstruct, resume,
/// export a mesh, take a picture, make a film, demo.
///
/// A job is made with its request, a listener for {@link zeroset.app.job.JobEvent}s and a
/// {@link zeroset.app.job.Cancellation}, and runs on the thread that calls it. Bad input is a checked exception with a
/// sentence in it. Nothing here prints.
package zeroset.app.job;
