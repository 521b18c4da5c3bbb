package zeroset.app.movie;

import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.model.Size;

/// The same quantiser for every block of every picture.
///
/// @param quantiser 0..51, fine to coarse
record ConstantQuantiser(int quantiser) implements RateControl {

    @Override
    public int startPicture(Size size, int maxSize, SliceType sliceType) {
        return quantiser;
    }

    @Override
    public int initialQpDelta() {
        return 0;
    }

    @Override
    public int accept(int bits) {
        return 0; // no change from block to block, however many bits the last one took
    }
}
