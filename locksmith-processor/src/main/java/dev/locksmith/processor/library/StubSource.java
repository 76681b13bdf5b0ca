package dev.locksmith.processor.library;

import java.util.List;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** A place where stubs are found. */
public abstract sealed class StubSource permits BundledStubs, JarStubs, UserStubs {

    StubSource() {}

    /**
     * The stubs that describe this package, the strongest first; asked once for a package.
     *
     * @param any a top-level class of the package
     */
    abstract List<? extends PackageStubs> stubsOf(String packageName, TypeElement any);

    /**
     * Reports entries of this package's stubs that match no real declaration. Only where the user
     * can mend them: a jar's stubs may well be written for another version of a library.
     */
    void check(String packageName, Elements elements) {}
}
