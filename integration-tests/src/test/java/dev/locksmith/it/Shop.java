package dev.locksmith.it;

/** A confined class, and a leak of it. */
final class Shop {

    static final String SESSION =
            """
            package shop;

            import dev.locksmith.annotations.ThreadConfined;

            @ThreadConfined
            public interface Session {
                String ask(String question);
            }
            """;

    static final String LEAK =
            """
            package shop;

            final class Leak {
                void run(Session session) {
                    new Thread(() -> session.ask("?")).start(); // ERROR crosses-thread
                }
            }
            """;

    private Shop() {}
}
