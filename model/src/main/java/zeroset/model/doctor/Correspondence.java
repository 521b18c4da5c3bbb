package zeroset.model.doctor;

/// The same place in two photographs, as it seems from the pixels alone.
///
/// @param first index of a view
/// @param second index of another view
/// @param firstX position in the first photograph, pixels
/// @param firstY position in the first photograph, pixels
/// @param secondX position in the second photograph, pixels
/// @param secondY position in the second photograph, pixels
record Correspondence(int first, int second, double firstX, double firstY, double secondX, double secondY) {

    /// Whether a view is one of the two.
    boolean involves(int view) {
        return first == view || second == view;
    }

    /// The other view.
    int partnerOf(int view) {
        return first == view ? second : first;
    }
}
