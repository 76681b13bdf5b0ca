package dev.locksmith.processor.fact;

import java.util.List;

/**
 * Something the scan saw in the program, as plain data; a {@code Rule} judges facts of one kind.
 */
public interface Fact {

    /** Where it was seen. */
    Site site();

    /** What it is about: of code that is seen twice, two facts with the same are one. */
    default Object identity() {
        return List.of(getClass(), site().place());
    }

    /** This fact and another with the same identity. */
    default Fact and(Fact other) {
        return this;
    }
}
