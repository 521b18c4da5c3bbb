/// What tests share: the optional data sets, and a small analytic scene that can be written in every format.
package zeroset.model.testing;
