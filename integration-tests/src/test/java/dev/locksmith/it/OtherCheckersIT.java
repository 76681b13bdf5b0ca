package dev.locksmith.it;

import org.junit.jupiter.api.Test;

/** Tools that check the same sources, in the same javac. */
class OtherCheckersIT extends Company {

    @Test
    void error_prone_and_nullaway() throws Exception {
        withErrorProne(LOCKSMITH)
                .source("shop/Guest.java", GUEST.formatted("NullAway"))
                .source("shop/Till.java", TILL)
                .verify();
    }

    @Test
    void the_checker_frameworks_nullness_checker() throws Exception {
        with(NULLNESS, LOCKSMITH)
                .open()
                .source("shop/Guest.java", GUEST.formatted("argument"))
                .source("shop/Till.java", TILL)
                .verify();
    }

    /** A mistake for the other tool: it looks at no class that comes after an error. */
    private static final String GUEST =
            """
            package shop;

            final class Guest {
                void ask(Session session) {
                    session.ask(null); // ERROR %s
                }
            }
            """;

    private static final String TILL =
            """
            package shop;

            import java.util.concurrent.Executor;
            import org.checkerframework.checker.nullness.qual.Nullable;

            final class Till {
                static @Nullable Session last; // ERROR shared-state

                void later(Executor executor, Session session) {
                    executor.execute(() -> session.ask("?")); // ERROR crosses-thread
                    executor.execute(() -> System.out.println("?"));
                }
            }

            final class Wrapped {
                void later(Executor executor, Session session) {
                    send(executor, () -> session.ask("?")); // ERROR crosses-thread
                }

                private static void send(Executor executor, Runnable task) {
                    executor.execute(task);
                }
            }
            """;
}
