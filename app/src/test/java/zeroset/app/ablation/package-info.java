/// Runs that tell what single choices of the training configuration are worth, over scenes and seeds.
package zeroset.app.ablation;
