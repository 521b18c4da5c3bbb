/// Posed photographs as the rest of the program sees them, and the readers that make them from files.
///
/// Every reader converts to the conventions of {@link zeroset.model.camera}; world units stay the data set's
/// own. Bad input is a {@link zeroset.model.dataset.DatasetException} that names file, place, expectation and
/// remedy.
///
/// {@link zeroset.model.dataset.DatasetReaders} reads a folder or file into a {@link
/// zeroset.model.dataset.SceneDataset}
/// without decoding an image; {@link zeroset.model.dataset.LoadedDataset} decodes them all and checks the masks.
///
/// Below: a package for each family of formats (`colmap`, `transforms`, `sfm`, `photogrammetry`, `polycam`,
/// `mvs`), what they are made of (`files`), what they have in common (`frame`: axes, images, masks), decoding
/// (`image`), and `export`.
package zeroset.model.dataset;
