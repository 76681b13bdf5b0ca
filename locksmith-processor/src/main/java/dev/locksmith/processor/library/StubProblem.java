package dev.locksmith.processor.library;

/**
 * Something is wrong with a stub file.
 *
 * @param file the stub file
 * @param line the line, counted from 1; 0 where the whole file is meant
 * @param message what was found, what was expected, and the way out
 */
public record StubProblem(String file, int line, String message) {

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
