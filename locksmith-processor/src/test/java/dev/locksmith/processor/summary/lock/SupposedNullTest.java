package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What a method does only where a parameter is null, or is not. */
class SupposedNullTest {

    @Test
    void done_for_null_alone() {
        Verify.that(
                        """
                        final class Core {
                            private Object handle;
                            synchronized void configure() {}
                            synchronized void finish() { handle = new Handle(this); }
                        }
                        final class Pool {
                            static final Pool ONE = new Pool();
                            synchronized Core get() { return new Core(); }
                            synchronized void configure(Core core) { core.configure(); }
                        }
                        final class Handle {
                            private final Core core;
                            Handle(Core core) {
                                if (core != null) { this.core = core; } else { this.core = Pool.ONE.get(); }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void done_for_an_object_alone() {
        Verify.that(
                        """
                        class Shelf {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            void plain() { synchronized (jobs) { tell(null); } }
                            void count() { synchronized (users) { synchronized (jobs) { } } }
                            private void tell(String name) { if (name != null) { synchronized (users) { } } }
                        }
                        class Cupboard {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            void plain() { synchronized (jobs) { tell((String) null); } }
                            void count() { synchronized (users) { synchronized (jobs) { } } }
                            private void tell(String name) {
                                if (java.util.Objects.isNull(name)) { return; }
                                synchronized (users) { }
                            }
                        }
                        class Drawer {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            void plain() { synchronized (jobs) { first(null); } }
                            void count() { synchronized (users) { synchronized (jobs) { } } }
                            private void first(String name) { tell(name); }
                            private void tell(String name) { if (name != null) { synchronized (users) { } } }
                        }
                        """)
                .holds();
    }

    @Test
    void done_for_what_is_passed() {
        Verify.that(
                        """
                        class Shelf {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            void plain() { synchronized (jobs) { tell(this); } }
                            void count() { synchronized (users) { synchronized (jobs) { } } } // ERROR lock-cycle
                            private void tell(Shelf shelf) { if (shelf != null) { synchronized (users) { } } }
                        }
                        class Cupboard {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            void plain() { synchronized (jobs) { tell(null); } }
                            void count() { synchronized (users) { synchronized (jobs) { } } } // ERROR lock-cycle
                            private void tell(String name) { if (name == null) { synchronized (users) { } } }
                        }
                        class Drawer {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            void plain(String name) { synchronized (jobs) { tell(name); } }
                            void count() { synchronized (users) { synchronized (jobs) { } } } // ERROR lock-cycle
                            private void tell(String name) { if (name != null) { synchronized (users) { } } }
                        }
                        class Box {
                            private final Object jobs = new Object();
                            private final Object users = new Object();
                            void plain() { synchronized (jobs) { tell(null); } }
                            void count() { synchronized (users) { synchronized (jobs) { } } } // ERROR lock-cycle
                            private void tell(String name) {
                                if (name == null) { name = "none"; }
                                if (name != null) { synchronized (users) { } }
                            }
                        }
                        """)
                .holds();
    }
}
