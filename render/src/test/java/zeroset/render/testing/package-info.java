/// What several tests of the renderer share.
@org.jspecify.annotations.NullMarked
package zeroset.render.testing;
