package dev.locksmith;

/**
 * The position in which no lock is held: where every {@link LockScope} begins.
 *
 * <p>A <em>position</em> is an interface that says which level was locked last. It is never
 * implemented; it only stands in type arguments. Deeper positions extend shallower ones, and all of
 * them extend this one. {@link Level} shows how they are declared.
 *
 * <p>It answers to surelock's {@code Bottom}.
 */
public interface Unlocked {}
