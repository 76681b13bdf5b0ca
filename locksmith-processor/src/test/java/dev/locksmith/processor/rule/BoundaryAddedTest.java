package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class BoundaryAddedTest {

    @Test
    void the_whole_message() {
        Verify.that(
                        """
                        interface Worker { void run(Runnable task); void hand(@Sendable Runnable task); }
                        final class PoolWorker implements Worker {
                            public void run(@Sendable Runnable task) {} // ERROR boundary-added
                            public void hand(Runnable task) {}
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:boundary-added] parameter 'task' of PoolWorker.run must be sendable, but not that of Worker.run, which it overrides
                          whoever calls PoolWorker.run by the type Worker may pass a confined value
                          to fix: mark it @Sendable in Worker.run too, or take @Sendable away here\
                        """);
    }

    @Test
    void reported_once_at_the_first_that_adds_it() {
        Verify.that(
                        """
                        interface Worker { void run(Runnable task); }
                        abstract class Middle implements Worker {}
                        class PoolWorker extends Middle {
                            public void run(@Sendable Runnable task) {} // ERROR boundary-added
                        }
                        class BigWorker extends PoolWorker implements Worker {
                            public void run(@Sendable Runnable task) {}
                        }
                        interface Other { void run(Runnable task); }
                        class BothWorker extends PoolWorker implements Other {
                            public void run(@Sendable Runnable task) {} // ERROR boundary-added
                        }
                        """)
                .holds();
    }

    @Test
    void where_the_type_is_sendable_anyway_nothing_is_added() {
        Verify.that(
                        """
                        interface Sink<T> { void put(T item); void name(String name); }
                        interface Safe<@Sendable T> { void put(T item); }
                        class Names implements Sink<String> {
                            public void put(@Sendable String item) {}
                            public void name(@Sendable String name) {}
                        }
                        class Things implements Sink<Object> {
                            public void put(@Sendable Object item) {} // ERROR boundary-added
                            public void name(String name) {}
                        }
                        class SafeThings implements Safe<Object> {
                            public void put(@Sendable Object item) {}
                        }
                        """)
                .holds();
    }

    @Test
    void type_parameters_and_receivers() {
        Verify.that(
                        """
                        interface Depot {
                            <T> void ship(T item);
                            <@Sendable T> void send(T item);
                            void start();
                        }
                        class Harbour implements Depot {
                            public <@Sendable T> void ship(T item) {} // ERROR boundary-added
                            public <@Sendable T> void send(T item) {}
                            public void start(@Sendable Harbour this) {} // ERROR boundary-added
                        }
                        """)
                .holds();
    }

    @Test
    void overloads_statics_constructors_and_private_methods_override_nothing() {
        Verify.that(
                        """
                        class Base {
                            Base(Runnable task) {}
                            void run(Runnable task) {}
                            static void go(Runnable task) {}
                            private void hide(Runnable task) {}
                        }
                        class Derived extends Base {
                            Derived(@Sendable Runnable task) { super(task); }
                            void run(@Sendable Runnable task, int times) {}
                            static void go(@Sendable Runnable task) {}
                            private void hide(@Sendable Runnable task) {}
                        }
                        """)
                .holds();
    }

    @Test
    void suppressed() {
        Verify.that(
                        """
                        interface Worker { void run(Runnable task); }
                        final class PoolWorker implements Worker {
                            @SuppressWarnings("locksmith:boundary-added")
                            public void run(@Sendable Runnable task) {}
                        }
                        """)
                .holds();
    }
}
