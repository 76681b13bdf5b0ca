package deadlock;

import static deadlock.BooksLevels.ACCOUNT;
import static deadlock.BooksLevels.JOURNAL;

import deadlock.BooksLevels.Account;
import deadlock.BooksLevels.Journal;

import dev.locksmith.KeyHandle;
import dev.locksmith.Mutex;

/** With plain locks, a thread in deposit and one in check could wait for each other forever. */
class Ledger {

    private final Mutex<Long, Account> account = ACCOUNT.mutex(0L);
    private final Mutex<Long, Journal> journal = JOURNAL.mutex(0L);

    void deposit(KeyHandle handle, long amount) {
        try (var scope = handle.scope();
                var balance = scope.lock(account);
                var total = balance.lock(journal)) {
            balance.set(balance.get() + amount);
            total.set(total.get() + amount);
        }
    }

    boolean check(KeyHandle handle) {
        try (var scope = handle.scope();
                var total = scope.lock(journal);
                var balance = total.lock(account)) {
            return balance.get().equals(total.get());
        }
    }
}
