package zeroset.model.features;

/// Two keypoints that look alike.
///
/// @param first index among the first photograph's keypoints
/// @param second index among the second photograph's keypoints
public record PairMatch(int first, int second) {}
