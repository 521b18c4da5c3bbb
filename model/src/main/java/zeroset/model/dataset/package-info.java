/// Posed photographs as the rest of the program sees them, and the readers that make them from files.
///
/// Every reader converts to the conventions of {@link zeroset.model.camera}; world units stay the data set's
/// own. Bad input is a {@link zeroset.model.dataset.DatasetException} that names file, place, expectation and
/// remedy.
///
/// {@link zeroset.model.dataset.DatasetReaders} reads a folder or file into a {@link
/// zeroset.model.dataset.SceneDataset}
/// without decoding an image; {@link zeroset.model.dataset.LoadedDataset} decodes them all and checks the masks.
package zeroset.model.dataset;
