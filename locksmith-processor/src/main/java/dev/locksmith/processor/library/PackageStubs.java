package dev.locksmith.processor.library;

import org.jspecify.annotations.Nullable;

/** What one source of stubs says of the types of one package. */
interface PackageStubs {

    /** What is said of a type, by its name within the package: {@code Map}, {@code Map.Entry}. */
    @Nullable StubType type(String name);
}
