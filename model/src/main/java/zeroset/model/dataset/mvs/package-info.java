/// Formats of multi-view stereo benchmarks: IDR and its heirs, Middlebury, MVSNet, trajectory logs of Tanks
/// and Temples.
package zeroset.model.dataset.mvs;
