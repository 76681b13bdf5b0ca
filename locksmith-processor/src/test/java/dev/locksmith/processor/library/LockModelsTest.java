package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stubs say of monitors inside libraries, and of the functions that these are given. */
class LockModelsTest {

    private static final String IMPORTS =
            """
            import com.acme.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir Path classes;

    @BeforeEach
    void library() throws IOException {
        ClassFiles.of(
                classes,
                """
                package com.acme;
                public class Registry {
                    public void put(Object value) {}
                    public int size() { return 0; }
                }
                """,
                """
                package com.acme;
                public interface Loop {
                    void runAndWait(Runnable task);
                    void runAndWait(Runnable task, long millis);
                    void run(Runnable task);
                    void each(Runnable task);
                    java.util.concurrent.Future<?> send(Runnable task);
                    Ticket ticket(Runnable task);
                    java.util.concurrent.Future<?> send(Runnable task, java.util.concurrent.Executor by);
                }
                """,
                "package com.acme;\npublic interface Tasks { void run(Runnable task); }",
                "package com.acme;\npublic interface Workers extends Tasks {}",
                "package com.acme;\npublic interface OneWorker extends Workers {}",
                """
                package com.acme;
                public interface Ticket extends java.util.concurrent.Future<String> {}
                """);
        Path stubs = Files.createDirectories(classes.resolve("META-INF/locksmith"));
        Files.writeString(
                stubs.resolve("com.acme.astub"),
                """
                package com.acme;
                @Monitor class Registry {}
                interface Tasks { void run(@Sendable Runnable task); }
                @Pool interface Workers {}
                interface Loop {
                    @Waits
                    void runAndWait(@Sendable Runnable task);
                    @Waits
                    void runAndWait(@Sendable Runnable task, long millis);
                    void run(@AtOnce Runnable task);
                    void each(@Sendable @Repeated Runnable task);
                    Future<?> send(@Sendable Runnable task);
                    Ticket ticket(@Sendable Runnable task);
                    Future<?> send(@Sendable Runnable task, @Starts Executor by);
                }
                """);
    }

    private Verify verify(String source) {
        return Verify.that(IMPORTS + source).against(classes);
    }

    @Test
    void a_call_of_a_class_that_is_a_monitor_takes_it() {
        verify(
                        """
                        class Shelf {
                            private final Registry registry = new Registry();
                            void add(Object book) {
                                synchronized (this) {
                                    registry.put(book);
                                }
                            }
                            void addIfFew(Object book) {
                                synchronized (registry) {
                                    synchronized (this) { registry.put(book); } // ERROR lock-cycle
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_function_that_is_run_at_once_is_run_under_what_is_held() {
        verify(
                        """
                        class Shelf {
                            private final Object one = new Object();
                            private final Object other = new Object();
                            void there(Loop loop) {
                                synchronized (one) {
                                    loop.run(() -> { synchronized (other) { } });
                                }
                            }
                            void back() {
                                synchronized (other) { synchronized (one) { } } // ERROR lock-cycle
                            }
                        }
                        class Quiet {
                            private final Object one = new Object();
                            private final Object other = new Object();
                            void there(Loop loop) {
                                synchronized (one) {
                                    loop.each(() -> { synchronized (other) { } });
                                }
                            }
                            void back() {
                                synchronized (other) { synchronized (one) { } }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_call_that_waits_for_its_function_is_waited_in() {
        verify(
                        """
                        class Shelf {
                            private final Object lock = new Object();
                            void refresh(Loop loop) {
                                synchronized (lock) {
                                    loop.runAndWait(() -> { synchronized (lock) { } }); // ERROR lock-cycle
                                }
                            }
                            void limited(Loop loop) {
                                synchronized (lock) {
                                    loop.runAndWait(() -> { synchronized (lock) { } }, 100);
                                }
                            }
                            void free(Loop loop) {
                                loop.runAndWait(() -> { synchronized (lock) { } });
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void the_future_of_a_function_that_another_thread_runs() {
        verify(
                        """
                        class Shelf {
                            private final Object lock = new Object();
                            void refresh(Loop loop) throws Exception {
                                synchronized (lock) {
                                    loop.send(() -> { synchronized (lock) { } }).get(); // ERROR lock-cycle
                                }
                            }
                            void byVariable(Loop loop) throws Exception {
                                Ticket ticket = loop.ticket(this::sort);
                                synchronized (lock) {
                                    ticket.get(); // ERROR lock-cycle
                                }
                            }
                            private void sort() { synchronized (lock) { } }
                            void byExecutor(Loop loop) throws Exception {
                                synchronized (lock) {
                                    loop.send(this::sort, Runnable::run).get();
                                }
                            }
                            void limited(Loop loop) throws Exception {
                                synchronized (lock) {
                                    loop.send(this::sort).get(1, TimeUnit.SECONDS);
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void who_runs_tasks_on_threads_of_its_own() {
        verify(
                        """
                        @dev.locksmith.annotations.NotThreadSafe class Line { void send() {} }
                        class Desk {
                            void pool(Workers workers, Line line) {
                                workers.run(line::send); // ERROR used-after-handover
                                line.send();
                            }
                            void several(Workers workers, Line line) {
                                for (int i = 0; i < 3; i++) { workers.run(line::send); } // ERROR used-after-handover
                            }
                            void perhapsHere(Tasks tasks, Line line) {
                                tasks.run(line::send);
                                line.send();
                            }
                            void oneOfAnotherKind(OneWorker worker, Line line) {
                                worker.run(line::send);
                                line.send();
                            }
                            void last(Workers workers, Line line) {
                                line.send();
                                workers.run(line::send);
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void what_the_jdk_runs_at_once() {
        verify(
                        """
                        class Shelf {
                            private final Object one = new Object();
                            private final Object other = new Object();
                            private final Map<String, String> books = new HashMap<>();
                            void there(String key) {
                                synchronized (one) {
                                    books.computeIfPresent(key, (k, v) -> locked(v));
                                }
                            }
                            String back(Optional<String> book) {
                                synchronized (other) {
                                    return book.orElseGet(() -> { synchronized (one) { return ""; } }); // ERROR lock-cycle
                                }
                            }
                            private String locked(String book) { synchronized (other) { return book; } }
                        }
                        """)
                .holds();
    }
}
