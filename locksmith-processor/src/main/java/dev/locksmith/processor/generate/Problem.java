package dev.locksmith.processor.generate;

import java.util.List;
import java.util.Optional;

/**
 * Something wrong with a lock order, as its author reads it.
 *
 * @param constant the constant it is about; empty where it is about the enum as a whole
 * @param headline what is wrong, in one sentence
 * @param reasons why, one line each
 * @param fix the way out, as a sentence that continues "to fix: "
 */
record Problem(Optional<String> constant, String headline, List<String> reasons, String fix) {

    Problem {
        reasons = List.copyOf(reasons);
    }

    static Problem ofEnum(String headline, String fix) {
        return new Problem(Optional.empty(), headline, List.of(), fix);
    }

    static Problem ofConstant(String constant, String headline, String fix) {
        return new Problem(Optional.of(constant), headline, List.of(), fix);
    }

    /** The text the compiler prints: headline, reasons and the way out, one a line. */
    String message() {
        StringBuilder text = new StringBuilder("[locksmith:lock-order] ").append(headline);
        reasons.forEach(reason -> text.append("\n  ").append(reason));
        return text.append("\n  to fix: ").append(fix).toString();
    }
}
