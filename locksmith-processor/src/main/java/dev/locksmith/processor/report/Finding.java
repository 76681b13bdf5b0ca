package dev.locksmith.processor.report;

import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
 * @param follows what it follows from, if others do so too; null if it stands for itself
 */
public record Finding(
        String rule,
        Site site,
        String value,
        String headline,
        List<String> reasons,
        String fix,
        @Nullable Following follows) {

    /** A finding that stands for itself. */
    public Finding(
            String rule,
            Site site,
            String value,
            String headline,
            List<String> reasons,
            String fix) {
        this(rule, site, value, headline, reasons, fix, null);
    }

    /**
     * That a finding follows from something with others.
     *
     * @param cause what they have in common; null if that is nothing
     * @param place how a message calls this place
     */
    public record Following(@Nullable Cause cause, String place) {}

    /** The same with a further reason. */
    Finding because(String reason) {
        List<String> more = new ArrayList<>(reasons);
        more.add(reason);
        return new Finding(rule, site, value, headline, List.copyOf(more), fix, follows);
    }

    /** The text the compiler prints: headline, reasons, the way out, and where there is more. */
    public String message() {
        StringBuilder text = new StringBuilder("[locksmith:" + rule + "] " + headline);
        for (String reason : reasons) {
            text.append("\n  ").append(reason);
        }
        return text.append("\n  to fix: ").append(fix).append("\n  ").append(ending()).toString();
    }

    /** What tells it from other findings when lines have moved: member, rule and value. */
    public String key() {
        return BaselineEntry.OfFinding.of(this).line();
    }

    /** For those who see a message of this rule for the first time, or do not agree with it. */
    private String ending() {
        return "to suppress: @SuppressWarnings(\""
                + Suppression.nameFor(rule)
                + "\"); about this rule: "
                + Pages.ofRule(rule);
    }
}
