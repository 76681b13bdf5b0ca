package dev.locksmith.processor.export;

/**
 * A place in a source file.
 *
 * @param uri of the file; a relative one begins at the directory in which the compiler runs
 * @param line from 1
 * @param column from 1, in characters; 0 if it is not known
 */
record SourcePlace(String uri, long line, long column) {

    boolean isRelative() {
        return !uri.startsWith("file:") && !uri.contains("://");
    }
}
