package dev.locksmith.it;

/** The jars under test, as the build packaged them. */
final class Jars {

    static final String ANNOTATIONS = System.getProperty("locksmith.annotations.jar");
    static final String RUNTIME = System.getProperty("locksmith.runtime.jar");
    static final String PROCESSOR = System.getProperty("locksmith.processor.jar");

    private Jars() {}
}
