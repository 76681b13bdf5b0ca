package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What is known of variables follows the paths of control: branches, loops, handlers. */
class PathsTest {

    private static final String TYPES =
            """
            @ThreadConfined final class Printer { void print(Object page) {} String name() { return ""; } }
            @Sendable record Page(String text) {}
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void branches_join() {
        verify(
                """
                class Office {
                    void maybe(Executor pool, Printer printer, boolean loud) {
                        Runnable job = () -> {};
                        if (loud) {
                            job = () -> printer.print("a");
                        }
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void either(Executor pool, Printer printer, boolean loud) {
                        Runnable job;
                        if (loud) {
                            job = () -> printer.print("a");
                        } else {
                            job = () -> {};
                        }
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void returned(Executor pool, Printer printer, boolean loud) {
                        Runnable job = () -> {};
                        if (loud) {
                            job = () -> printer.print("a");
                            job.run();
                            return;
                        }
                        pool.execute(job);
                    }
                    void replaced(Executor pool, Printer printer, boolean loud) {
                        Runnable job = () -> printer.print("a");
                        if (loud) {
                            job = () -> {};
                        } else {
                            job = () -> System.out.println();
                        }
                        pool.execute(job);
                    }
                    void thrown(Executor pool, Printer printer, boolean loud) {
                        Runnable job = () -> {};
                        if (loud) {
                            job = () -> printer.print("a");
                            throw new IllegalStateException(job.toString());
                        }
                        pool.execute(job);
                    }
                    void never(Executor pool, Printer printer) {
                        if (false) {
                            pool.execute(() -> printer.print("a"));
                        }
                    }
                    void onlyInOneBranch(Executor pool, Printer printer, boolean here) {
                        Runnable job = () -> printer.print("a");
                        if (here) {
                            job.run();
                        } else {
                            job = () -> {};
                            pool.execute(job);
                        }
                    }
                }
                """);
    }

    @Test
    void switch_statements_with_and_without_arrows() {
        verify(
                """
                class Office {
                    void arrows(Executor pool, Printer printer, int mood) {
                        Runnable job = () -> {};
                        switch (mood) {
                            case 1 -> job = () -> printer.print("a");
                            case 2 -> job = () -> System.out.println();
                            default -> {}
                        }
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void allReplaced(Executor pool, Printer printer, int mood) {
                        Runnable job = () -> printer.print("a");
                        switch (mood) {
                            case 1 -> job = () -> {};
                            default -> job = () -> System.out.println();
                        }
                        pool.execute(job);
                    }
                    void notAllReplaced(Executor pool, Printer printer, int mood) {
                        Runnable job = () -> printer.print("a");
                        switch (mood) {
                            case 1 -> job = () -> {};
                            case 2 -> job = () -> System.out.println();
                        }
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void fallsThrough(Executor pool, Printer printer, int mood) {
                        Runnable job = () -> {};
                        switch (mood) {
                            case 1:
                                job = () -> printer.print("a");
                            case 2:
                                pool.execute(job); // ERROR crosses-thread
                                break;
                            default:
                                pool.execute(job);
                        }
                    }
                    void breaks(Executor pool, Printer printer, int mood) {
                        Runnable job = () -> {};
                        switch (mood) {
                            case 1:
                                job = () -> printer.print("a");
                                job.run();
                                break;
                            case 2:
                                pool.execute(job);
                                return;
                            default:
                                job = () -> System.out.println();
                        }
                        job.run();
                    }
                }
                """);
    }

    @Test
    void loops() {
        verify(
                """
                class Office {
                    void later(Executor pool, Printer printer, int pages) {
                        Runnable job = () -> {};
                        for (int i = 0; i < pages; i++) {
                            pool.execute(job); // ERROR crosses-thread
                            job = () -> printer.print("a");
                        }
                    }
                    void after(Executor pool, Printer printer, int pages) {
                        Runnable job = () -> {};
                        while (pages-- > 0) {
                            job = () -> printer.print("a");
                        }
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void fresh(Executor pool, Printer printer, List<String> pages) {
                        for (String page : pages) {
                            Runnable job = () -> System.out.println(page);
                            pool.execute(job);
                            job = () -> printer.print(page);
                            job.run();
                        }
                    }
                    void twoSteps(Executor pool, Printer printer, int pages) {
                        Object one = "a";
                        Object two = "b";
                        for (int i = 0; i < pages; i++) {
                            Object shown = two;
                            pool.execute(() -> shown.hashCode()); // ERROR crosses-thread
                            two = one;
                            one = printer;
                        }
                    }
                    void atLeastOnce(Executor pool, Printer printer, int pages) {
                        Runnable job = () -> printer.print("a");
                        do {
                            job = () -> {};
                        } while (pages-- > 0);
                        pool.execute(job);
                    }
                    void endless(Executor pool, Printer printer, Iterator<String> pages) {
                        Runnable job = () -> printer.print("a");
                        while (true) {
                            if (!pages.hasNext()) {
                                job = () -> {};
                                break;
                            }
                            pages.next();
                        }
                        pool.execute(job);
                    }
                    void labelled(Executor pool, Printer printer, int[][] pages) {
                        Runnable job = () -> {};
                        outer:
                        for (int[] row : pages) {
                            for (int page : row) {
                                if (page < 0) {
                                    job = () -> printer.print("a");
                                    break outer;
                                }
                                if (page > 9) {
                                    continue outer;
                                }
                            }
                        }
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void elements(Executor pool, List<Printer> printers, Printer[] others) {
                        for (Printer printer : printers) {
                            pool.execute(() -> printer.print("a")); // ERROR crosses-thread
                        }
                        for (Printer printer : others) {
                            printer.print("a");
                        }
                    }
                    void elementsOfASilentType(Executor pool, Printer printer) {
                        List<Object> things = List.of("a", printer);
                        for (Object thing : things) {
                            pool.execute(() -> thing.hashCode()); // ERROR crosses-thread
                        }
                    }
                }
                """);
    }

    @Test
    void try_catch_and_finally() {
        verify(
                """
                class Office {
                    void handler(Executor pool, Printer printer) {
                        Runnable job = () -> {};
                        try {
                            job = () -> printer.print("a");
                            job.run();
                            job = () -> {};
                        } catch (IllegalStateException failed) {
                            pool.execute(job); // ERROR crosses-thread
                        }
                        pool.execute(job); // ERROR crosses-thread
                    }
                    void cleanUp(Executor pool, Printer printer) {
                        Runnable job = () -> printer.print("a");
                        try {
                            job.run();
                        } finally {
                            job = () -> {};
                        }
                        pool.execute(job);
                    }
                    void inFinally(Executor pool, Printer printer) {
                        Runnable job = () -> {};
                        try {
                            job = () -> printer.print("a");
                            job.run();
                        } finally {
                            pool.execute(job); // ERROR crosses-thread
                        }
                    }
                    void onceReported(Executor pool, Printer printer) {
                        try {
                            printer.print("a");
                        } finally {
                            pool.execute(() -> printer.print("b")); // ERROR crosses-thread
                        }
                    }
                    void gaveUp(Executor pool, Printer printer) {
                        Runnable job = () -> {};
                        try {
                            job = () -> printer.print("a");
                            job.run();
                        } catch (RuntimeException failed) {
                            return;
                        }
                        job = () -> System.out.println();
                        pool.execute(job);
                    }
                    void resource(Executor pool) throws Exception {
                        @ThreadConfined class Spool implements AutoCloseable {
                            @Override public void close() {}
                        }
                        try (Spool spool = new Spool()) {
                            pool.execute(() -> spool.hashCode()); // ERROR crosses-thread
                            spool.hashCode();
                        }
                    }
                }
                """);
    }
}
