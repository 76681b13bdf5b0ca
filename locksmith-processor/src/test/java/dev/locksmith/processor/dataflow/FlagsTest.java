package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** A variable can tell whether a value was used up. */
class FlagsTest {

    private static final String TYPES =
            """
            @SingleUse final class Ticket {
                @Consumes boolean tear() { return true; }
                @Consumes void refund() {}
            }
            """;

    @Test
    void a_flag_beside_the_use() {
        Verify.that(
                        TYPES
                                + """
                                class Hall {
                                    void open() {}
                                    void after(Ticket t) {
                                        boolean done = false;
                                        try { open(); t.tear(); done = true; } finally { if (!done) { t.refund(); } }
                                    }
                                    void before(Ticket t) {
                                        boolean mine = true;
                                        try { open(); mine = false; t.tear(); open(); } finally { if (mine) { t.refund(); } }
                                    }
                                    void branch(Ticket t, boolean early) {
                                        boolean done = false;
                                        if (early) { t.tear(); done = true; }
                                        if (!done) { t.tear(); }
                                    }
                                    void unasked(Ticket t) {
                                        boolean done = false;
                                        try { t.tear(); done = true; } finally { t.refund(); } // ERROR used-twice
                                        if (done) { open(); }
                                    }
                                    void otherWayRound(Ticket t) {
                                        boolean done = false;
                                        try { t.tear(); done = true; } finally { if (done) { t.refund(); } } // ERROR used-twice
                                    }
                                    void setBack(Ticket t) {
                                        boolean done = false;
                                        t.tear();
                                        done = true;
                                        done = false;
                                        if (!done) { t.refund(); } // ERROR used-twice
                                    }
                                    void elsewhere(Ticket t, boolean early) {
                                        boolean done = false;
                                        t.tear();
                                        if (early) { done = true; }
                                        if (!done) { t.refund(); } // ERROR used-twice
                                    }
                                }
                                """)
                .asWritten() // a statement beside the use sets the flag
                .holds();
    }

    @Test
    void a_condition_around_the_use() {
        Verify.that(
                        TYPES
                                + """
                                class Hall {
                                    void twice(Ticket t, boolean early) {
                                        if (early) { t.tear(); }
                                        System.out.println();
                                        if (!early) { t.tear(); }
                                    }
                                    void byHelpers(Ticket t, boolean early) {
                                        if (early) { use(t); }
                                        if (!early) { use(t); }
                                    }
                                    void byHelpersTwice(Ticket t, boolean early) {
                                        if (early) { use(t); }
                                        if (early) { use(t); } // ERROR used-twice
                                    }
                                    private static void use(Ticket t) { t.tear(); }
                                    void turned(Ticket t, boolean late) {
                                        if (!late) { t.tear(); } else { System.out.println(); }
                                        if (late) { t.tear(); }
                                    }
                                    void same(Ticket t, boolean early) {
                                        if (early) { t.tear(); }
                                        if (early) { t.tear(); } // ERROR used-twice
                                    }
                                    void changed(Ticket t, boolean early) {
                                        if (early) { t.tear(); }
                                        early = false;
                                        if (!early) { t.tear(); } // ERROR used-twice
                                    }
                                    void another(Ticket t, boolean early, boolean late) {
                                        if (early) { t.tear(); }
                                        if (!late) { t.tear(); } // ERROR used-twice
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_variable_that_goes_on_to_the_next_value() {
        Verify.that(
                        TYPES
                                + """
                                class Hall {
                                    Ticket next() { return null; }
                                    void loop(Ticket first) {
                                        for (Ticket t = first; t != null; t = next()) { t.tear(); }
                                    }
                                    void after(Ticket first) {
                                        Ticket t = first;
                                        do { t.tear(); t = next(); } while (t != null);
                                    }
                                    void assigned(Ticket first, boolean isFirst) {
                                        Ticket t;
                                        if (isFirst) { t = (first); } else { t = next(); }
                                        while (t != null) { t.tear(); t = next(); }
                                    }
                                    void ofALocal(boolean isFirst) {
                                        Ticket first = next();
                                        Ticket t = isFirst ? first : next();
                                        while (t != null) { t.tear(); t = next(); }
                                    }
                                    void assignedAgain(Ticket first, int n) {
                                        Ticket t;
                                        for (int i = 0; i < n; i++) {
                                            t = first; // ERROR used-twice
                                            t.tear(); // ERROR used-twice
                                        }
                                    }
                                    void ahead(Ticket first) {
                                        Ticket t = first;
                                        while (t != null) {
                                            Ticket following = next();
                                            t.tear();
                                            t = following;
                                        }
                                    }
                                    void copiedLater(Ticket first) {
                                        while (first != null) {
                                            Ticket t;
                                            t = first;
                                            first = next();
                                            t.tear();
                                        }
                                    }
                                    void copied(Ticket first) {
                                        while (first != null) {
                                            Ticket t = first;
                                            first = next();
                                            t.tear();
                                        }
                                    }
                                    void again(Ticket first, int n) {
                                        for (int i = 0; i < n; i++) {
                                            Ticket t = first; // ERROR used-twice
                                            t.tear(); // ERROR used-twice
                                        }
                                    }
                                    void former(Ticket first) {
                                        Ticket t = first;
                                        Ticket kept = t;
                                        t.tear();
                                        t = next();
                                        t.tear();
                                        kept.tear(); // ERROR used-twice
                                    }
                                    void older(int n) {
                                        Ticket kept = null;
                                        for (int i = 0; i < n; i++) {
                                            Ticket t = next();
                                            if (kept != null) { kept.tear(); kept.refund(); } // ERROR used-twice
                                            kept = t;
                                        }
                                    }
                                    void uses(Ticket given) { loop(given); given.tear(); } // ERROR used-twice
                                    void usesCopied(Ticket given) { copied(given); given.tear(); } // ERROR used-twice
                                }
                                """)
                .holds();
    }
}
