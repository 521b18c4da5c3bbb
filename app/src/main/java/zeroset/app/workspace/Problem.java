package zeroset.app.workspace;

/// Something that did not work, for people.
///
/// @param sentence what happened, in one sentence
/// @param remedy what to do about it, in one sentence; empty when there is nothing
/// @param details what an expert wants to see, to unfold; may hold several lines, may be empty
public record Problem(String sentence, String remedy, String details) {}
