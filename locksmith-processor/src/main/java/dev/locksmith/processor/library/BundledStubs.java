package dev.locksmith.processor.library;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
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
        URL resource = BundledStubs.class.getResource(StubIndex.RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(
                    "the checker's jar is incomplete: it has no index of stubs");
        }
        try {
            URLConnection connection = resource.openConnection();
            // A cached jar is one for all compilations in this process, and the first one that
            // ends closes it for the others.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return new StubIndex(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
