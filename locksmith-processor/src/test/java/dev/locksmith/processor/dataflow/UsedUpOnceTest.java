package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** A single-use value is used up once, wherever it came from and whoever uses it up. */
class UsedUpOnceTest {

    private static final String TYPES =
            """
            @SingleUse class Errand implements AutoCloseable {
                private boolean done;
                private Errand next;
                Errand(Runnable what) {}
                Errand(Runnable what, boolean now) { if (now) { run(); } }
                @Consumes void run() { done = true; log(); }
                @Consumes void runLogged() { log(); run(); log(); }
                @Consumes @Override public void close() { if (!done) { run(); } }
                void log() { System.out.println(this); }
            """;

    private static void verify(String own, String others) {
        Verify.that(TYPES + own + "}" + others).holds();
    }

    @Test
    void what_methods_gave_and_containers_held() {
        verify(
                "",
                """
                interface Desk { Errand next(); Errand[] all(); }
                class Office {
                    void given(Desk desk) { Errand e = desk.next(); e.run(); e.log(); } // ERROR used-twice
                    void queued(Deque<Errand> queue) { Errand e = queue.poll(); e.run(); e.run(); } // ERROR used-twice
                    void present(Optional<Errand> maybe) { Errand e = maybe.get(); e.run(); e.run(); } // ERROR used-twice
                    void element(Desk desk) { Errand e = desk.all()[0]; e.run(); e.run(); } // ERROR used-twice
                    void looked(Map<String, Object> all) { Errand e = (Errand) all.get(""); e.run(); e.run(); } // ERROR used-twice
                    void loop(Desk desk, int n) {
                        Errand e = desk.next();
                        for (int i = 0; i < n; i++) { e.run(); } // ERROR used-twice
                    }
                    void each(Deque<Errand> queue) {
                        Errand e;
                        while ((e = queue.poll()) != null) { e.run(); }
                    }
                    void eachAgain(Deque<Errand> queue) {
                        for (Errand e = queue.poll(); e != null; e = queue.poll()) { e.run(); }
                    }
                    void two(Desk desk) {
                        Errand e = desk.next();
                        e.run();
                        e = desk.next();
                        e.run();
                    }
                    void afterwards(Desk desk, Errand spare) {
                        Errand e = desk.next();
                        if (e == null) { e = spare; }
                        e.run();
                    }
                }
                """);
    }

    @Test
    void what_is_made_anew_in_each_turn() {
        verify(
                "",
                """
                class Office {
                    private static void send(Errand e) { e.run(); }
                    void turns(Runnable what, int n) {
                        for (int i = 0; i < n; i++) { Errand e = new Errand(what); e.log(); e.run(); }
                    }
                    void helped(Runnable what, int n) {
                        for (int i = 0; i < n; i++) { Errand e = new Errand(() -> what.run()); send(e); }
                    }
                    void either(Runnable what, int n) {
                        for (int i = 0; i < n; i++) {
                            Errand e = n > 3 ? new Errand(what) : new Errand(what, false);
                            e.run();
                        }
                    }
                    void renewed(Runnable what, int n) {
                        Errand e = new Errand(what);
                        for (int i = 0; i < n; i++) { e.run(); e = new Errand(what); }
                        e.run();
                    }
                    void same(Runnable what, int n) {
                        Errand e = new Errand(what);
                        for (int i = 0; i < n; i++) { e.run(); } // ERROR used-twice
                    }
                    void older(Runnable what, int n) {
                        Errand kept = null;
                        for (int i = 0; i < n; i++) {
                            Errand e = new Errand(what);
                            if (kept != null) { kept.log(); } // ERROR used-twice
                            kept = e;
                            e.run();
                        }
                    }
                }
                """);
    }

    @Test
    void methods_that_use_up_their_own_object() {
        verify(
                """
                void maybe(boolean b) { if (b) { run(); return; } runLogged(); }
                void either(boolean b) { if (b) { run(); } else { close(); } }
                void once() { while (true) { if (!done) { run(); return; } } }
                void again(int n) { for (int i = 0; i < n; i++) { run(); } } // ERROR used-twice
                void retry() { try { run(); } catch (RuntimeException e) { run(); } } // ERROR used-twice
                void tried() { try { log(); } catch (RuntimeException e) { run(); return; } run(); }
                void closed() { try { run(); } finally { close(); } } // ERROR used-twice
                void far() { near(); }
                private void near() { log(); run(); }
                void farTwice() { far(); log(); far(); } // ERROR used-twice
                void givenAway() { send(this); }
                void givenAwayTwice() { send(this); run(); } // ERROR used-twice
                static void send(Errand e) { e.run(); }
                void bySameName() { Errand me = this; me.run(); run(); } // ERROR used-twice
                void others(Errand o, List<Errand> all) { run(); o.run(); all.forEach(Errand::run); }
                void following() { Errand n = next; run(); if (n != null) { n.run(); } }
                void down(int n) { if (n > 0) { down(n - 1); } else { run(); } }
                void handed(Executor pool) { pool.execute(() -> run()); }
                Runnable later() { return () -> run(); }
                Runnable laterStill() { return new Runnable() { @Override public void run() { Errand.this.run(); } }; }
                class Inside { void go() { run(); run(); } }
                """,
                """
                class Special extends Errand {
                    Special() { super(() -> {}); }
                    @Consumes @Override void run() { super.run(); }
                    void twice() { super.run(); run(); } // ERROR used-twice
                }
                class Office {
                    void maybe(Errand e) { e.maybe(true); }
                    void maybeThen(Errand e) { e.maybe(true); e.log(); } // ERROR used-twice
                    void far(Errand e) { e.far(); e.far(); } // ERROR used-twice
                    void further(Errand e) { hand(e); e.run(); } // ERROR used-twice
                    private static void hand(Errand e) { e.givenAway(); }
                    void looks(Errand e) { e.log(); e.log(); e.far(); }
                    void either(Errand e, boolean b) { if (b) { e.far(); } else { e.run(); } }
                    void each(Deque<Errand> all) { for (Errand e : all) { e.maybe(false); } }
                    void later(Errand e) { e.later().run(); }
                }
                """);
    }

    @Test
    void functions_that_took_it_along_and_are_run_again() {
        verify(
                "",
                """
                class Office {
                    void twice(Errand e) { Runnable r = () -> e.run(); r.run(); r.run(); } // ERROR used-twice
                    void turns(Errand e, int n) { Runnable r = e::run; for (int i = 0; i < n; i++) { r.run(); } } // ERROR used-twice
                    void twoPools(Executor a, Executor b, Errand e) { Runnable r = () -> e.run(); a.execute(r); b.execute(r); } // ERROR used-twice
                    void cast(Executor a, Executor b, Errand e) { Runnable r = () -> e.run(); a.execute((Runnable) r); b.execute((Runnable) (r)); } // ERROR used-twice
                    void hereToo(ExecutorService pool, Errand e) { Runnable r = e::run; pool.submit(r); r.run(); } // ERROR used-twice
                    void gives(Errand e) { Supplier<String> s = () -> { e.run(); return ""; }; s.get(); s.get(); } // ERROR used-twice
                    void object(Errand e) {
                        Runnable r = new Runnable() { @Override public void run() { e.run(); } };
                        r.run();
                        r.run(); // ERROR used-twice
                    }
                    void onSomePath(Errand e, boolean b) { Runnable r = () -> { if (b) { e.run(); } }; r.run(); r.run(); } // ERROR used-twice
                    void once(Errand e) { Runnable r = () -> e.run(); try { r.run(); } finally { System.out.println(); } }
                    void eitherWay(Errand e, boolean b) { Runnable r = () -> e.run(); if (b) { r.run(); } else { new Thread(r).start(); } }
                    void looks(Errand e) { Runnable r = () -> e.log(); r.run(); r.run(); }
                    void refused(ExecutorService pool, Errand e) {
                        Runnable r = e::run;
                        try { pool.submit(r); } catch (RejectedExecutionException x) { r.run(); }
                    }
                    void offered(BlockingQueue<Runnable> queue, Errand e) { Runnable r = () -> e.run(); if (!queue.offer(r)) { r.run(); } }
                    void another(Errand e, Errand f) { Runnable r = () -> e.run(); r.run(); r = () -> f.run(); r.run(); }
                    void perTurn(Deque<Errand> all, int n) {
                        for (int i = 0; i < n; i++) { Errand e = all.poll(); Runnable r = () -> e.run(); r.run(); }
                    }
                    void collected(List<Errand> all) {
                        List<Runnable> tasks = new ArrayList<>();
                        for (Errand e : all) { tasks.add(() -> e.run()); }
                        for (Runnable r : tasks) { r.run(); }
                    }
                    void ofWhatItGets(Errand e, Errand f) { Consumer<Errand> c = x -> x.run(); c.accept(e); c.accept(f); }
                }
                """);
    }

    @Test
    void set_to_null_where_it_is_used_up() {
        Verify.that(
                        TYPES
                                + "}"
                                + """
                                class Office {
                                    private static void send(Errand e) { e.run(); }
                                    void open() {}
                                    void asked(Errand e) {
                                        try { open(); e.run(); e = null; open(); } finally { if (e != null) { e.close(); } }
                                    }
                                    void helped(Errand e) {
                                        try { send(e); e = null; } finally { if (null != e && e.hashCode() > 3) { e.close(); } }
                                    }
                                    void unasked(Errand e) {
                                        try { e.run(); e = null; } finally { e.close(); } // ERROR used-twice
                                    }
                                    void later(Errand e) {
                                        try { e.run(); open(); e = null; } finally { if (e != null) { e.close(); } } // ERROR used-twice
                                    }
                                    void other(Errand e, Errand o) {
                                        try { e.run(); o = null; } finally { if (o != null) { e.close(); } } // ERROR used-twice
                                    }
                                    void wrongWay(Errand e) {
                                        try { e.run(); e = null; } finally { if (e == null) { open(); } else { e.log(); e.close(); e.log(); } } // ERROR used-twice
                                    }
                                }
                                """)
                .asWritten() // a statement beside the use clears the variable
                .holds();
    }
}
