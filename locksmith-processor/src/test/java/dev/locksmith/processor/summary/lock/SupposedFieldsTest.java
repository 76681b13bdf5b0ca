package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What a method does for one value of a boolean field only. */
class SupposedFieldsTest {

    @Test
    void a_field_that_is_false_there() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private final boolean direct;
                            Queue(boolean direct) { this.direct = direct; }
                            void put() { synchronized (head) { if (!direct) { wake(); } } }
                            void take() { synchronized (tail) { synchronized (head) { } } }
                            private void wake() { if (direct) { synchronized (tail) { } } }
                        }
                        class Line {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private final boolean direct;
                            Line(boolean direct) { this.direct = direct; }
                            void put() { synchronized (head) { if (direct) { wake(); } } }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake() { if (direct) { synchronized (tail) { } } }
                        }
                        """)
                .holds();
    }

    @Test
    void two_ways_of_one_object_of_which_it_takes_one() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private final boolean fair;
                            Queue(boolean fair) { this.fair = fair; }
                            void put() { if (fair) { synchronized (head) { synchronized (tail) { } } } }
                            void take() {
                                if (fair) { return; }
                                synchronized (tail) { synchronized (head) { } }
                            }
                        }
                        class Line {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private final boolean fair;
                            Line(boolean fair) { this.fair = fair; }
                            void put() { if (fair) { synchronized (head) { synchronized (tail) { } } } }
                            void take() {
                                if (!fair) { return; }
                                synchronized (tail) { synchronized (head) { } } // ERROR lock-cycle
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void two_objects_that_share_their_locks() {
        Verify.that(
                        """
                        class Queue {
                            private static final Object HEAD = new Object();
                            private static final Object TAIL = new Object();
                            private final boolean fair;
                            Queue(boolean fair) { this.fair = fair; }
                            void put() { if (fair) { synchronized (HEAD) { synchronized (TAIL) { } } } }
                            void take() {
                                if (fair) { return; }
                                synchronized (TAIL) { synchronized (HEAD) { } } // ERROR lock-cycle
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_field_that_changes_keeps_nothing_apart() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private boolean open;
                            void open() { open = true; }
                            void put() { if (open) { synchronized (head) { synchronized (tail) { } } } }
                            void take() {
                                if (open) { return; }
                                synchronized (tail) { synchronized (head) { } } // ERROR lock-cycle
                            }
                        }
                        class Line {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private volatile boolean open;
                            void put() {
                                synchronized (head) { if (!open) { open = true; wake(); } }
                            }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake() { if (open) { synchronized (tail) { } } }
                        }
                        """)
                .holds();
    }

    @Test
    void by_a_getter_a_local_variable_or_the_field_of_a_part() {
        Verify.that(
                        """
                        class Settings {
                            private final boolean direct;
                            Settings(boolean direct) { this.direct = direct; }
                            boolean isDirect() { return direct; }
                        }
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private final Settings settings;
                            Queue(Settings settings) { this.settings = settings; }
                            void put() { synchronized (head) { if (!settings.isDirect()) { wake(); } } }
                            void offer() {
                                boolean direct = settings.isDirect();
                                synchronized (head) { if (!direct && head != tail) { wake(); } }
                            }
                            void take() { synchronized (tail) { synchronized (head) { } } }
                            private void wake() { if (isDirect()) { synchronized (tail) { } } }
                            private boolean isDirect() { return settings.isDirect(); }
                        }
                        class Line {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private Settings settings;
                            void use(Settings other) { settings = other; }
                            void put() { synchronized (head) { if (!settings.isDirect()) { wake(); } } }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake() { if (settings.isDirect()) { synchronized (tail) { } } }
                        }
                        """)
                .holds();
    }

    @Test
    void the_field_of_another_object() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private final boolean direct;
                            Queue(boolean direct) { this.direct = direct; }
                            void put(Queue other) { synchronized (head) { if (!other.direct) { wake(); } } }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake() { if (direct) { synchronized (tail) { } } }
                        }
                        class Line {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            final boolean direct;
                            Line(boolean direct) { this.direct = direct; }
                            static void put(Line line) { synchronized (line.head) { if (!line.direct) { line.wake(); } } }
                            void take() { synchronized (tail) { synchronized (head) { } } }
                            private void wake() { if (direct) { synchronized (tail) { } } }
                        }
                        """)
                .holds();
    }

    @Test
    void an_object_that_was_made_with_the_value() {
        Verify.that(
                        """
                        class Lines {
                            static final Object HEAD = new Object();
                            static final Object TAIL = new Object();
                            record Waker(boolean direct) {
                                void wake() { if (direct) { synchronized (TAIL) { } } }
                            }
                            void put() { synchronized (HEAD) { new Waker(false).wake(); } }
                            void take() { synchronized (TAIL) { synchronized (HEAD) { } } }
                        }
                        class Queues {
                            static final Object HEAD = new Object();
                            static final Object TAIL = new Object();
                            record Waker(boolean direct) {
                                void wake() { if (direct) { synchronized (TAIL) { } } }
                            }
                            void put() { synchronized (HEAD) { new Waker(true).wake(); } }
                            void take() { synchronized (TAIL) { synchronized (HEAD) { } } } // ERROR lock-cycle
                        }
                        """)
                .holds();
    }

    @Test
    void both_ways_lead_there() {
        Verify.that(
                        """
                        class Queue {
                            private final Object head = new Object();
                            private final Object tail = new Object();
                            private final boolean direct;
                            Queue(boolean direct) { this.direct = direct; }
                            void put() { synchronized (head) { if (!direct) { wake(); } } }
                            void take() { synchronized (tail) { synchronized (head) { } } } // ERROR lock-cycle
                            private void wake() {
                                if (direct) { tails(); } else { tails(); }
                            }
                            private void tails() { synchronized (tail) { } }
                        }
                        """)
                .holds();
    }

    private static void broker(String methods) {
        Verify.that(
                        """
                        abstract class Command { boolean isControl() { return false; } }
                        class Message extends Command { }
                        class Control extends Command { @Override boolean isControl() { return true; } }
                        class Changing extends Command {
                            private boolean control;
                            void change() { control = !control; }
                            @Override boolean isControl() { return control; }
                        }
                        class Broker {
                            private final Object in = new Object();
                            private final Object out = new Object();
                            private void dispatch(Command c) { if (c.isControl()) { synchronized (out) { } } }
                            private void pass(Command c) { dispatch(c); }
                        """
                                + methods
                                + "}")
                .holds();
    }

    @Test
    void what_the_class_of_an_object_answers() {
        String other = "void other() { synchronized (out) { synchronized (in) { } } }\n";
        String bad = other.replace("\n", " // ERROR lock-cycle\n");
        broker("void send(Message c) { synchronized (in) { dispatch(c); } }\n" + other);
        broker("void send(Message c) { synchronized (in) { pass(c); } }\n" + other);
        broker("void send() { synchronized (in) { pass(new Message()); } }\n" + other);
        broker("void send(Control c) { synchronized (in) { pass(c); } }\n" + bad);
        String cast = "private void any(Object o) { Command c = (Command) o; dispatch(c); }\n";
        broker(
                cast
                        + "void send() { synchronized (in) { Message m = new Message(); any(m); } }\n"
                        + other);
        broker(
                cast
                        + "void send() { synchronized (in) { Control c = new Control(); any(c); } }\n"
                        + bad);
        String here = cast.replace("dispatch(c);", "if (c.isControl()) { synchronized (out) { } }");
        broker(here + "void send(Message m) { synchronized (in) { any(m); } }\n" + other);
        broker(here + "void send(Object o) { synchronized (in) { any(o); } }\n" + bad);
        broker("void send(Command c) { synchronized (in) { dispatch(c); } }\n" + bad);
        broker("void send(Changing c) { synchronized (in) { dispatch(c); } }\n" + bad);
        broker(
                """
                void send(Command c) { synchronized (in) { if (!c.isControl()) { change(c); dispatch(c); } } }
                private void change(Command c) { if (c instanceof Changing one) { one.change(); } }
                """
                        + bad);
    }
}
