/// Pictures of a snapshot without a GPU: plain Java threads trace rays to the zero set and shade what they hit.
///
/// It is the command line's picture and the one to fall back on where there is no OpenGL. Rays live in unit space
/// ({@link zeroset.model.geometry.SceneTransform}); cameras and the depth of a {@link zeroset.render.scene.Picture} in
/// world space. Colours are sRGB.
package zeroset.render.cpu;
