package dev.locksmith.processor.export;

import java.util.Comparator;

/**
 * A place in a source file.
 *
 * @param uri of the file; a relative one begins at the directory in which the compiler runs
 * @param line from 1
 * @param column from 1, in characters; 0 if it is not known
 */
record SourcePlace(String uri, long line, long column) implements Comparable<SourcePlace> {

    /** Comes before all others. */
    static final SourcePlace NOWHERE = new SourcePlace("", 0, 0);

    @Override
    public int compareTo(SourcePlace other) {
        return Comparator.comparing(SourcePlace::uri)
                .thenComparing(SourcePlace::line)
                .thenComparing(SourcePlace::column)
                .compare(this, other);
    }

    boolean isRelative() {
        return !uri.startsWith("file:") && !uri.contains("://");
    }
}
