package dev.locksmith.processor.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Snippet;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** Which classes are the JDK's, so that the library model alone speaks for them. */
class PlatformTest {

    private static final String[] EIGHT = {"--release", "8"};

    private static final String SHOP =
            """
            package PACKAGE;

            import dev.locksmith.annotations.ThreadConfined;
            import java.util.concurrent.Executor;

            public class Shop {
                @ThreadConfined static final class Till {
                    void ring() {}
                }
                static class Desk {
                    private final Till till = new Till();
                    void ring() { till.ring(); }
                }
                static void later(Executor pool, Runnable task) {
                    pool.execute(task);
                }
                void close(Executor pool, Till till, Desk desk) {
                    pool.execute(() -> till.ring()); // ERROR crosses-thread
                    pool.execute(() -> desk.ring()); // ERROR crosses-thread
                    later(pool, () -> till.ring()); // ERROR crosses-thread
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.acme",
                "javax.inject",
                "com.sun.acme",
                "com.sun.tools.acme",
                "jdk.acme",
                "sun.acme",
                "sun.misc.acme",
                "netscape.javascript.acme",
                "org.w3c.dom.acme",
            })
    void what_is_compiled_here_is_never_the_jdks(String name) {
        Verify.that(SHOP.replace("PACKAGE", name)).holds();
        Verify.that(SHOP.replace("PACKAGE", name)).withOptions(EIGHT).holds();
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.ArrayList, true",
        "java.util.Map.Entry, true",
        "javax.swing.JLabel, true",
        "jdk.jfr.Recording, true",
        "com.sun.net.httpserver.HttpServer, true",
        "org.w3c.dom.Document, true",
        "sun.misc.Unsafe, true",
        "dev.locksmith.annotations.ThreadConfined, false",
        "org.junit.jupiter.api.Test, false",
        "Here, false",
    })
    void the_jdk_owns_what_is_in_its_modules(String name, boolean owned) {
        Snippet snippet = Snippet.of("class Here {}");
        assertEquals(owned, snippet.declared().isOfPlatform(snippet.type(name)), name);
        assertEquals(owned, snippet.declared().knows(snippet.type(name)), name);
    }

    @Test
    void a_library_in_a_package_of_such_a_name_is_not_the_jdks(@TempDir Path classes) {
        ClassFiles.of(classes, "package javax.acme;\npublic class Desk { public Object till; }");
        Snippet snippet = Snippet.of("class Here {}", classes);
        assertEquals(false, snippet.declared().isOfPlatform(snippet.type("javax.acme.Desk")));
        assertEquals(false, snippet.declared().knows(snippet.type("javax.acme.Desk")));
    }
}
