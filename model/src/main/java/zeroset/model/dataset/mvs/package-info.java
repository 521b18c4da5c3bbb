/// Formats of multi-view stereo benchmarks: IDR and its heirs, Middlebury.
package zeroset.model.dataset.mvs;
