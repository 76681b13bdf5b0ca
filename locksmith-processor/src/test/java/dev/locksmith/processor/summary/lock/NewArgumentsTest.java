package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Helpers that are given new objects alone: nobody else can have locked these. */
class NewArgumentsTest {

    private static void pool(String members) {
        Verify.that(
                        """
                        package work;
                        import java.util.*;
                        class Session {
                            private final Pool pool;
                            private final Object state = new Object();
                            final Object door;
                            Session(Pool pool) { this(pool, new Object()); }
                            Session(Pool pool, Object door) { this.pool = pool; this.door = door; }
                            synchronized void open() { }
                            synchronized void close() { pool.gone(this); }
                            void freeze() { synchronized (state) { } }
                            void thaw() { synchronized (state) { pool.gone(this); } }
                            void enter() { synchronized (door) { } }
                            void leave() { synchronized (door) { pool.gone(this); } }
                        }
                        class Pool {
                            private final Set<Session> all = new HashSet<>();
                            private final Object lock = new Object();
                            private final Object gate = new Object();
                            void gone(Session session) { synchronized (lock) { all.remove(session); } }
                        """
                                + members
                                + "}\n")
                .holds();
    }

    private static final String ADD =
            "private void add(Session s) { synchronized (lock) { all.add(s); s.open(); } }";

    @Test
    void a_helper_that_is_given_new_objects() {
        pool("void make() { add(new Session(this)); }\n" + ADD + "\n");
        pool("void make() { Session s = new Session(this); add(s); }\n" + ADD + "\n");
        pool(
                "Pool() { add(new Session(this)); }\nvoid make() { add(new Session(this)); }\n"
                        + ADD
                        + "\n");
        pool(
                "void make() { add(new Session(this)); }\n"
                        + "void keep(Session s) { add(s); } // ERROR lock-cycle\n"
                        + ADD
                        + "\n");
        pool(
                "void make(Map<String, Session> known) { add(new Session(this)); add(known.get(\"\")); }\n"
                        + ADD
                        + " // ERROR lock-cycle\n");
        pool(
                "void keep(Map<String, Session> known) { add(known.get(\"\")); }\n"
                        + ADD
                        + " // ERROR lock-cycle\n");
    }

    @Test
    void the_lock_that_the_object_has_made_for_itself() {
        String freeze = "private void add(Session s) { synchronized (lock) { s.freeze(); } }\n";
        pool("void make() { add(new Session(this)); }\n" + freeze);
        pool("void keep(Session s) { add(s); } // ERROR lock-cycle\n" + freeze);
    }

    @Test
    void a_lock_that_the_object_was_given() {
        pool(
                """
                void make() { add(new Session(this, gate)); }
                private void add(Session s) { synchronized (lock) { s.enter(); } } // ERROR lock-cycle
                """);
    }

    @Test
    void helpers_that_hand_it_on() {
        String check = " check(Session s) { if (s != null) { add(s); } }";
        String make = "void make() { check(new Session(this)); }\n";
        pool(make + "private void" + check + "\n" + ADD + "\n");
        pool(make + "void" + check + "\n" + ADD + "\n");
        pool(
                make
                        + "void keep(Session s) { check(s); } // ERROR lock-cycle\n"
                        + "void"
                        + check
                        + "\n"
                        + ADD
                        + "\n");
    }

    @Test
    void who_gives_it_to_others_may_have_let_it_out() {
        pool(
                """
                private Session last;
                private synchronized void keep(Session s) { last = s; }
                void make() { Session s = new Session(this); keep(s); add(s); }
                private void add(Session s) { synchronized (lock) { s.open(); } } // ERROR lock-cycle
                """);
        pool(
                """
                private Session last;
                private synchronized void keep(Session s) { last = s; }
                void make() { both(new Session(this)); }
                private void both(Session s) { keep(s); add(s); }
                private void add(Session s) { synchronized (lock) { s.open(); } } // ERROR lock-cycle
                """);
    }

    @Test
    void a_function_gives_others_too() {
        pool(
                "void make(List<Session> more) { add(new Session(this)); more.forEach(this::add); }\n"
                        + ADD
                        + " // ERROR lock-cycle\n");
    }

    @Test
    void code_of_other_packages_may_give_others() {
        Verify.that(
                        """
                        package work;
                        public class Pool {
                            private static final Object LOCK = new Object();
                            public static class Session {
                                public synchronized void open() { }
                                public synchronized void close() { synchronized (LOCK) { } }
                            }
                            void make() { add(new Session()); }
                            public void add(Session s) { synchronized (LOCK) { s.open(); } } // ERROR lock-cycle
                        }
                        """)
                .holds();
    }
}
