/// The kinds of files that pose formats are made of: JSON, NumPy, PLY, text; each value knows the place it
/// stands at, and no file takes more memory than its size justifies.
package zeroset.model.dataset.files;
