package zeroset.model.dataset.image;

/// What an image file says about itself before any pixel is decoded.
///
/// @param width pixels
/// @param height pixels
/// @param hasAlpha whether there is an alpha channel or a transparent palette entry
public record ImageHeader(int width, int height, boolean hasAlpha) {

    /// `800x600`.
    public String size() {
        return width + "x" + height;
    }

    /// The header of the picture turned by a quarter.
    public ImageHeader turned() {
        return new ImageHeader(/* width= */ height, /* height= */ width, hasAlpha);
    }
}
