package dev.locksmith.processor.library;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.TypeElement;

/** What is said of one package, the strongest first. */
final class StubPackage {

    private final List<PackageStubs> sources;
    private final boolean ofPlatform;

    /**
     * @param ofPlatform whether it is a package of the JDK
     */
    StubPackage(List<PackageStubs> sources, boolean ofPlatform) {
        this.sources = sources;
        this.ofPlatform = ofPlatform;
    }

    boolean isKnown() {
        return ofPlatform || !sources.isEmpty();
    }

    /** What is said of a type, by its name within the package. */
    KnownType type(TypeElement type, String name) {
        return new KnownType(type, stubsOf(name), isKnown(), ofPlatform);
    }

    /** The stubs of a type, by its name within the package. */
    List<StubType> stubsOf(String name) {
        List<StubType> stubs = List.of();
        for (PackageStubs source : sources) {
            StubType stub = source.type(name);
            if (stub != null) {
                if (stubs.isEmpty()) {
                    stubs = new ArrayList<>(1);
                }
                stubs.add(stub);
            }
        }
        return stubs;
    }
}
