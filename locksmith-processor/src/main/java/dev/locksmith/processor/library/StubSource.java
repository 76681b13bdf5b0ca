package dev.locksmith.processor.library;

import java.util.List;

/** A place where stub files are found. */
public interface StubSource {

    /** The stub files that describe this package, the strongest first; asked once for a package. */
    List<StubFile> stubsOf(String packageName);

    /**
     * Whether entries that match no real declaration are reported. True where the user can mend
     * them; a jar's stubs may well be written for another version of a library.
     */
    boolean reportsUnresolved();
}
