package zeroset.app.movie;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Packet.FrameType;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.muxer.MP4Muxer;
import org.jspecify.annotations.Nullable;
import zeroset.render.scene.Picture;

/// Writes a film as MP4: H.264 baseline, 4:2:0, of constant quality. There is no transparency in it; behind what is
/// transparent is white. Memory is that of two pictures.
///
/// The colours are converted by {@link YuvPlanes} rather than by JCodec, whose own conversion uses the full range of
/// bytes without saying so in the stream: players would show it with crushed blacks and burnt whites.
public final class Mp4Writer implements FilmWriter {

    /// Quantiser of every block, 0..51; six more mean half the precision. At 20 a smooth shade shows no blocks yet.
    private static final int QUANTISER = 20;

    private static final int WHITE = 0xffffff;

    private final FileChannelWrapper channel;
    private final MP4Muxer muxer;
    private final H264Encoder encoder = new H264Encoder(new ConstantQuantiser(QUANTISER));
    private final YuvPlanes planes;
    private final ByteBuffer encoded;
    private final int framesPerSecond;
    private @Nullable MuxerTrack track;
    private long frames;

    /// Begins a film.
    ///
    /// @param file is made or replaced
    /// @param width pixels, even
    /// @param height pixels, even
    /// @param framesPerSecond > 0
    public Mp4Writer(Path file, int width, int height, int framesPerSecond) throws IOException {
        if (framesPerSecond < 1) {
            throw new IllegalArgumentException("frames per second must be > 0, was " + framesPerSecond);
        }
        planes = new YuvPlanes(width, height);
        encoder.setKeyInterval(framesPerSecond); // to jump to any second
        encoded = ByteBuffer.allocate(encoder.estimateBufferSize(planes.picture()));
        this.framesPerSecond = framesPerSecond;
        channel = NIOUtils.writableChannel(file.toFile());
        muxer = MP4Muxer.createMP4Muxer(channel, Brand.MP4);
    }

    @Override
    public void write(Picture picture) throws IOException {
        planes.fill(picture.over(WHITE));
        encoded.clear();
        var frame = encoder.encodeFrame(planes.picture(), encoded);
        var target = track;
        if (target == null) {
            var size = new Size(picture.width(), picture.height());
            target = muxer.addVideoTrack(
                    Codec.H264, VideoCodecMeta.createSimpleVideoCodecMeta(size, ColorSpace.YUV420J));
            track = target;
        }
        // The muxer may hold on to the bytes until the next key frame.
        target.addFrame(Packet.createPacket(
                NIOUtils.clone(frame.getData()),
                frames,
                framesPerSecond,
                1,
                frames,
                frame.isKeyFrame() ? FrameType.KEY : FrameType.INTER,
                null));
        frames++;
    }

    @Override
    public void finish() throws IOException {
        if (frames == 0) {
            throw new IllegalStateException("a film needs a picture");
        }
        muxer.finish();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
