package dev.locksmith.it;

import static dev.locksmith.it.Shop.LEAK;
import static dev.locksmith.it.Shop.SESSION;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compilations out of the ordinary: the checker neither breaks them nor overlooks a leak. */
class RobustnessIT {

    private static final Outcome SILENCE = new Outcome(0, "");

    @TempDir Path directory;

    private Javac checked() {
        return Javac.checked(directory);
    }

    @Test
    void code_with_errors_of_its_own() {
        checked()
                .source("shop/Session.java", SESSION)
                .source("shop/Leak.java", LEAK)
                .source(
                        "shop/Broken.java",
                        """
                        package shop;

                        import gone.Missing; // ERROR javac

                        class Broken extends Missing { // ERROR javac
                            Missing field; // ERROR javac
                            static Absent<Session>[] sessions; // ERROR javac

                            Unknown run(Session session, Missing missing) { // ERROR javac
                                missing.take(() -> session.ask("?"));
                                Object task = new Unknown(() -> session.ask("?")); // ERROR javac
                                new Thread(this::nothing, session).start(); // ERROR javac
                                String text = session; // ERROR javac
                                for (var each : undefined) { // ERROR javac
                                    new Thread(() -> each.ask(session)).start(); // ERROR crosses-thread
                                }
                                return session.missing(() -> session); // ERROR javac
                            }

                            void twice() {}

                            void twice() {} // ERROR javac
                        }
                        """)
                .verifyHere();
    }

    @Test
    void a_library_whose_own_libraries_are_missing() throws IOException {
        Path missing = Files.createDirectory(directory.resolve("missing"));
        Path library = Files.createDirectory(directory.resolve("library"));
        assertEquals(
                SILENCE,
                Javac.lenient(missing)
                        .source(
                                "missing/Missing.java",
                                """
                                package missing;

                                public class Missing extends Exception {
                                    public interface Face {}

                                    public @interface Note {}
                                }
                                """)
                        .runHere());
        assertEquals(
                SILENCE,
                Javac.lenient(library)
                        .with("-classpath", missing.toString())
                        .source("library/Library.java", LIBRARY)
                        .runHere());
        for (String mode : List.of("targeted", "complete")) {
            Javac javac =
                    checked()
                            .with("-Alocksmith.mode=" + mode, "-Alocksmith.severity=unproven:off")
                            .with("-classpath", Javac.path(library, Jars.ANNOTATIONS))
                            .source("shop/Session.java", SESSION)
                            .source("shop/Buyer.java", BUYER);
            javac.verifyHere();
        }
    }

    private static final String LIBRARY =
            """
            package library;

            import java.util.List;
            import missing.Missing;

            public class Library<T> {
                private Missing field;
                private List<Missing.Face[]> faces;
                private final Deeper deeper = null;

                static class Deeper extends Missing implements Missing.Face {}

                public static class Shelf {
                    private final Library<?> library = null;
                    private Inner inner;

                    class Inner extends Missing {}

                    public void add(Runnable task) {}
                }

                @Missing.Note
                public static class Noted {
                    @Missing.Note public Object field;

                    public void take(@Missing.Note Runnable task) {}
                }

                public interface Face {
                    default Missing secret(Missing.Face face) throws Missing {
                        return null;
                    }

                    void run(Runnable task);
                }

                public record Card(Object holder) {
                    private static Missing last;
                }

                public T get() {
                    return null;
                }
            }
            """;

    private static final String BUYER =
            """
            package shop;

            import java.util.ArrayList;
            import java.util.List;
            import java.util.concurrent.Executor;
            import library.Library;

            final class Buyer implements Library.Face {
                static Library<String> library;
                static Library.Shelf shelf;
                static Library.Noted noted;
                static Library.Card card;
                private final List<Library<Session>> sessions = new ArrayList<>();

                @Override
                public void run(Runnable task) {
                    new Thread(task).start();
                }

                void buy(Executor executor, Library<String> one, Library.Shelf two, Session session) {
                    executor.execute(() -> System.out.println(one.get()));
                    executor.execute(two::toString);
                    noted.take(() -> two.add(() -> System.out.println(session)));
                    run(() -> System.out.println(one));
                    run(() -> System.out.println(session)); // ERROR crosses-thread
                    sessions.add(new Library<>());
                    var all = List.copyOf(sessions);
                    executor.execute(() -> System.out.println(all)); // ERROR crosses-thread
                    executor.execute(() -> System.out.println(new Library.Card(session))); // ERROR crosses-thread
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"module-info.java", "package-info.java", "both"})
    void nothing_but_a_declaration_of_the_module_or_package(String file) {
        Javac javac = checked().with("-Xlint:all", "-Werror");
        if (!file.equals("package-info.java")) {
            javac.source("module-info.java", "module shop { requires dev.locksmith.annotations; }")
                    .with("--module-path", Jars.ANNOTATIONS);
        }
        if (!file.equals("module-info.java")) {
            javac.source("shop/package-info.java", "/** Goods. */ package shop;");
        }
        javac.verifyHere();
    }

    @Test
    void code_that_is_there_though_nobody_wrote_it() {
        checked()
                .source("shop/Session.java", SESSION)
                .source(
                        "shop/Implicit.java",
                        """
                        package shop;

                        class Base {
                            private final Session session = question -> question;
                        }

                        class Implicit extends Base {
                            final Base other = new Base() {};

                            {
                                other.toString();
                            }

                            static {
                                System.out.println();
                            }

                            enum Days {
                                WORK {
                                    @Override
                                    void spend(Session session) {
                                        new Thread(() -> session.ask("?")).start(); // ERROR crosses-thread
                                    }
                                },
                                REST;

                                void spend(Session session) {}
                            }

                            record Pair(Session left, int... right) {
                                Pair {
                                    right = right.clone();
                                }
                            }

                            class Inner extends Base {}

                            Object inner() {
                                record Local(Days day) {}
                                interface Shape {}
                                return new Inner() {
                                    final Local local = new Local(Days.REST);
                                };
                            }
                        }

                        ;
                        """)
                .verifyHere();
    }

    @Test
    void several_classes_in_a_file() {
        checked()
                .source("shop/Session.java", SESSION)
                .source(
                        "shop/Many.java",
                        """
                        package shop;

                        class Early {
                            void run(Session session) {
                                Late.run(() -> session.ask("?")); // ERROR crosses-thread
                            }
                        }

                        @interface Note {}

                        enum Order {
                            ONE;
                            static Session session; // ERROR shared-state
                        }

                        class Late {
                            static void run(Runnable task) {
                                new Thread(task).start();
                            }
                        }

                        interface Last {
                            Session SESSION = question -> question; // ERROR shared-state
                        }
                        """)
                .verifyHere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-implicit:class", "-implicit:none"})
    void sources_that_javac_finds_by_itself(String implicit) {
        checked()
                .with("-sourcepath", directory.toString(), implicit)
                .source(
                        "shop/Start.java",
                        """
                        package shop;

                        final class Start {
                            void run(Session session) {
                                Later.run(() -> session.ask("?")); // ERROR crosses-thread
                                System.out.println(new Leak());
                            }
                        }
                        """)
                .file("shop/Session.java", SESSION)
                .file("shop/Leak.java", LEAK)
                .file(
                        "shop/Later.java",
                        """
                        package shop;

                        final class Later {
                            static void run(Runnable task) {
                                Latest.run(task);
                            }
                        }
                        """)
                .file(
                        "shop/Latest.java",
                        """
                        package shop;

                        final class Latest {
                            static void run(Runnable task) {
                                new Thread(task).start();
                            }
                        }
                        """)
                .verifyHere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo", "attr", "check", "simple", "byfile", "bytodo"})
    void javac_in_another_order(String policy) {
        checked()
                .with("-XDcompilePolicy=" + policy)
                .source(
                        "shop/Wrapped.java",
                        """
                        package shop;

                        final class Wrapped {
                            void run(Session session) {
                                Later.run(() -> session.ask("?")); // ERROR crosses-thread
                            }
                        }
                        """)
                .source(
                        "shop/Later.java",
                        """
                        package shop;

                        final class Later {
                            static void run(Runnable task) {
                                new Thread(task).start();
                            }
                        }
                        """)
                .source("shop/Session.java", SESSION)
                .verifyHere();
    }

    @Test
    void a_class_without_a_declaration() {
        assumeTrue(Runtime.version().feature() >= 25, "compact source files are newer");
        checked()
                .source(
                        "Compact.java",
                        """
                        import dev.locksmith.KeyHandle;

                        void main() {
                            var handle = KeyHandle.claim();
                            Thread.ofVirtual().start(() -> IO.println(handle)); // ERROR crosses-thread
                        }
                        """)
                .verifyHere();
    }
}
