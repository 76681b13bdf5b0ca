package dev.locksmith.processor.dataflow;

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
}
