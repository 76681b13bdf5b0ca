package invoices;

import dev.locksmith.annotations.ThreadConfined;

/** What a user is typing: it belongs to the thread that serves him. */
@ThreadConfined
final class Drafts {

    private String customer = "";
    private long cents;

    void customer(String name) {
        customer = name;
    }

    void add(long more) {
        cents += more;
    }

    /** What may leave the thread. */
    Invoice finished() {
        return new Invoice(customer, cents);
    }
}
