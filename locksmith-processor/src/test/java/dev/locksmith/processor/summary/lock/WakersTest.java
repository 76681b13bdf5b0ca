package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Who may wake a thread that waits. */
class WakersTest {

    @Test
    void woken_by_a_helper_that_holds_what_nobody_can_name() {
        Verify.that(
                        """
                        class Mailbox {
                            private final Object door = new Object();
                            private Object head = new Object();
                            void put() throws InterruptedException {
                                synchronized (door) {
                                    synchronized (this) { wait(); notify(); }
                                }
                            }
                            Object take() { return extract(); }
                            private synchronized Object extract() {
                                synchronized (head) { head = new Object(); notify(); return head; }
                            }
                        }
                        """)
                .holds();
    }
}
