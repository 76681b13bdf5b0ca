package bank;

/** Knows nothing of threads: whoever holds its lock has it alone. */
final class Account {

    private long cents;

    Account(long cents) {
        this.cents = cents;
    }

    long cents() {
        return cents;
    }

    void deposit(long amount) {
        cents += amount;
    }

    void withdraw(long amount) {
        cents -= amount;
    }
}
