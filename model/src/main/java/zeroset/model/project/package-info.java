/// The project folder: what keeps a run's work on disk, so that it can go on, be meshed again and be looked at later.
///
/// ```
/// spot.zeroset/
///   project.json           what was run on what: readable and editable by people
///   checkpoint-1500.bin    the state after step 1500; the last two are kept
///   project.lock           held by the process that trains into the folder
/// ```
///
/// Files appear under their final name only when they are whole: written beside, synced, renamed. Everything read is
/// treated as hostile: sizes are checked against the file's length before memory is allocated, every block has a
/// checksum, types in the JSON come from a closed list, and no code is ever executed from a project. Trouble is a
/// {@link zeroset.model.project.ProjectException}.
package zeroset.model.project;
