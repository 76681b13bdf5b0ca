package dev.locksmith.processor.fact;

/**
 * A function is handed to another thread, where it holds none of the locks that are held here.
 *
 * @param place the tree that makes the function
 */
public record FunctionStarted(Object place, Site site) implements Fact {}
