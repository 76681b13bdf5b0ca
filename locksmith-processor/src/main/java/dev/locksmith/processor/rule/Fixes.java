package dev.locksmith.processor.rule;

import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.type.TypeText;

/** The ways out of a crossing; those of our own classes name the voucher. */
final class Fixes {

    private Fixes() {}

    static String forCrossing(Verdict verdict) {
        return switch (verdict.type()) {
            case "KeyHandle", "Locksmith", "LockScope" ->
                    "issue a KeyVoucher here, let the task capture the voucher, and redeem() it over"
                            + " there";
            default ->
                    "take what the other thread needs out of "
                            + verdict.subject()
                            + " first, or make "
                            + TypeText.withArticle(verdict.type())
                            + " over there";
        };
    }
}
