package dev.locksmith.processor.dataflow.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What tells the order of two objects of one class, and what does not. */
class ComparisonsTest {

    @Test
    void compared_with_something_else() {
        Verify.that(
                        """
                        class Account {
                            private long cents;
                            private int rank;
                            void move(Account to, long amount) {
                                if (amount <= 0) { throw new IllegalArgumentException(); }
                                synchronized (this) {
                                    if (cents < amount) { return; }
                                    synchronized (to) { to.cents += amount; } // ERROR lock-cycle
                                }
                            }
                            void ranked(Account to) {
                                if (to.rank >= rank) { throw new IllegalArgumentException(); }
                                synchronized (this) { synchronized (to) { cents++; } }
                            }
                            void difference(Account to) {
                                int order = rank - to.rank;
                                if (order < 0) { return; }
                                synchronized (this) { synchronized (to) { cents++; } }
                            }
                            void told(Account to, int mine, int others) {
                                if (mine >= others) { return; }
                                synchronized (this) { synchronized (to) { cents++; } }
                            }
                            void sorted(Account to) { both(this, to, rank - to.rank); }
                            private void both(Account one, Account other, int order) {
                                if (order > 0) { both(other, one, -order); return; }
                                synchronized (one) { synchronized (other) { cents++; } }
                            }
                        }
                        class Purse {
                            private long cents;
                            void some(Purse to, int times) {
                                for (int i = 0; i < times; i++) {
                                    synchronized (to) { synchronized (this) { cents++; } } // ERROR lock-cycle
                                }
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void methods_that_compare_their_object_with_another_one() {
        Verify.that(
                        """
                        class Account {
                            private final long id;
                            private long cents;
                            Account(long id) { this.id = id; }
                            private boolean isBefore(Account other) { return id < other.id; }
                            static int order(Account one, Account other) { return Long.signum(one.id - other.id); }
                            void move(Account to) {
                                if (isBefore(to)) {
                                    synchronized (this) { synchronized (to) { cents++; } }
                                } else {
                                    synchronized (to) { synchronized (this) { cents++; } }
                                }
                            }
                            void sorted(Account to) {
                                if (order(this, to) > 0) { to.sorted(this); return; }
                                synchronized (this) { synchronized (to) { cents++; } }
                            }
                        }
                        class Purse {
                            private long cents;
                            void move(Purse to) {
                                if (this == to || equals(to)) { return; }
                                synchronized (this) { synchronized (to) { cents++; } } // ERROR lock-cycle
                            }
                        }
                        """)
                .holds();
    }
}
