package dev.locksmith.processor.library;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import javax.lang.model.element.TypeElement;

/** The stubs that ship with the checker, by the index that our build makes of them. */
final class BundledStubs extends StubSource {

    private @Nullable StubIndex index;

    @Override
    List<PackageStubs> stubsOf(String packageName, TypeElement any) {
        return stubsOf(packageName);
    }

    List<PackageStubs> stubsOf(String packageName) {
        StubIndex opened = index;
        if (opened == null) {
            opened = open();
            index = opened;
        }
        PackageStubs stubs = opened.stubsOf(packageName);
        return stubs == null ? List.of() : List.of(stubs);
    }

    private static StubIndex open() {
        try (InputStream in = BundledStubs.class.getResourceAsStream(StubIndex.RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the checker's jar is incomplete: it has no index of stubs");
            }
            return new StubIndex(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
