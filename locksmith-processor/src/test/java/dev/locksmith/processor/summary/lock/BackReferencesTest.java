package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Circles through two objects that have each other. */
class BackReferencesTest {

    private static final String PART =
            """
            class Part {
                private final Whole whole;
                Part(Whole whole) { this.whole = whole; }
                synchronized void turn() { }
                synchronized void stop() { whole.note(); } // ERROR lock-cycle
            }
            """;

    private static final String PART_ALONE = PART.replace(" // ERROR lock-cycle", "");

    @Test
    void a_part_that_a_field_is_given_when_it_is_declared() {
        Verify.that(
                        """
                        class Whole {
                            private final Part part = new Part(this);
                            synchronized void start() { part.turn(); }
                            synchronized void note() { }
                        }
                        """
                                + PART)
                .holds();
    }

    @Test
    void a_part_made_by_the_constructor_for_a_field_that_is_not_final() {
        Verify.that(
                        """
                        class Whole {
                            private Part part;
                            Whole() { part = new Part(this); }
                            synchronized void start() { part.turn(); }
                            synchronized void note() { }
                        }
                        """
                                + PART)
                .holds();
    }

    @Test
    void parts_in_a_collection() {
        Verify.that(
                        """
                        import java.util.*;
                        class Whole {
                            private final List<Part> parts = new ArrayList<>();
                            synchronized void grow() {
                                Part part = new Part(this);
                                parts.add(part);
                            }
                            synchronized void start() {
                                for (Part each : parts) { each.turn(); }
                            }
                            synchronized void note() { }
                        }
                        """
                                + PART)
                .holds();
        Verify.that(
                        """
                        import java.util.*;
                        class Whole {
                            private final Map<String, Part> parts = new HashMap<>();
                            synchronized void grow(String name) { parts.put(name, new Part(this)); }
                            synchronized void start() {
                                for (Part each : parts.values()) { each.turn(); }
                            }
                            synchronized void note() { }
                        }
                        """
                                + PART)
                .holds();
    }

    private static String enlisting(String how) {
        return """
        import java.util.*;
        class Model {
            interface Listener { void changed(); }
            private final List<Listener> listeners = new ArrayList<>();
            synchronized void add(Listener listener) { listeners.add(listener); }
            synchronized void change() {
                for (Listener each : listeners) { each.changed(); }
            }
            synchronized int value() { return 1; }
        }
        class View implements Model.Listener {
            private final Model model;
            View(Model given) { model = given; $ }
            public synchronized void changed() { }
            synchronized int shown() { return model.value(); } // ERROR lock-cycle
        }
        """
                .replace("$", how);
    }

    @Test
    void a_listener_that_enlists_itself() {
        Verify.that(enlisting("given.add(this);")).holds();
        Verify.that(enlisting("model.add(this);")).holds();
        // Somebody else may give it to another model.
        Verify.that(enlisting("").replace(" // ERROR lock-cycle", "")).holds();
    }

    @Test
    void a_constructor_that_hands_on_what_it_is_given() {
        Verify.that(
                        """
                        class Whole {
                            private final Part part = new Wheel(this);
                            synchronized void start() { part.turn(); }
                            synchronized void note() { }
                        }
                        class Wheel extends Part {
                            Wheel(Whole whole) { super(whole); }
                        }
                        """
                                + PART)
                .holds();
    }

    @Test
    void a_part_of_another_whole() {
        Verify.that(
                        """
                        class Whole {
                            private final Part part;
                            Whole(Part part) { this.part = part; }
                            synchronized void start() { part.turn(); }
                            synchronized void note() { }
                        }
                        """
                                + PART_ALONE)
                .holds();
        Verify.that(
                        """
                        class Whole {
                            private final Part part;
                            Whole(Whole other) { part = new Part(other); }
                            synchronized void start() { part.turn(); }
                            synchronized void note() { }
                        }
                        """
                                + PART_ALONE)
                .holds();
    }

    @Test
    void a_field_that_is_given_another_part_later() {
        Verify.that(
                        """
                        class Whole {
                            private Part part = new Part(this);
                            synchronized void start() { part.turn(); }
                            synchronized void replace(Part other) { part = other; }
                            synchronized void note() { }
                        }
                        """
                                + PART_ALONE)
                .holds();
    }

    @Test
    void in_complete_mode_a_circle_of_classes_is_enough() {
        Verify.that(
                        """
                        class Whole {
                            private final Part part;
                            Whole(Part part) { this.part = part; }
                            synchronized void start() { part.turn(); }
                            synchronized void note() { }
                        }
                        """
                                + PART)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    private static final String TWO_KINDS =
            """
            class Office {
                interface Log { void write(); }
                private final Object desk = new Object();
                void work(Log log) {
                    synchronized (desk) { log.write(); } // ERROR lock-cycle
                }
                class Paper implements Log {
                    public void write() { synchronized (this) { file(); } }
                }
                class Nothing implements Log {
                    public void write() { }
                }
                void file() { synchronized (desk) { } }
            }
            """;

    @Test
    void in_complete_mode_one_implementation_that_locks_is_enough() {
        Verify.that(TWO_KINDS).withOptions("-Alocksmith.mode=complete").holds();
        Verify.that(TWO_KINDS.replace(" // ERROR lock-cycle", "")).holds();
    }

    @Test
    void a_method_of_the_object_around_that_others_may_call_too() {
        // Who comes by way of work() may hold this desk already: it is told of the other way.
        String atTheCallBack =
                TWO_KINDS
                        .replaceAll("(?s) +class Nothing.*?\n    }\n", "")
                        .replace(" // ERROR lock-cycle", "")
                        .replace("{ file(); } }", "{ file(); } } // ERROR lock-cycle");
        // In a package of its own nobody else calls work().
        Verify.that(atTheCallBack).asWritten().holds();
    }

    @Test
    void the_name_of_a_pattern() {
        Verify.that(
                        """
                        class Pin {
                            synchronized int value() { return 1; }
                            @Override public synchronized boolean equals(Object other) {
                                return other instanceof Pin pin && pin.value() == 1; // ERROR lock-cycle
                            }
                            @Override public int hashCode() { return 1; }
                        }
                        """)
                .holds();
    }

    @Test
    void the_constant_of_an_enum() {
        Verify.that(
                        """
                        enum Region {
                            NORTH, SOUTH;
                            private static final Object LOG = new Object();
                            private final Object lock = new Object();
                            void write() {
                                synchronized (lock) {
                                    synchronized (LOG) { }
                                }
                            }
                            static void dump() {
                                synchronized (LOG) {
                                    synchronized (NORTH.lock) { } // ERROR lock-cycle
                                }
                            }
                        }
                        """)
                .holds();
    }

    private static final String FLOWS =
            """
            import java.util.concurrent.locks.*;
            abstract class Flow {
                final Lock window = new ReentrantLock();
                final Condition free = window.newCondition();
                final Manager manager = new Manager(this);
            }
            class Manager {
                private final Flow flow;
                Manager(Flow flow) { this.flow = flow; }
                void sleep() throws InterruptedException {
                    flow.window.lock();
                    try { flow.free.await(); } finally { flow.window.unlock(); }
                }
                void wake() {
                    flow.window.lock();
                    try { flow.free.signal(); } finally { flow.window.unlock(); }
                }
            }
            """;

    @Test
    void a_lock_that_is_given_back_under_another_name_while_its_thread_sleeps() {
        Verify.that(
                        FLOWS
                                + """
                                class Stream extends Flow {
                                    void reserve() throws InterruptedException {
                                        window.lock();
                                        try { manager.sleep(); } finally { window.unlock(); }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void two_objects_of_which_neither_can_be_where_the_other_is() {
        Verify.that(
                        FLOWS
                                + """
                                class Stream extends Flow { }
                                class Connection extends Flow {
                                    void reserve(Stream stream) {
                                        stream.window.lock();
                                        try {
                                            window.lock();
                                            window.unlock();
                                        } finally {
                                            stream.window.unlock();
                                        }
                                    }
                                    void join(Connection other) {
                                        other.window.lock();
                                        try {
                                            window.lock(); // ERROR lock-cycle
                                            window.unlock();
                                        } finally {
                                            other.window.unlock();
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_child_that_puts_itself_into_its_parents_collection() {
        Verify.that(
                        """
                        import java.util.*;
                        class Folder {
                            private final Folder parent;
                            private final List<Folder> children = new ArrayList<>();
                            Folder(Folder parent) {
                                this.parent = parent;
                                if (parent != null) { parent.children.add(this); }
                            }
                            synchronized void grow() { if (parent != null) { parent.grow(); } } // ERROR lock-cycle
                            synchronized void walk() { for (Folder each : children) { each.walk(); } }
                        }
                        """)
                .holds();
    }

    @Test
    void inner_objects_in_fields_of_the_object_around_them() {
        String text =
                """
                import java.util.*;
                class Clock {
                    private final Hand hand = new Hand();
                    private final List<Hand> others = new ArrayList<>();
                    private int n;
                    Clock() { others.add(new Hand()); }
                    synchronized void tick() { $ }
                    private synchronized void count() { n++; }
                    class Hand {
                        private int at;
                        synchronized void turn() { at++; }
                        synchronized void strike() { count(); } // ERROR lock-cycle
                    }
                }
                """;
        Verify.that(text.replace("$", "hand.turn();")).holds();
        Verify.that(text.replace("$", "for (Hand each : others) { each.turn(); }")).holds();
        Verify.that(
                        text.replace("$", "hand.turn();")
                                .replace(
                                        "strike() { count(); } // ERROR lock-cycle",
                                        "strike() { at++; }"))
                .holds();
        Verify.that(
                        text.replace("$", "hand.turn();")
                                .replace(
                                        "synchronized void strike() { count(); } // ERROR lock-cycle",
                                        "void strike() { turn(); count(); }"))
                .holds();
    }
}
