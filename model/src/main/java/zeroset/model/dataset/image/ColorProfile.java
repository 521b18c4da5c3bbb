package zeroset.model.dataset.image;

import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import org.jspecify.annotations.Nullable;

/// What an embedded colour profile makes of red, green and blue.
final class ColorProfile {

    /// Colours that tell sRGB from other profiles.
    private static final float[][] PROBES = {
        {0.2f, 0.2f, 0.2f}, {0.8f, 0.2f, 0.4f}, {0.2f, 0.8f, 0.3f}, {0.3f, 0.2f, 0.8f}
    };

    private ColorProfile() {}

    /// The space of an ICC profile that colours must be converted from; null when it is as good as sRGB, not
    /// of red, green and blue, or damaged, which viewers take for sRGB too.
    static @Nullable ColorSpace unlessSrgb(byte[] icc) {
        if (icc.length == 0) {
            return null;
        }
        try {
            return unlessSrgb(new ICC_ColorSpace(ICC_Profile.getInstance(icc)));
        } catch (IllegalArgumentException | CMMException e) {
            return null;
        }
    }

    /// The space that colours must be converted from; null when it is as good as sRGB or not of red, green
    /// and blue.
    static @Nullable ColorSpace unlessSrgb(ColorSpace space) {
        boolean differs = space.getType() == ColorSpace.TYPE_RGB && !space.isCS_sRGB() && !isAsGoodAsSrgb(space);
        return differs ? space : null;
    }

    /// Most cameras embed sRGB itself; converting from it would only round.
    private static boolean isAsGoodAsSrgb(ColorSpace space) {
        for (var color : PROBES) {
            var converted = space.toRGB(color);
            for (int channel = 0; channel < 3; channel++) {
                if (Math.abs(converted[channel] - color[channel]) > 0.02f) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Converts colours; alpha stays.
    static DecodedImage toSrgb(DecodedImage image, ColorSpace profile) {
        int width = image.width();
        int height = image.height();
        var model = new ComponentColorModel(profile, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        var source = new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null);
        source.getRaster().setDataElements(0, 0, width, height, image.rgb());
        var target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        new ColorConvertOp(null).filter(source, target);
        var argb = new int[width];
        var rgb = DecodedImage.ofSize(width, height, false);
        for (int y = 0; y < height; y++) {
            target.getRGB(0, y, width, 1, argb, 0, width);
            rgb.setRow(y, argb);
        }
        return new DecodedImage(width, height, rgb.rgb(), image.alpha());
    }
}
