/// The fields in plain Java, without tensors: encoding kernels and networks over tiles of points with the Vector
/// API.
///
/// This is what meshing, the proxy grid and pictures on the CPU evaluate, and the oracle that the tensor graph
/// and the shaders are compared with.
package zeroset.model.inference;
