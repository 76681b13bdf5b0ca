package dev.locksmith.processor.library;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.TypeElement;

/** The stub files of one package, the strongest first. */
final class StubPackage {

    private final List<StubFile> files;
    private final boolean known;

    StubPackage(String name, List<StubFile> files) {
        this.files = files;
        this.known = !files.isEmpty() || JdkPackages.contains(name);
    }

    boolean isKnown() {
        return known;
    }

    /** What the files say of a type, by its name within the package. */
    KnownType type(TypeElement type, String name) {
        List<StubType> stubs = List.of();
        for (StubFile file : files) {
            StubType stub = file.type(name);
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
