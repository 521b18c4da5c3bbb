/// Baseline JPEG files decoded smaller than they are, straight from their frequencies.
///
/// The names are those of ITU-T T.81, *Digital compression and coding of continuous-tone still images*, 1992:
/// a frame has components, a scan their entropy-coded blocks, a block 8x8 coefficients in zigzag order.
@org.jspecify.annotations.NullMarked
package zeroset.model.dataset.image.jpeg;
