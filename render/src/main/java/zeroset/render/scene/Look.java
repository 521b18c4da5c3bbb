package zeroset.render.scene;

/// How the scene is drawn.
///
/// @param mode what a pixel of the surface shows
/// @param content which surfaces are drawn
/// @param meshStyle how the mesh is drawn
/// @param exact whether a resting picture goes on to the network's own zero set; without it the picture stays at the
///     baked grid
/// @param shadows soft shadows in `SHADED`
/// @param ambientOcclusion darker creases in `SHADED`
/// @param background behind everything
/// @param surroundings what was learned of them before the background, where the snapshot has some; in `COLOR`,
/// `SHADED`
///     and `DIFFERENCE`
/// @param guides what is drawn beside the surface
/// @param slice the plane of `SLICE`
public record Look(
        RenderMode mode,
        SurfaceContent content,
        MeshStyle meshStyle,
        boolean exact,
        boolean shadows,
        boolean ambientOcclusion,
        Background background,
        boolean surroundings,
        Guides guides,
        SlicePlane slice) {

    /// Colour of the zero set over dark grey, with every guide but cues and gizmo.
    public static Look defaults() {
        return new Look(
                RenderMode.COLOR,
                SurfaceContent.SDF,
                MeshStyle.SOLID,
                true,
                true,
                true,
                new Background.Color(0x24272d),
                false,
                new Guides(true, true, true, true, true, false),
                new SlicePlane(1, 0));
    }

    /// With another mode.
    public Look withMode(RenderMode newMode) {
        return new Look(
                newMode, content, meshStyle, exact, shadows, ambientOcclusion, background, surroundings, guides, slice);
    }

    /// With other surfaces.
    public Look withContent(SurfaceContent newContent) {
        return new Look(
                mode, newContent, meshStyle, exact, shadows, ambientOcclusion, background, surroundings, guides, slice);
    }

    /// With another mesh style.
    public Look withMeshStyle(MeshStyle newStyle) {
        return new Look(
                mode, content, newStyle, exact, shadows, ambientOcclusion, background, surroundings, guides, slice);
    }

    /// With or without the exact picture at rest.
    public Look withExact(boolean on) {
        return new Look(
                mode, content, meshStyle, on, shadows, ambientOcclusion, background, surroundings, guides, slice);
    }

    /// With or without soft shadows.
    public Look withShadows(boolean on) {
        return new Look(mode, content, meshStyle, exact, on, ambientOcclusion, background, surroundings, guides, slice);
    }

    /// With or without ambient occlusion.
    public Look withAmbientOcclusion(boolean on) {
        return new Look(mode, content, meshStyle, exact, shadows, on, background, surroundings, guides, slice);
    }

    /// With another background.
    public Look withBackground(Background newBackground) {
        return new Look(
                mode, content, meshStyle, exact, shadows, ambientOcclusion, newBackground, surroundings, guides, slice);
    }

    /// With or without the surroundings.
    public Look withSurroundings(boolean on) {
        return new Look(mode, content, meshStyle, exact, shadows, ambientOcclusion, background, on, guides, slice);
    }

    /// With other guides.
    public Look withGuides(Guides newGuides) {
        return new Look(
                mode, content, meshStyle, exact, shadows, ambientOcclusion, background, surroundings, newGuides, slice);
    }

    /// With another slice plane.
    public Look withSlice(SlicePlane newSlice) {
        return new Look(
                mode, content, meshStyle, exact, shadows, ambientOcclusion, background, surroundings, guides, newSlice);
    }
}
