package bank;

import static bank.OrderLevels.ACCOUNTS;
import static bank.OrderLevels.FEES;
import static bank.OrderLevels.JOURNAL;

import bank.OrderLevels.Accounts;
import bank.OrderLevels.Fees;

import dev.locksmith.KeyHandle;
import dev.locksmith.LockSet;
import dev.locksmith.Mutex;
import dev.locksmith.annotations.Sendable;

import java.util.List;
import java.util.stream.Stream;

/** Accounts, the fee for a transfer, and a journal: each has a lock, and every thread may come. */
@Sendable
final class Bank {

    private final Mutex<Long, Fees> fee = FEES.mutex("fee", 1L);
    private final Mutex<Journal, OrderLevels.Journal> journal =
            JOURNAL.mutex("journal", new Journal());
    private final List<Mutex<Account, Accounts>> accounts;
    private final LockSet<Account, Accounts> all;

    Bank(int size, long centsEach) {
        accounts =
                Stream.generate(() -> ACCOUNTS.mutex(new Account(centsEach))).limit(size).toList();
        all = LockSet.of(accounts);
    }

    int size() {
        return accounts.size();
    }

    void setFee(KeyHandle handle, long cents) {
        try (var scope = handle.scope();
                var fee = scope.lock(this.fee)) {
            fee.set(cents);
        }
    }

    /** Takes two accounts at once: which of the two numbers is lower does not matter. */
    void transfer(KeyHandle handle, int from, int to, long amount) {
        try (var scope = handle.scope();
                var fee = scope.lock(this.fee);
                var pair = fee.lock(accounts.get(from), accounts.get(to));
                var journal = pair.lock(this.journal)) {
            pair.first().withdraw(amount + fee.get());
            pair.second().deposit(amount);
            journal.get().enter(fee.get());
        }
    }

    /** Stops all transfers for a moment, and adds up what is there. */
    Statement audit(KeyHandle handle) {
        try (var scope = handle.scope();
                var accounts = scope.lock(all);
                var journal = accounts.lock(this.journal)) {
            long sum = accounts.values().stream().mapToLong(Account::cents).sum();
            return new Statement(sum, journal.get().income(), journal.get().transfers());
        }
    }

    /** What was there at one moment. */
    record Statement(long deposits, long income, long transfers) {

        long total() {
            return deposits + income;
        }
    }
}
