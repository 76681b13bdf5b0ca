package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class StaleKeyTest {

    private static final String BANK =
            """
            import dev.locksmith.*;
            import dev.locksmith.annotations.*;
            import java.util.List;
            final class Fees extends Level<Unlocked, Fees.Held> {
                interface Held extends Unlocked {}
                static final Fees LEVEL = new Fees();
                private Fees() { super(Unlocked.class, Held.class); }
            }
            final class Accounts extends Level<Fees.Held, Accounts.Held> {
                interface Held extends Fees.Held {}
                static final Accounts LEVEL = new Accounts();
                private Accounts() { super(Fees.Held.class, Held.class); }
            }
            final class Bank {
                static final Mutex<Integer, Fees> FEE = Mutex.of(Fees.LEVEL, 1);
                static final Mutex<Integer, Accounts> BALANCE = Mutex.of(Accounts.LEVEL, 100);
                static void read(LockKey<?> key) { System.out.println(key); }
            }
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        BANK
                                + """
                                final class Use {
                                    void stale(LockScope scope) {
                                        try (var fee = scope.lock(Bank.FEE)) {
                                            try (var balance = scope.lock(Bank.BALANCE)) { // ERROR stale-key
                                                balance.set(balance.get() - fee.get());
                                            }
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:stale-key] 'scope' may not be used while what it opened is open, but opens more here
                          'scope' opened something at Test.java:21
                          that is still open here, and only the newest key may be used
                          to fix: use the newest key, or close what is open first\
                        """);
    }

    @Test
    void the_whole_message_for_a_key_that_is_closed() {
        Verify.that(
                        BANK
                                + """
                                final class Use {
                                    void stale(LockScope scope) {
                                        try (var fee = scope.lock(Bank.FEE)) {
                                            scope.close(); // ERROR stale-key
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:stale-key] 'scope' may not be used while what it opened is open, but is closed here
                          'scope' opened something at Test.java:21
                          that is still open here, and only the newest key may be used
                          to fix: use the newest key, or close what is open first\
                        """);
    }

    @Test
    void the_whole_message_for_a_key_that_is_passed_on() {
        Verify.that(
                        BANK
                                + """
                                final class Use {
                                    void stale(LockScope scope) {
                                        try (var fee = scope.lock(Bank.FEE)) {
                                            Bank.read(scope); // ERROR stale-key
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:stale-key] 'scope' may not be used while what it opened is open, but is passed on here
                          'scope' opened something at Test.java:21
                          that is still open here, and only the newest key may be used
                          to fix: use the newest key, or close what is open first\
                        """);
    }

    @Test
    void reading_is_free() {
        Verify.that(
                        BANK
                                + """
                                final class Use {
                                    void read(LockScope scope) {
                                        try (var fee = scope.lock(Bank.FEE); var balance = fee.lock(Bank.BALANCE)) {
                                            balance.set(balance.get() - fee.get());
                                            fee.set(2);
                                            System.out.println(fee + " " + scope);
                                            Bank.read(balance);
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_a_key_may_not_do_while_it_rests() {
        Verify.that(
                        BANK
                                + """
                                final class Use {
                                    void stale(KeyHandle handle) {
                                        try (var scope = handle.scope()) {
                                            try (var second = handle.scope()) { // ERROR stale-key
                                                System.out.println("two at once");
                                            }
                                            try (var fee = scope.lock(Bank.FEE)) {
                                                Bank.read(scope); // ERROR stale-key
                                                scope.close(); // ERROR stale-key
                                                Bank.read(fee);
                                            }
                                            Bank.read(scope);
                                        }
                                        try (var again = handle.scope()) {
                                            Bank.read(again);
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void after_it_on_every_path_the_outer_key_works_again() {
        Verify.that(
                        BANK
                                + """
                                final class Use {
                                    void paths(LockScope scope, boolean twice) {
                                        for (int i = 0; i < 3; i++) {
                                            try (var fee = scope.lock(Bank.FEE)) {
                                                if (twice) {
                                                    continue;
                                                }
                                                fee.set(i);
                                            }
                                        }
                                        try (var fee = scope.lock(Bank.FEE)) {
                                            fee.set(2);
                                        } catch (IllegalStateException e) {
                                            Bank.read(scope);
                                        }
                                        Bank.read(scope);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void other_scope_bound_types_may_open_two_at_once() {
        Verify.that(
                        BANK
                                + """
                                @ScopeBound final class Query implements AutoCloseable {
                                    Query nested() { return new Query(); }
                                    @Override public void close() {}
                                }
                                final class Pool {
                                    @SuppressWarnings("locksmith:escapes-scope")
                                    Query open() { return new Query(); }
                                }
                                final class Use {
                                    void two(Pool pool, boolean big) {
                                        try (var one = pool.open(); var two = pool.open(); var three = two.nested()) {
                                            try (var four = two.nested(); var five = big ? pool.open() : pool.open()) {
                                                System.out.println(List.of(1, 2, 3, 4, 5));
                                            }
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_lock_that_was_not_had_opens_nothing() {
        Verify.that(
                        BANK
                                + """
                                final class Use {
                                    void quiet(LockScope scope) {
                                        try (var fee = scope.tryLock(Bank.FEE)) {
                                            if (fee == null) {
                                                try (var waited = scope.lock(Bank.FEE)) { waited.set(1); }
                                                Bank.read(scope);
                                            } else {
                                                fee.set(2);
                                            }
                                        }
                                        try (var fee = scope.tryLock(Bank.FEE)) {
                                            if (null != fee && fee.get() > 1) { return; }
                                            if (!(fee != null)) { Bank.read(scope); }
                                        }
                                    }
                                    void stale(LockScope scope, Object other) {
                                        try (var fee = scope.tryLock(Bank.FEE)) {
                                            if (fee != null) {
                                                Bank.read(scope); // ERROR stale-key
                                            }
                                            if (fee == other) {
                                                Bank.read(scope); // ERROR stale-key
                                            }
                                            if (fee == null) {
                                                System.out.println("busy");
                                            }
                                            Bank.read(scope); // ERROR stale-key
                                        }
                                    }
                                    void again(LockScope scope) {
                                        for (int i = 0; i < 3; i++) {
                                            try (var fee = scope.tryLock(Bank.FEE)) {
                                                Bank.read(scope); // ERROR stale-key
                                                if (fee == null) { continue; }
                                                Bank.read(scope); // ERROR stale-key
                                            }
                                        }
                                    }
                                }
                                """)
                .holds();
    }
}
