package dev.locksmith.processor.library;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.TypeElement;

/** What is said of one package, the strongest first. */
final class StubPackage {

    private final List<PackageStubs> sources;
    private final boolean known;

    StubPackage(String name, List<PackageStubs> sources) {
        this.sources = sources;
        this.known = !sources.isEmpty() || JdkPackages.contains(name);
    }

    boolean isKnown() {
        return known;
    }

    /** What is said of a type, by its name within the package. */
    KnownType type(TypeElement type, String name) {
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
        return new KnownType(type, stubs, known);
    }
}
