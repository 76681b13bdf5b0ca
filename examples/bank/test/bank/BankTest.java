package bank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.KeyHandle;

import org.junit.jupiter.api.Test;

class BankTest {

    private final Bank bank = new Bank(2, 1_000);

    @Test
    void a_transfer_moves_the_amount_and_the_fee_and_no_money_is_lost() {
        try (KeyHandle handle = KeyHandle.claim()) {
            bank.setFee(handle, 5);
            bank.transfer(handle, 0, 1, 100);
            bank.transfer(handle, 1, 0, 100);
            assertEquals(new Bank.Statement(1_990, 10, 2), bank.audit(handle));
            assertEquals(2_000, bank.audit(handle).total());
        }
    }
}
