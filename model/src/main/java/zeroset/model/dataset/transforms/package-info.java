/// The transforms.json family: NeRF-synthetic, instant-ngp, nerfstudio, Neuralangelo.
package zeroset.model.dataset.transforms;
