package zeroset.model.config;

/// Shape of the network from [position, features] to [sdf, geometry feature].
///
/// @param hiddenLayers number of hidden layers
/// @param hiddenWidth units per hidden layer
/// @param skipLayer hidden layer whose input gets the network's input appended (divided by √2), or 0 for none
/// @param geometryFeatures length of the feature handed to the colour network
/// @param softplusBeta sharpness of the softplus activation
/// @param initialRadius radius of the sphere that training starts from, unit space
/// @param residualSphere whether the network predicts a residual over that sphere (grids) or is initialised to it
///     geometrically (Atzmon and Lipman 2020, SAL)
/// @param weightNorm whether weights are factored into direction and length
public record SdfNetworkConfig(
        int hiddenLayers,
        int hiddenWidth,
        int skipLayer,
        int geometryFeatures,
        double softplusBeta,
        double initialRadius,
        boolean residualSphere,
        boolean weightNorm) {

    /// Checks the ranges.
    public SdfNetworkConfig {
        if (hiddenLayers < 1 || hiddenWidth < 1 || geometryFeatures < 0) {
            throw new IllegalArgumentException("SDF network must have layers and units, was " + hiddenLayers + " x "
                    + hiddenWidth + " with " + geometryFeatures + " geometry features");
        }
        if (skipLayer < 0 || skipLayer >= hiddenLayers) {
            throw new IllegalArgumentException("skip layer must be 0.." + (hiddenLayers - 1) + ", was " + skipLayer);
        }
        if (!(softplusBeta > 0) || !(initialRadius > 0)) {
            throw new IllegalArgumentException(
                    "softplus beta and initial radius must be > 0, were " + softplusBeta + " and " + initialRadius);
        }
    }

    /// The same network over another initial sphere.
    public SdfNetworkConfig withInitialRadius(double radius) {
        return new SdfNetworkConfig(
                hiddenLayers,
                hiddenWidth,
                skipLayer,
                geometryFeatures,
                softplusBeta,
                radius,
                residualSphere,
                weightNorm);
    }
}
