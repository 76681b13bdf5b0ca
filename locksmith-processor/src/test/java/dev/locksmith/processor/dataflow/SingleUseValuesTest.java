package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** A single-use value is used up once on each path. */
class SingleUseValuesTest {

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
    void own_fields_are_followed_while_nothing_can_have_changed_them() {
        verify(
                """
                class Box {
                    private final Ticket only = new Ticket();
                    private Ticket next = new Ticket();
                    void twice() {
                        only.tear();
                        refill();
                        only.tear(); // ERROR used-twice
                    }
                    void twiceAtOnce() {
                        this.next.tear();
                        this.next.tear(); // ERROR used-twice
                    }
                    void filledAgain() {
                        next.tear();
                        refill();
                        next.tear();
                        next = new Ticket();
                        next.tear();
                    }
                    void ofOthers(Box a, Box b) {
                        next.tear();
                        a.next.tear();
                        b.next.tear();
                        a.only.tear();
                        b.only.tear();
                    }
                    void eitherWay(boolean first) {
                        if (first) { only.tear(); } else { only.tear(); }
                    }
                    void inALoop() {
                        for (int i = 0; i < 3; i++) {
                            only.tear(); // ERROR used-twice
                        }
                    }
                    void whileThereAre() {
                        while (refill()) { next.tear(); }
                    }
                    void whoeverIsFirst(List<Runnable> buttons) {
                        buttons.add(() -> only.tear());
                        buttons.add(() -> only.tear());
                    }
                    private boolean refill() { next = new Ticket(); return true; }
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
                    void localClass(Ticket t) {
                        class Tearing implements Runnable { @Override public void run() { t.tear(); } }
                        new Thread(new Tearing()).start();
                        t.seat(); // ERROR used-twice
                    }
                    void exchanged(Ticket t, Exchanger<Ticket> exchanger) throws InterruptedException {
                        Ticket other = exchanger.exchange(t);
                        other.tear();
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
    void a_function_that_is_run_again_however_it_is_written() {
        verify(
                """
                class Hall {
                    void variable(ScheduledExecutorService pool, Ticket t) {
                        Runnable task = () -> t.tear(); // ERROR used-twice
                        pool.scheduleAtFixedRate(task, 0, 1, TimeUnit.SECONDS);
                    }
                    void cast(List<String> names, Ticket t) {
                        names.forEach((Consumer<String>) name -> t.tear()); // ERROR used-twice
                    }
                    void chosen(List<String> names, Ticket t, boolean b) {
                        names.forEach(b ? name -> t.tear() : name -> t.seat()); // ERROR used-twice
                    }
                    void reference(ScheduledExecutorService pool, Ticket t) {
                        pool.scheduleAtFixedRate(t::tear, 0, 1, TimeUnit.SECONDS); // ERROR used-twice
                    }
                    void anonymous(List<String> names, Ticket t) {
                        names.forEach(new Consumer<String>() {
                            @Override public void accept(String name) { t.tear(); } // ERROR used-twice
                        });
                    }
                    void looks(ScheduledExecutorService pool, List<String> names, Ticket t) {
                        Runnable task = () -> System.out.println(t.seat());
                        pool.scheduleAtFixedRate(task, 0, 1, TimeUnit.SECONDS);
                        names.forEach(new Consumer<String>() {
                            @Override public void accept(String name) { System.out.println(name); }
                        });
                    }
                    void onceOnly(ExecutorService pool, Ticket t) {
                        Runnable task = () -> t.tear();
                        pool.execute(task);
                    }
                    void ofItsOwn(List<String> names, Office o) {
                        Consumer<String> task = name -> { Ticket t = o.sell(); t.tear(); };
                        names.forEach(task);
                    }
                    void twoMethods(Ticket t) {
                        use(new Turnstile() {
                            @Override public void enter() { t.tear(); }
                            @Override public void leave() { System.out.println(); }
                        });
                    }
                    private static void use(Turnstile stile) { stile.enter(); }
                }
                interface Turnstile { void enter(); void leave(); }
                """);
    }

    @Test
    void helpers_with_a_finally() {
        verify(
                """
                class Hall {
                    private static void tearBoth(ExecutorService pool, Ticket a, Ticket b) {
                        try {
                            pool.execute(() -> { a.tear(); b.tear(); });
                        } finally {
                            System.out.println();
                        }
                    }
                    void first(ExecutorService pool, Ticket a, Ticket b) {
                        tearBoth(pool, a, b);
                        a.seat(); // ERROR used-twice
                    }
                    void second(ExecutorService pool, Ticket a, Ticket b) {
                        tearBoth(pool, a, b);
                        b.seat(); // ERROR used-twice
                    }
                    private static void perhaps(Ticket t) { System.out.println(t.seat()); }
                    private static void certainly(Ticket t) { t.tear(); }
                    void either(Ticket t, boolean b) {
                        try {
                            if (b) { perhaps(t); } else { certainly(t); }
                            t.seat(); // ERROR used-twice
                        } finally {
                            System.out.println();
                        }
                    }
                }
                """);
    }

    @Test
    void one_of_two_given_to_a_helper() {
        verify(
                """
                class Hall {
                    private static void use(Ticket t) { t.tear(); }
                    void either(Ticket a, Ticket b, boolean first) {
                        Ticket t = first ? a : b;
                        use(t);
                        a.seat(); // ERROR used-twice
                    }
                    void once(Ticket a, Ticket b, boolean first) {
                        Ticket t = first ? a : b;
                        use(t);
                    }
                    void twice(Ticket a) { both(a, a); } // ERROR used-twice
                    void inParentheses(Ticket a) { both(a, (a)); } // ERROR used-twice
                    void cast(Ticket a) { both((Ticket) a, (Ticket) (a)); } // ERROR used-twice
                    private static void both(Ticket one, Ticket other) { one.tear(); other.tear(); }
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

    @Test
    void a_cast_uses_what_a_variable_of_another_type_holds() {
        verify(
                """
                class Gate {
                    static Object next() { return new Ticket(); }
                    void twice(Object any) {
                        ((Ticket) any).tear();
                        ((Ticket) any).tear(); // ERROR used-twice
                    }
                    void byAnotherName(Object any) {
                        Ticket ticket = (Ticket) any;
                        ticket.tear();
                        ((Ticket) (any)).seat(); // ERROR used-twice
                    }
                    void matched(Object any) {
                        if (any instanceof Ticket ticket) {
                            ticket.tear();
                            ((Ticket) any).seat(); // ERROR used-twice
                        }
                    }
                    void turns(Object any, int all) {
                        for (int i = 0; i < all; i++) {
                            ((Ticket) any).tear(); // ERROR used-twice
                        }
                    }
                    void once(Object any, Object other, boolean first) {
                        ((Ticket) any).seat();
                        if (first) { ((Ticket) any).tear(); } else { ((Ticket) any).tear(); }
                        ((Ticket) other).tear();
                        if (any == other) { return; }
                        any = next();
                        ((Ticket) any).tear();
                        any = new Ticket();
                        ((Ticket) any).tear();
                        any = other;
                    }
                    void all(Queue<Object> queue, List<Object> list) {
                        for (Object each : list) { ((Ticket) each).tear(); }
                        Object at;
                        while ((at = queue.poll()) != null) { ((Ticket) at).tear(); }
                        while (true) { ((Ticket) queue.remove()).tear(); }
                    }
                }
                """);
    }

    @Test
    void what_was_kept_of_an_earlier_turn_is_another_one() {
        verify(
                """
                class Gate {
                    void late(List<Ticket> all) {
                        Ticket last = null;
                        for (Ticket each : all) {
                            if (last != null) { last.tear(); }
                            each.seat();
                            last = each;
                        }
                    }
                    void early(List<Ticket> all) {
                        Ticket last = null;
                        for (Ticket each : all) {
                            if (last != null) { last.seat(); } // ERROR used-twice
                            last = each;
                            each.tear();
                        }
                    }
                    void any(Queue<Object> all) {
                        Object last = null;
                        for (;;) {
                            Object next = all.remove();
                            if (last != null) { ((Ticket) last).tear(); }
                            ((Ticket) next).seat();
                            last = next;
                        }
                    }
                }
                """);
    }

    @Test
    void references_to_constructors_take_along_what_the_object_does() {
        verify(
                """
                class Gate {
                    void open(Ticket ticket, Ticket other) {
                        class Entry implements Runnable { @Override public void run() { ticket.tear(); } }
                        class Exit implements Runnable { @Override public void run() { other.tear(); } }
                        Supplier<Runnable> entry = Entry::new;
                        entry.get().run();
                        ticket.seat(); // ERROR used-twice
                        Supplier<Runnable> exit = Exit::new;
                        exit.get().run();
                    }
                }
                """);
    }

    @Test
    void a_try_statement_may_use_up_what_it_closes() {
        verify(
                """
                @SingleUse class Door implements AutoCloseable {
                    @Consumes @Override public void close() {}
                    @Consumes void take() {}
                    void look() {}
                }
                @SingleUse class Curtain implements AutoCloseable {
                    @Override public void close() {}
                    void look() {}
                }
                class House {
                    void after(Door door) {
                        try (door) { door.look(); }
                        door.look(); // ERROR used-twice
                    }
                    void byAnotherName(Door door) {
                        try (Door own = door) { own.look(); }
                        door.look(); // ERROR used-twice
                    }
                    void handled(Door door) {
                        try (door) { door.look(); }
                        catch (RuntimeException e) { door.look(); } // ERROR used-twice
                    }
                    void byHelper(Door door) {
                        shut(door);
                        door.look(); // ERROR used-twice
                    }
                    private void shut(Door door) { try (door) { } }
                    void once(Door door, Door other, List<Door> all) {
                        try (door; Door own = new Door()) { door.look(); own.look(); }
                        try (other) { other.take(); }
                        for (Door each : all) { try (each) { each.look(); } }
                        for (int i = 0; i < 3; i++) { try (Door own = new Door()) { own.look(); } }
                    }
                    void drawn(Curtain curtain) {
                        try (curtain) { curtain.look(); }
                        curtain.look();
                    }
                }
                """);
    }
}
