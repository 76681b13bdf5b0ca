package invoices;

import dev.locksmith.annotations.Sendable;

/** What an invoice needs. It goes to another thread, so that javac sees to it that it may. */
@Sendable
record Invoice(String customer, long cents) {}
