package dev.locksmith.processor.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Snippet;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What declarations say is read from class files as well as from source. */
class ClassFilesTest {

    @TempDir Path directory;

    @Test
    void private_fields_and_annotations_count() {
        Path library =
                ClassFiles.of(
                        directory,
                        """
                        package lib;
                        import dev.locksmith.annotations.*;
                        public class Lib {
                            @ThreadConfined public static final class Pump {}
                            public static class Boiler { private Pump pump; }
                            public class Inner {}
                            public static class Desk { private @ThreadConfined Runnable task; }
                            public record Visit(int number, Boiler boiler) {}
                            public record Price(String currency, long cents) {}
                            public static final class Point { private final int x = 1; }
                            public static final class Tally { private int count; }
                            @Sendable public interface Message {}
                            @Sendable(unchecked = "synchronized") public static class Counter { int count; }
                            public sealed interface Shape permits Circle {}
                            public record Circle(double radius) implements Shape {}
                            @Sendable public static class Cell<T> { volatile T value; }
                            @Sendable public static class Lock<@Sendable(unchecked = "x") T> { final T value = null; }
                            public enum Colour { RED { int code() { return 1; } }; int code() { return 0; } }
                        }
                        """);
        Snippet.of(
                        """
                        import lib.Lib.*;
                        class Ask {
                            Pump a; // CONFINED
                            Boiler b; // CONFINED
                            lib.Lib.Inner c; // UNKNOWN
                            Desk d; // CONFINED
                            Visit e; // CONFINED
                            Price f; // SENDABLE
                            Point g; // SENDABLE
                            Tally h; // UNKNOWN
                            Message i; // SENDABLE
                            Counter j; // SENDABLE
                            Shape k; // SENDABLE
                            Cell<String> l; // SENDABLE
                            Cell<Pump> m; // CONFINED
                            Lock<Pump> n; // SENDABLE
                            Colour o; // SENDABLE
                        }
                        """,
                        library)
                .verify();
    }

    @Test
    void demands_are_read() {
        Path library =
                ClassFiles.of(
                        directory,
                        """
                        package lib;
                        import dev.locksmith.annotations.*;
                        public interface Lib {
                            final class Pipe<@Sendable T> {}
                            final class Lock<@Sendable(unchecked = "one at a time") T> {}
                            void run(Runnable task);
                            void hand(@Sendable Runnable task);
                            <T> void ship(T item);
                            <@Sendable T> void send(T item);
                        }
                        """);
        Verify.that(
                        """
                        import dev.locksmith.annotations.*;
                        @ThreadConfined final class Wrench {}
                        abstract class Shop implements lib.Lib {
                            Pipe<String> water;
                            Pipe<Wrench> odd; // ERROR confined-type-argument
                            Lock<Wrench> locked; // ERROR confined-type-argument
                            public void run(@Sendable Runnable task) {} // ERROR boundary-added
                            public void hand(@Sendable Runnable task) {}
                            public <@Sendable T> void ship(T item) {} // ERROR boundary-added
                            public <@Sendable T> void send(T item) {}
                        }
                        """)
                .against(library)
                .holds();
    }

    @Test
    void a_superclass_in_a_class_file_has_to_keep_the_promise() {
        Path library =
                ClassFiles.of(
                        directory,
                        """
                        package lib;
                        import dev.locksmith.annotations.*;
                        public class Counting {
                            private int count;
                            @interface GuardedBy { String value(); }
                            public static class Guarded { @GuardedBy("this") private int count; }
                        }
                        """);
        Verify.that(
                        """
                        import dev.locksmith.annotations.*;
                        @Sendable class Tally extends lib.Counting {} // ERROR not-sendable
                        @Sendable class Other extends lib.Counting.Guarded {}
                        """)
                .against(library)
                .holds();
    }

    @Test
    void reasons_name_private_fields_of_a_library() {
        Path library =
                ClassFiles.of(
                        directory,
                        """
                        package weather;
                        import dev.locksmith.annotations.*;
                        public final class Station {
                            private final Gauge gauge = new Gauge();
                            @ThreadConfined static final class Gauge {}
                        }
                        """);
        Snippet code = Snippet.of("class Ask { weather.Station station; }", library);
        assertEquals(
                """
                Station has the field 'gauge', a Station.Gauge
                Station.Gauge is @ThreadConfined\
                """,
                code.reasons("station"));
    }

    @Test
    void hidden_fields_of_a_library_do_not_confine_by_a_model() throws IOException {
        Path library =
                ClassFiles.of(
                        directory,
                        """
                        package lib;
                        public class Db {
                            public static class Cursor { public void next() {} }
                            public static final class Pool { private final Cursor spare = new Cursor(); }
                            public static final class Page { public final Cursor cursor = new Cursor(); }
                            public static final class Row { private final java.util.Iterator<Cursor> all = null; }
                        }
                        """,
                        """
                        package other;
                        public class Db2 {
                            public static final class Wrapped { private final lib.Db.Cursor cursor = null; }
                            public record Shown(lib.Db.Cursor cursor) {}
                        }
                        """);
        Path stub = directory.resolve("lib.astub");
        Files.writeString(stub, "package lib; class Db { @ThreadConfined class Cursor {} }");
        Verify.that(
                        """
                        class Own { private final lib.Db.Cursor cursor = null; void use() {} }
                        class Use {
                            void go(
                                    java.util.concurrent.Executor executor,
                                    lib.Db.Cursor cursor,
                                    lib.Db.Pool pool,
                                    lib.Db.Page page,
                                    lib.Db.Row row,
                                    other.Db2.Wrapped wrapped,
                                    other.Db2.Shown shown,
                                    Own own) {
                                executor.execute(() -> cursor.next()); // ERROR crosses-thread
                                executor.execute(() -> pool.hashCode());
                                executor.execute(() -> page.hashCode()); // ERROR crosses-thread
                                executor.execute(() -> row.hashCode());
                                executor.execute(() -> wrapped.hashCode());
                                executor.execute(() -> shown.hashCode()); // ERROR crosses-thread
                                executor.execute(() -> own.use()); // ERROR crosses-thread
                            }
                        }
                        """)
                .against(library)
                .withOptions("-Alocksmith.stubs=" + stub)
                .holds();
    }
}
