package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** A call that refuses what it is given, by its result or by an exception, has not taken it. */
class RefusalsTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Line implements AutoCloseable {
                void send(String text) {}
                @Override public void close() {}
            }
            @SingleUse final class Ticket {
                @Consumes boolean tear() { return true; }
                @Consumes void cancel() {}
            }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void a_queue_that_is_full_has_not_taken_the_value() {
        verify(
                """
                class Desk {
                    private final BlockingQueue<Line> own = new ArrayBlockingQueue<>(4);
                    void condition(BlockingQueue<Line> queue, Line line) {
                        if (!queue.offer(line)) {
                            line.close();
                        }
                    }
                    void variable(BlockingQueue<Line> queue, Line line) throws Exception {
                        boolean taken = queue.offer(line, 1, TimeUnit.SECONDS);
                        System.out.println(taken);
                        if (!taken) line.close();
                    }
                    void negated(BlockingQueue<Line> queue, Line line) {
                        boolean full = !queue.offer(line);
                        if (full) line.close();
                    }
                    void orElse(BlockingQueue<Line> queue, BlockingQueue<Line> other, Line line) {
                        if (!queue.offer(line) && !other.offer(line)) line.close();
                    }
                    void assigned(BlockingQueue<Line> queue, BlockingQueue<Line> other, Line line) {
                        boolean taken = false;
                        taken = queue.offer(line);
                        if (!taken) {
                            taken = other.offer(line);
                        }
                        if (!taken) {
                            line.close();
                        }
                    }
                    void again(BlockingQueue<Line> queue, Line line) throws Exception {
                        while (!queue.offer(line)) {
                            line.send("waiting");
                        }
                    }
                    void againByVariable(BlockingQueue<Line> queue, Line line) throws Exception {
                        boolean taken;
                        do {
                            taken = queue.offer(line, 1, TimeUnit.SECONDS);
                        } while (!taken);
                    }
                    void left(BlockingQueue<Line> queue, Line line) {
                        if (queue.offer(line)) {
                            return;
                        }
                        line.close();
                    }
                    void giveBack() {
                        Line line = own.poll();
                        if (line == null) {
                            line = new Line();
                        }
                        try {
                            line.send("x");
                        } finally {
                            if (!own.offer(line)) line.close();
                        }
                    }
                    void ends(Deque<Line> plain, BlockingDeque<Line> queue, Line line) {
                        if (!queue.offerFirst(line)) {
                            line.send("x");
                            if (!queue.offerLast(line)) line.close();
                        }
                    }
                    void transfer(TransferQueue<Line> queue, Line line) throws Exception {
                        if (!queue.tryTransfer(line)) {
                            queue.put(line);
                        }
                    }
                    boolean give(Line line) { return own.offer(line); }
                    void byMethod(Line line) {
                        if (!give(line)) line.close();
                    }
                    Line kept;
                    void ofField(BlockingQueue<Line> queue) {
                        if (!queue.offer(kept)) kept.close();
                    }
                }
                """);
    }

    @Test
    void a_queue_that_has_room_has() {
        verify(
                """
                class Desk {
                    void condition(BlockingQueue<Line> queue, Line line) {
                        if (queue.offer(line)) { // ERROR used-after-handover
                            line.send("x");
                        }
                    }
                    void otherwise(BlockingQueue<Line> queue, Line line) {
                        if (!queue.offer(line)) { // ERROR used-after-handover
                            System.out.println();
                        } else {
                            line.send("x");
                        }
                    }
                    void after(BlockingQueue<Line> queue, Line line) {
                        if (!queue.offer(line)) { // ERROR used-after-handover
                            System.out.println();
                        }
                        line.send("x");
                    }
                    void variable(BlockingQueue<Line> queue, Line line) throws Exception {
                        boolean taken = queue.offer(line, 1, TimeUnit.SECONDS); // ERROR used-after-handover
                        if (taken) line.close();
                    }
                    void anotherVariable(BlockingQueue<Line> queue, Line line, int n) {
                        boolean taken = queue.offer(line); // ERROR used-after-handover
                        taken = n > 1;
                        if (!taken) line.close();
                    }
                    void anotherCondition(BlockingQueue<Line> queue, Line line, Line other) {
                        queue.offer(line); // ERROR used-after-handover
                        if (!queue.offer(other)) line.close();
                    }
                    void handedBefore(BlockingQueue<Line> queue, Line line) throws Exception {
                        queue.put(line); // ERROR used-after-handover
                        if (!queue.offer(line)) line.close();
                    }
                    void earlierTurn(BlockingQueue<Line> queue, Line line) {
                        for (int i = 0; i < 2; i++) {
                            line.send("x");
                            if (!queue.offer(line)) System.out.println(); // ERROR used-after-handover
                        }
                    }
                    void lost(BlockingQueue<Line> queue, Line line) {
                        if (!queue.offer(line)) line.close();
                        Line next = new Line();
                        queue.offer(next); // ERROR used-after-handover
                        next.send("x");
                    }
                }
                """);
    }

    @Test
    void a_ticket_that_a_queue_refuses_is_good() {
        verify(
                """
                class Hall {
                    void condition(BlockingQueue<Ticket> queue, Ticket t) {
                        if (!queue.offer(t)) t.cancel();
                    }
                    void variable(BlockingQueue<Ticket> queue, Ticket t) throws Exception {
                        boolean taken = queue.offer(t, 1, TimeUnit.SECONDS);
                        if (!taken) t.cancel();
                    }
                    void interrupted(BlockingQueue<Ticket> queue, Ticket t) {
                        try {
                            queue.put(t);
                        } catch (InterruptedException e) {
                            t.cancel();
                        }
                    }
                    void completed(CompletableFuture<Ticket> future, Ticket t) {
                        if (!future.complete(t)) t.cancel();
                    }
                    void taken(BlockingQueue<Ticket> queue, Ticket t) {
                        if (queue.offer(t)) {
                            t.cancel(); // ERROR used-twice
                        }
                    }
                    void after(BlockingQueue<Ticket> queue, Ticket t) {
                        if (!queue.offer(t)) System.out.println();
                        t.cancel(); // ERROR used-twice
                    }
                    void tornBefore(BlockingQueue<Ticket> queue, Ticket t) {
                        t.tear();
                        if (!queue.offer(t)) { // ERROR used-twice
                            t.cancel(); // ERROR used-twice
                        }
                    }
                    void torn(Ticket t) {
                        if (!t.tear()) t.cancel(); // ERROR used-twice
                    }
                    boolean tear(Ticket t) { return t.tear(); }
                    boolean declared(@Consumes Ticket t) { return t.tear(); }
                    void tornByMethod(Ticket t, Ticket other) {
                        if (!tear(t)) t.cancel(); // ERROR used-twice
                        if (!declared(other)) other.cancel(); // ERROR used-twice
                    }
                }
                """);
    }

    @Test
    void a_ticket_in_a_task_that_is_refused_is_good() {
        verify(
                """
                class Hall {
                    void lambda(ExecutorService pool, Ticket t) {
                        try {
                            pool.execute(() -> t.tear());
                        } catch (RejectedExecutionException e) {
                            t.cancel();
                        }
                    }
                    void reference(ExecutorService pool, Ticket t) {
                        try {
                            pool.submit(t::tear);
                        } catch (RejectedExecutionException e) {
                            t.cancel();
                        }
                    }
                    void object(ExecutorService pool, Ticket t) {
                        try {
                            pool.execute(new Runnable() { @Override public void run() { t.tear(); } });
                        } catch (RejectedExecutionException e) {
                            t.cancel();
                        }
                    }
                    void thrownOn(ExecutorService pool, Ticket t) {
                        try {
                            pool.execute(() -> t.tear());
                        } catch (RejectedExecutionException e) {
                            t.cancel();
                            throw e;
                        }
                    }
                    void somethingLater(ExecutorService pool, Ticket t) {
                        try {
                            pool.execute(() -> t.tear());
                            System.out.println();
                        } catch (RuntimeException e) {
                            t.cancel(); // ERROR used-twice
                        }
                    }
                    void inFinally(ExecutorService pool, Ticket t) {
                        try {
                            pool.execute(() -> t.tear());
                        } finally {
                            t.cancel(); // ERROR used-twice
                        }
                    }
                    void after(ExecutorService pool, Ticket t) {
                        try {
                            pool.execute(() -> t.tear());
                        } catch (RejectedExecutionException e) {
                            System.out.println(e);
                        }
                        t.cancel(); // ERROR used-twice
                    }
                    void usedInTheHandler(ExecutorService pool, Ticket t) {
                        try {
                            pool.execute(() -> t.tear());
                        } catch (RejectedExecutionException e) {
                            t.cancel();
                            t.tear(); // ERROR used-twice
                        }
                    }
                    void someOfMany(ExecutorService pool, Ticket t) {
                        try {
                            pool.invokeAll(List.of(() -> t.tear()));
                        } catch (InterruptedException e) {
                            t.cancel(); // ERROR used-twice
                        }
                    }
                    void tearing(Ticket t) {
                        try {
                            t.tear();
                        } catch (RuntimeException e) {
                            t.cancel(); // ERROR used-twice
                        }
                    }
                }
                """);
    }
}
