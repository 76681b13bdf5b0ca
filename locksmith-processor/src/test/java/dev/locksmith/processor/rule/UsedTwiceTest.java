package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** The paths of control are tested with the scan. */
class UsedTwiceTest {

    private static final String TYPES =
            """
            @SingleUse final class Coupon { @Consumes void spend() {} }
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        TYPES
                                + """
                                class Shop {
                                    void pay(Coupon coupon) {
                                        coupon.spend();
                                        coupon.spend(); // ERROR used-twice
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-twice] 'coupon' is good for one use, but may have been used before
                          'coupon' is a Coupon, which is @SingleUse
                          first used at Test.java:4: spend() uses it up
                          to fix: get another Coupon for this use\
                        """);
    }

    @Test
    void the_whole_message_in_a_loop() {
        Verify.that(
                        TYPES
                                + """
                                class Shop {
                                    void pay(Coupon coupon, int items) {
                                        for (int i = 0; i < items; i++) {
                                            coupon.spend(); // ERROR used-twice
                                        }
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-twice] 'coupon' is good for one use, but may have been used before
                          'coupon' is a Coupon, which is @SingleUse
                          first used in an earlier turn of the loop, at Test.java:5: spend() uses it up
                          to fix: get another Coupon for this use\
                        """);
    }

    @Test
    void the_whole_message_for_what_a_task_took_along() {
        Verify.that(
                        TYPES
                                + """
                                class Shop {
                                    void pay(Executor pool, Coupon coupon) {
                                        pool.execute(() -> coupon.spend());
                                        System.out.println(coupon); // ERROR used-twice
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-twice] 'coupon' is good for one use, but may have been used before
                          'coupon' is a Coupon, which is @SingleUse
                          first used at Test.java:4: this lambda takes it along
                          to fix: get another Coupon for this use\
                        """);
    }

    @Test
    void the_whole_message_for_what_a_helper_used_up() {
        Verify.that(
                        TYPES
                                + """
                                class Shop {
                                    private static void till(Coupon given) { given.spend(); }
                                    void pay(Coupon coupon) {
                                        till(coupon);
                                        till(coupon); // ERROR used-twice
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:used-twice] 'coupon' is good for one use, but may have been used before
                          'coupon' is a Coupon, which is @SingleUse
                          first used at Test.java:5: Shop.till uses it up
                          to fix: get another Coupon for this use\
                        """);
    }

    @Test
    void the_message_for_a_voucher_names_the_way_out() {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        class Gate {
                            void pass(KeyVoucher voucher) {
                                voucher.redeem();
                                voucher.redeem(); // ERROR used-twice
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:used-twice] 'voucher' is good for one use, but may have been used before
                          'voucher' is a KeyVoucher, which is @SingleUse
                          first used at Test.java:4: redeem() uses it up
                          to fix: issue another KeyVoucher for this use\
                        """);
    }
}
