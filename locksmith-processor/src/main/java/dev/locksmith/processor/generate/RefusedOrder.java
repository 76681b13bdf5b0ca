package dev.locksmith.processor.generate;

import java.util.List;

/** A lock order that means nothing, with every reason found. */
final class RefusedOrder extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RefusedOrder(Problem problem) {
        this(List.of(problem));
    }

    /** With no problem at all where another place tells of it. */
    RefusedOrder(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
