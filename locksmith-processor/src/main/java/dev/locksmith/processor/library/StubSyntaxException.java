package dev.locksmith.processor.library;

/** A stub file is not written as it should be. */
final class StubSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    private final int offset;
    private final String problem;

    StubSyntaxException(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
        this.problem = message;
    }

    /** Where, in characters from the start of the file. */
    int offset() {
        return offset;
    }

    /** What was found and what was expected. */
    String problem() {
        return problem;
    }
}
