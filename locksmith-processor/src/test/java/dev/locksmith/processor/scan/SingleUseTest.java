package dev.locksmith.processor.scan;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** A single-use value is used up once on each path. */
class SingleUseTest {

    private static final String TYPES =
            """
            @SingleUse final class Ticket {
                @Consumes boolean tear() { return true; }
                String seat() { return ""; }
            }
            final class Office { Ticket sell() { return new Ticket(); } Optional<Ticket> maybe() { return Optional.empty(); } }
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void branches_and_short_circuits() {
        verify(
                """
                class Hall {
                    void looked(Ticket t) { t.seat(); t.tear(); }
                    void after(Ticket t) { t.tear(); t.seat(); } // ERROR used-twice
                    void onePath(Ticket t, boolean b) {
                        if (b) { t.tear(); }
                        t.tear(); // ERROR used-twice
                    }
                    void eachPath(Ticket t, boolean b) {
                        if (b) { t.tear(); } else { t.tear(); }
                    }
                    void guard(Ticket t, boolean b) {
                        if (b) { t.tear(); return; }
                        t.tear();
                    }
                    void thrown(Ticket t, boolean b) {
                        if (b) { t.tear(); throw new IllegalStateException(); }
                        t.tear();
                    }
                    void and(Ticket t, boolean b) {
                        if (b && t.tear()) { System.out.println(); }
                        t.seat(); // ERROR used-twice
                    }
                    void andOnly(Ticket t, boolean b) {
                        if (b && t.tear()) { System.out.println(); } else if (!b) { System.out.println(); }
                    }
                    void orElse(Ticket t, boolean b) {
                        if (!b || !t.tear()) {
                            return;
                        }
                        t.seat(); // ERROR used-twice
                    }
                    void shortCircuit(Ticket t, boolean b) {
                        if (!b) {
                            t.tear();
                        } else if (b && t.tear()) {
                            System.out.println();
                        }
                    }
                    void ternary(Ticket t, boolean b) {
                        boolean x = b ? t.tear() : false;
                        t.seat(); // ERROR used-twice
                    }
                    void ternaryOnce(Ticket t, boolean b) {
                        boolean x = b ? t.tear() : t.tear();
                    }
                    void nulls(Ticket t) {
                        if (t != null) { t.tear(); }
                        System.out.println(t == null);
                    }
                    void asValue(Ticket t, boolean b) {
                        boolean x = b && t.tear() || t.tear(); // ERROR used-twice
                    }
                }
                """);
    }

    @Test
    void loops() {
        verify(
                """
                class Hall {
                    void same(Ticket t, int n) {
                        while (n-- > 0) { t.tear(); } // ERROR used-twice
                    }
                    void left(Ticket t, int n) {
                        while (n-- > 0) { t.tear(); break; }
                    }
                    void leftOnSuccess(Ticket t, int n) {
                        for (int i = 0; i < n; i++) {
                            if (i == 3) { t.tear(); return; }
                        }
                        t.tear();
                    }
                    void fresh(Office o, int n) {
                        for (int i = 0; i < n; i++) { Ticket t = o.sell(); t.tear(); }
                    }
                    void each(List<Ticket> all) {
                        for (Ticket t : all) { t.tear(); }
                    }
                    void eachTwice(List<Ticket> all) {
                        for (Ticket t : all) { t.tear(); t.seat(); } // ERROR used-twice
                    }
                    void renewed(Office o, Ticket t, int n) {
                        while (n-- > 0) { t.tear(); t = o.sell(); }
                    }
                    void after(Ticket t, int n) {
                        while (n-- > 0) { if (n == 3) { t.tear(); break; } }
                        t.tear(); // ERROR used-twice
                    }
                    void continued(Ticket t, int n) {
                        while (n-- > 0) {
                            if (n != 3) { continue; }
                            t.tear(); // ERROR used-twice
                        }
                    }
                    void labelled(Ticket t, int n) {
                        outer:
                        for (int i = 0; i < n; i++) {
                            for (int j = 0; j < n; j++) {
                                if (i == j) { t.tear(); break outer; }
                            }
                        }
                    }
                    void doOnce(Ticket t) {
                        do { t.tear(); } while (false);
                    }
                    void inCondition(Ticket t) {
                        while (t.tear()) { System.out.println(); } // ERROR used-twice
                    }
                    void update(Ticket t, int n) {
                        for (int i = 0; i < n; t.tear()) { i++; } // ERROR used-twice
                    }
                }
                """);
    }

    @Test
    void handlers() {
        verify(
                """
                class Hall {
                    void caught(Ticket t) {
                        try { t.tear(); } catch (RuntimeException e) { t.tear(); } // ERROR used-twice
                    }
                    void before(Ticket t) {
                        try {
                            System.out.println(t.seat());
                        } catch (RuntimeException e) {
                            System.out.println(e);
                        }
                        t.tear();
                    }
                    void beforeTheUse(Ticket t) {
                        try {
                            check();
                        } catch (RuntimeException e) {
                            t.tear();
                            return;
                        }
                        t.tear();
                    }
                    void finallyUses(Ticket t) {
                        try { check(); } finally { t.tear(); }
                    }
                    void finallyAgain(Ticket t) {
                        try { t.tear(); } finally { t.seat(); } // ERROR used-twice
                    }
                    void afterFinally(Ticket t) {
                        try { check(); } finally { t.tear(); }
                        t.seat(); // ERROR used-twice
                    }
                    void returned(Ticket t) {
                        try {
                            check();
                        } catch (IllegalStateException e) {
                            return;
                        } finally {
                            System.out.println();
                        }
                        t.tear();
                    }
                    boolean returnedFromTry(Ticket t) {
                        try {
                            return t.tear();
                        } finally {
                            System.out.println();
                        }
                    }
                    boolean lockShape(Ticket t, java.util.concurrent.locks.Lock lock) {
                        lock.lock();
                        try {
                            return t.tear();
                        } finally {
                            lock.unlock();
                        }
                    }
                    void finallyAfterReturn(Ticket t, boolean b) {
                        try {
                            if (b) { t.tear(); return; }
                        } finally {
                            t.seat(); // ERROR used-twice
                        }
                    }
                    void rethrown(Ticket t) {
                        try {
                            t.tear();
                        } catch (RuntimeException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    void twoHandlers(Ticket t) {
                        try {
                            check();
                        } catch (IllegalStateException e) {
                            t.tear();
                        } catch (RuntimeException e) {
                            t.tear();
                        }
                    }
                    void retry(Office o) {
                        for (int i = 0; i < 3; i++) {
                            Ticket t = o.sell();
                            try { t.tear(); return; } catch (RuntimeException e) { continue; }
                        }
                    }
                    static void check() {}
                }
                """);
    }

    @Test
    void switches() {
        verify(
                """
                class Hall {
                    void once(Ticket t, int n) {
                        switch (n) { case 1 -> t.tear(); case 2 -> t.tear(); default -> {} }
                    }
                    void later(Ticket t, int n) {
                        switch (n) { case 1 -> t.tear(); default -> {} }
                        t.tear(); // ERROR used-twice
                    }
                    void falls(Ticket t, int n) {
                        switch (n) {
                            case 1: t.tear();
                            case 2: t.tear(); break; // ERROR used-twice
                            default:
                        }
                    }
                    void breaks(Ticket t, int n) {
                        switch (n) {
                            case 1: t.tear(); break;
                            case 2: t.tear(); break;
                            default: t.tear();
                        }
                    }
                    void expression(Ticket t, int n) {
                        boolean b = switch (n) { case 1 -> t.tear(); case 2 -> { yield t.tear(); } default -> false; };
                    }
                    void expressionLater(Ticket t, int n) {
                        boolean b = switch (n) { case 1 -> t.tear(); default -> false; };
                        t.tear(); // ERROR used-twice
                    }
                    void returns(Ticket t, int n) {
                        switch (n) { case 1: t.tear(); return; default: }
                        t.tear();
                    }
                }
                """);
    }

    @Test
    void lambdas_take_along_what_they_capture() {
        verify(
                """
                class Hall {
                    void task(ExecutorService pool, Ticket t) { pool.execute(() -> t.tear()); }
                    void taskThenHere(ExecutorService pool, Ticket t) {
                        pool.execute(() -> t.tear());
                        t.seat(); // ERROR used-twice
                    }
                    void twoTasks(ExecutorService pool, Ticket t) {
                        pool.execute(() -> t.tear());
                        pool.execute(() -> t.seat()); // ERROR used-twice
                    }
                    void reference(ExecutorService pool, Ticket t) {
                        pool.submit(t::tear);
                        t.seat(); // ERROR used-twice
                    }
                    void hereThenTask(ExecutorService pool, Ticket t) {
                        t.tear();
                        pool.execute(() -> t.seat()); // ERROR used-twice
                    }
                    void anonymous(ExecutorService pool, Ticket t) {
                        pool.execute(new Runnable() { @Override public void run() { t.tear(); } });
                        t.seat(); // ERROR used-twice
                    }
                    void inTheTask(ExecutorService pool, Ticket t) {
                        pool.execute(() -> { t.tear(); t.tear(); }); // ERROR used-twice
                    }
                    void runAgain(ScheduledExecutorService pool, Ticket t) {
                        pool.scheduleAtFixedRate(() -> t.tear(), 0, 1, TimeUnit.SECONDS); // ERROR used-twice
                    }
                    void forEach(List<String> names, Ticket t) {
                        names.forEach(name -> t.tear()); // ERROR used-twice
                    }
                    void stream(List<String> names, Ticket t) {
                        names.stream().map(name -> t.tear()).toList(); // ERROR used-twice
                    }
                    void made(Office o, List<String> names) {
                        names.forEach(name -> { Ticket t = o.sell(); t.tear(); });
                    }
                    void lookedAtAgainAndAgain(List<String> names, Ticket t) {
                        names.forEach(name -> System.out.println(t.seat()));
                        t.tear();
                    }
                    void onOnePath(ExecutorService pool, Ticket t, boolean b) {
                        if (b) { pool.execute(() -> t.tear()); } else { t.tear(); }
                    }
                    void perTurn(ExecutorService pool, Office o) {
                        for (int i = 0; i < 3; i++) {
                            Ticket t = o.sell();
                            pool.execute(() -> t.tear());
                        }
                    }
                    void perTurnSame(ExecutorService pool, Ticket t) {
                        for (int i = 0; i < 3; i++) {
                            pool.execute(() -> t.tear()); // ERROR used-twice
                        }
                    }
                    void nested(ExecutorService pool, Ticket t) {
                        pool.execute(() -> pool.execute(() -> t.tear()));
                    }
                    void laterPath(ExecutorService pool, Ticket t, boolean b) {
                        pool.execute(() -> { if (b) { t.tear(); } else { t.tear(); } });
                    }
                }
                """);
    }

    @Test
    void optional_chains() {
        verify(
                """
                class Hall {
                    void ifPresent(Office o) { o.maybe().ifPresent(t -> t.tear()); }
                    void ifPresentTwice(Office o) {
                        o.maybe().ifPresent(t -> { t.tear(); t.seat(); }); // ERROR used-twice
                    }
                    void reference(Office o) { o.maybe().ifPresent(Ticket::tear); }
                    void map(Office o) {
                        boolean torn = o.maybe().map(t -> t.tear()).orElse(false);
                        Optional<Boolean> again = o.maybe().map(Ticket::tear);
                    }
                    void task(Office o, ExecutorService pool) {
                        o.maybe().ifPresent(t -> pool.execute(() -> t.tear()));
                    }
                    void taskTwice(Office o, ExecutorService pool) {
                        o.maybe().ifPresent(t -> {
                            pool.execute(() -> t.tear());
                            t.seat(); // ERROR used-twice
                        });
                    }
                    void unwrapped(Office o) {
                        Ticket t = o.maybe().orElseThrow();
                        t.tear();
                        Ticket u = o.maybe().orElseThrow();
                        u.tear();
                        t.seat(); // ERROR used-twice
                    }
                    void orElse(Office o) {
                        Ticket t = o.maybe().orElseGet(o::sell);
                        t.tear();
                        t.tear(); // ERROR used-twice
                    }
                    void or(Office o, Ticket spare) {
                        Ticket t = o.maybe().orElse(spare);
                        t.tear();
                        spare.tear(); // ERROR used-twice
                    }
                    void filter(Office o) {
                        o.maybe().filter(t -> t.seat().isEmpty()).ifPresent(t -> t.tear());
                    }
                    void tested(Office o) {
                        Optional<Ticket> m = o.maybe();
                        if (m.isPresent()) { m.get().tear(); }
                    }
                }
                """);
    }

    @Test
    void reassignment_and_aliases() {
        verify(
                """
                class Hall {
                    void again(Office o) {
                        Ticket t = o.sell();
                        t.tear();
                        t = o.sell();
                        t.tear();
                        t.seat(); // ERROR used-twice
                    }
                    void alias(Ticket t) {
                        Ticket same = t;
                        same.tear();
                        t.seat(); // ERROR used-twice
                    }
                    void cast(Object any) {
                        Ticket t = (Ticket) any;
                        t.tear();
                        t.tear(); // ERROR used-twice
                    }
                    void pattern(Object any) {
                        if (any instanceof Ticket t) {
                            t.tear();
                            t.seat(); // ERROR used-twice
                        }
                    }
                    void wide(Ticket t) {
                        Object any = t;
                        ((Ticket) any).tear();
                        t.seat(); // ERROR used-twice
                    }
                    void either(Ticket a, Ticket b, boolean first) {
                        Ticket t = first ? a : b;
                        t.tear();
                        a.seat(); // ERROR used-twice
                    }
                    void kept(Ticket t, Office o) {
                        Ticket old = t;
                        t = o.sell();
                        t.tear();
                        old.tear();
                    }
                    void onePath(Ticket t, Office o, boolean b) {
                        t.tear();
                        if (b) { t = o.sell(); }
                        t.seat(); // ERROR used-twice
                    }
                    void toNull(Ticket t) {
                        t.tear();
                        t = null;
                        System.out.println(t);
                    }
                    Ticket handedBack(Office o) { Ticket t = o.sell(); t.seat(); return t; }
                    Ticket usedAndReturned(Ticket t) { t.tear(); return t; } // ERROR used-twice
                    void chained(Office o) { o.sell().tear(); o.sell().tear(); }
                }
                """);
    }

    @Test
    void parameters_fields_and_helpers() {
        verify(
                """
                class Hall {
                    private Ticket mine;
                    private final Deque<Ticket> stack = new ArrayDeque<>();
                    private static void use(Ticket t) { t.tear(); }
                    private static void look(Ticket t) { System.out.println(t.seat()); }
                    private static void usedUp(@Consumes Ticket t) {}
                    private static void later(ExecutorService pool, Ticket t) { pool.execute(() -> t.tear()); }
                    private static void deep(Ticket t) { use(t); }
                    private static Ticket same(Ticket t) { return t; }
                    void helper(Ticket t) { use(t); t.seat(); } // ERROR used-twice
                    void looking(Ticket t) { look(t); look(t); use(t); }
                    void declared(Ticket t) { usedUp(t); t.seat(); } // ERROR used-twice
                    void handed(ExecutorService pool, Ticket t) { later(pool, t); t.seat(); } // ERROR used-twice
                    void through(Ticket t) { deep(t); deep(t); } // ERROR used-twice
                    void plainCollection(Ticket t) { stack.push(t); t.seat(); }
                    void queue(BlockingQueue<Ticket> queue, Ticket t) throws InterruptedException {
                        queue.put(t);
                        t.seat(); // ERROR used-twice
                    }
                    void stored(Ticket t) { mine = t; mine.seat(); }
                    void field() { mine.tear(); }
                    void bothPaths(Ticket t, boolean b) { if (b) { use(t); } else { deep(t); } }
                    void equality(Ticket t, Ticket u) { t.tear(); if (t == u) { System.out.println(); } }
                }
                """);
    }
}
