package bank;

/** What the bank did, and what it earned by it. */
final class Journal {

    private long transfers;
    private long income;

    void enter(long fee) {
        transfers++;
        income += fee;
    }

    long transfers() {
        return transfers;
    }

    long income() {
        return income;
    }
}
