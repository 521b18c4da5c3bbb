package zeroset.model.snapshot;

import java.util.List;
import java.util.Optional;

/// A snapshot's field as plain arrays, weight normalisation multiplied out: what whoever evaluates it somewhere
/// else, on a graphics card for instance, needs to know. The arrays are copies.
///
/// The distance network maps `[position, features]` through hidden layers `h = softplus(β(x·W + b))/β` to
/// `[distance, geometry feature]`, the colour network `[geometry feature, position, unit normal, encoded direction]`
/// through ReLU layers and a final sigmoid to sRGB.
///
/// @param grid hash grid that encodes the position; empty where it is encoded by frequencies
/// @param sdf layers of the distance network, hidden ones first
/// @param color layers of the colour network, hidden ones first
/// @param skipLayer hidden layer of the distance network that gets its input appended, or 0 for none
/// @param softplusBeta β
/// @param sphereRadius radius of the sphere to which the distance network gives a residual; empty where it gives the
///     distance itself
/// @param directionsAsHarmonics whether directions are encoded as 16 spherical harmonics, else by frequencies
public record FieldArrays(
        Optional<Grid> grid,
        List<Layer> sdf,
        List<Layer> color,
        int skipLayer,
        float softplusBeta,
        Optional<Float> sphereRadius,
        boolean directionsAsHarmonics) {

    /// Copies the lists.
    public FieldArrays {
        sdf = List.copyOf(sdf);
        color = List.copyOf(color);
    }

    /// A fully connected layer `y = x·W + b`.
    ///
    /// @param inputs number of inputs
    /// @param outputs number of outputs
    /// @param weight `[inputs, outputs]`
    /// @param bias `[outputs]`
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    public record Layer(int inputs, int outputs, float[] weight, float[] bias) {}

    /// A hash grid with two features per vertex.
    ///
    /// @param levels from coarse to fine
    /// @param hashMask entries of a hashed level minus one, a power of two minus one
    /// @param table `[entries, 2]` the features of all levels, one after the other
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    public record Grid(List<Level> levels, int hashMask, float[] table) {
        /// Copies the list.
        public Grid {
            levels = List.copyOf(levels);
        }
    }

    /// One level of a hash grid over [-1, 1]³.
    ///
    /// @param resolution cells per axis
    /// @param firstEntry where its entries begin in the table
    /// @param dense whether its vertices are stored in order, x fastest, else by their hash
    /// @param weight factor of its features, 0..1
    public record Level(int resolution, int firstEntry, boolean dense, float weight) {}
}
