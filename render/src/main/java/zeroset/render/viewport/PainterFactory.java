package zeroset.render.viewport;

/// Opens what draws, on the `gl` thread.
@FunctionalInterface
interface PainterFactory {

    /// Opens OpenGL where there is some, else the CPU's painter with a notice that says why.
    ///
    /// @param somethingNew to be called, on any thread, when {@link Painter#refresh} is worth calling
    Painter open(Runnable somethingNew);
}
