package dev.locksmith.processor.fact;

/**
 * A function is handed to another thread, where it holds none of the locks that are held here.
 *
 * @param place the tree that makes the function
 * @param keeping what keeps others out as it begins, as a lock would: an executor that runs one
 *     task at a time
 */
public record FunctionStarted(Object place, Lockset keeping, Site site) implements Fact {}
