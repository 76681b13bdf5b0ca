package bank;

import bank.Bank.Statement;

import dev.locksmith.KeyHandle;
import dev.locksmith.KeyVoucher;
import dev.locksmith.Locksmith;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Tellers transfer money between accounts, and auditors count it while they do. */
final class Main {

    private static final int TELLERS = 6;
    private static final int AUDITORS = 2;
    private static final int TRANSFERS = 20_000;
    private static final int AUDITS = 500;
    private static final int ACCOUNTS = 40;
    private static final long CENTS_EACH = 1_000_000;

    private final Bank bank = new Bank(ACCOUNTS, CENTS_EACH);
    private final AtomicInteger wrongAudits = new AtomicInteger();

    public static void main(String[] arguments) throws InterruptedException {
        new Main().run();
    }

    private void run() throws InterruptedException {
        try (Locksmith smith = Locksmith.create(TELLERS + AUDITORS);
                KeyHandle handle = KeyHandle.claim()) {
            List<Thread> staff = new ArrayList<>();
            for (int i = 0; i < TELLERS; i++) {
                KeyVoucher voucher = smith.issue().orElseThrow();
                int seed = i;
                staff.add(new Thread(() -> transfer(voucher, seed), "teller " + i));
            }
            for (int i = 0; i < AUDITORS; i++) {
                KeyVoucher voucher = smith.issue().orElseThrow();
                staff.add(new Thread(() -> audit(voucher), "auditor " + i));
            }
            staff.forEach(Thread::start);
            bank.setFee(handle, 2);
            for (Thread each : staff) {
                each.join();
            }
            report(bank.audit(handle));
        }
    }

    private void transfer(KeyVoucher voucher, int seed) {
        Random random = new Random(seed);
        try (KeyHandle handle = voucher.redeem().orElseThrow()) {
            for (int i = 0; i < TRANSFERS; i++) {
                int from = random.nextInt(ACCOUNTS);
                int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
                bank.transfer(handle, from, to, random.nextInt(10_000));
            }
        }
    }

    private void audit(KeyVoucher voucher) {
        try (KeyHandle handle = voucher.redeem().orElseThrow()) {
            for (int i = 0; i < AUDITS; i++) {
                if (bank.audit(handle).total() != ACCOUNTS * CENTS_EACH) {
                    wrongAudits.incrementAndGet();
                }
            }
        }
    }

    private void report(Statement end) {
        System.out.printf(
                "%d tellers made %d transfers between %d accounts.%n",
                TELLERS, end.transfers(), ACCOUNTS);
        System.out.printf(
                "Deposits %d + fees %d = %d cents; there were %d at the start.%n",
                end.deposits(), end.income(), end.total(), ACCOUNTS * CENTS_EACH);
        System.out.printf(
                "%d audits while they worked, %d of them wrong.%n",
                AUDITORS * AUDITS, wrongAudits.get());
        boolean right =
                end.transfers() == TELLERS * TRANSFERS
                        && end.total() == ACCOUNTS * CENTS_EACH
                        && wrongAudits.get() == 0;
        if (!right) {
            throw new AssertionError("the books do not balance");
        }
    }
}
