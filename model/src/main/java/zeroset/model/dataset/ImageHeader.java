package zeroset.model.dataset;

/// What an image file says about itself before any pixel is decoded.
///
/// @param width pixels
/// @param height pixels
/// @param hasAlpha whether there is an alpha channel or a transparent palette entry
record ImageHeader(int width, int height, boolean hasAlpha) {

    /// `800x600`.
    String size() {
        return width + "x" + height;
    }
}
