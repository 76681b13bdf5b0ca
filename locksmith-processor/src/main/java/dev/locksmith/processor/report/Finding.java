package dev.locksmith.processor.report;

import dev.locksmith.processor.fact.Site;

import java.util.List;

/**
 * What a rule has to say about one place.
 *
 * @param rule the id of the rule
 * @param value what the finding is about, as the source calls it; with rule and member it tells the
 *     finding from others when lines have moved
 * @param headline names the value, the place and what is wrong, in one sentence
 * @param reasons why, one line each, from the value outwards
 * @param fix the way out, as a sentence that continues "to fix: "
 */
public record Finding(
        String rule,
        Site site,
        String value,
        String headline,
        List<String> reasons,
        String fix) {

    /** The text the compiler prints: headline, reasons and the way out, one a line. */
    public String message() {
        StringBuilder text = new StringBuilder("[locksmith:" + rule + "] " + headline);
        for (String reason : reasons) {
            text.append("\n  ").append(reason);
        }
        return text.append("\n  to fix: ").append(fix).toString();
    }
}
