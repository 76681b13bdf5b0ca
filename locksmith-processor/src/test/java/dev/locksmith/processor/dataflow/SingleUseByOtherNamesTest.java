package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** A single-use value that a helper gives back, and fields that tell whether it was used up. */
class SingleUseByOtherNamesTest {

    private static void verify(String members) {
        Verify.that(
                        """
                        @SingleUse final class Ticket {
                            @Consumes boolean tear() { return true; }
                            String seat() { return ""; }
                        }
                        class Gate {
                            private static Ticket same(Ticket t) { return t; }
                            static Ticket checked(String name, Ticket t) {
                                if (name.isEmpty()) { throw new IllegalArgumentException(); }
                                if (t.seat().isEmpty()) { return t; }
                                System.out.println(name);
                                return t;
                            }
                            private static <T> T any(T t) { return t; }
                        """
                                + members
                                + "}")
                .holds();
    }

    @Test
    void what_a_helper_gives_back_is_what_it_was_given() {
        verify(
                """
                void both(Ticket t) {
                    Ticket u = same(t);
                    u.tear();
                    t.tear(); // ERROR used-twice
                }
                void theOtherFirst(Ticket t) {
                    Ticket u = checked("a", t);
                    t.tear();
                    u.tear(); // ERROR used-twice
                }
                void atOnce(Ticket t) {
                    same(same(t)).tear();
                    t.tear(); // ERROR used-twice
                }
                void generic(Ticket t) {
                    Ticket u = any(t);
                    u.tear();
                    t.tear(); // ERROR used-twice
                }
                void task(java.util.concurrent.Executor pool, Ticket t) {
                    Ticket u = same(t);
                    pool.execute(() -> u.tear());
                    t.seat(); // ERROR used-twice
                }
                """);
    }

    @Test
    void what_it_gives_may_be_another() {
        verify(
                """
                private Ticket kept = new Ticket();
                private static Ticket other(Ticket t) { return new Ticket(); }
                private static Ticket either(Ticket t, Ticket u) { return t.seat().isEmpty() ? t : u; }
                private static Ticket one(Ticket t) { if (t.seat().isEmpty()) { return new Ticket(); } return t; }
                private static Ticket renewed(Ticket t) { t = new Ticket(); return t; }
                private Ticket own(Ticket t) { return kept; }
                Ticket overridable(Ticket t) { return t; }
                void others(Ticket a, Ticket b, Ticket c, Ticket d, Ticket e, Ticket f) {
                    other(a).tear();
                    a.tear();
                    either(b, new Ticket()).tear();
                    b.tear();
                    one(c).tear();
                    c.tear();
                    renewed(d).tear();
                    d.tear();
                    own(e).tear();
                    e.tear();
                    overridable(f).tear();
                    f.tear();
                }
                void once(Ticket t) {
                    t = same(t);
                    t = checked(t.seat(), t);
                    t.tear();
                }
                void perTurn(java.util.List<Ticket> all) {
                    for (Ticket each : all) {
                        Ticket u = same(each);
                        u.tear();
                    }
                }
                """);
    }

    @Test
    void a_final_field_that_keeps_two_uses_apart() {
        verify(
                """
                private final boolean early;
                private boolean late;
                Gate(boolean early) { this.early = early; }
                void apart(Ticket t) {
                    if (early) { t.tear(); }
                    System.out.println(t == null);
                    if (!early) { t.tear(); }
                }
                void alike(Ticket t) {
                    if (early) { t.tear(); }
                    if (early) { t.tear(); } // ERROR used-twice
                }
                void changing(Ticket t) {
                    if (late) { t.tear(); }
                    late = !late;
                    if (!late) { t.tear(); } // ERROR used-twice
                }
                """);
    }
}
