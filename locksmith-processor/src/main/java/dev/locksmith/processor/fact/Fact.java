package dev.locksmith.processor.fact;

/**
 * Something the scan saw in the program, as plain data; a {@code Rule} judges facts of one kind.
 */
public interface Fact {

    /** Where it was seen. */
    Site site();
}
