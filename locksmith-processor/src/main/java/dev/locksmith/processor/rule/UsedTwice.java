package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.singleuse.Consumption;
import dev.locksmith.processor.fact.singleuse.UseAfterConsumption;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.type.TypeText;

import java.util.List;
import java.util.function.Consumer;

/** {@code used-twice}: a single-use value is used after it was, on some path, used up. */
final class UsedTwice implements Rule<UseAfterConsumption> {

    @Override
    public String id() {
        return "used-twice";
    }

    @Override
    public Class<UseAfterConsumption> facts() {
        return UseAfterConsumption.class;
    }

    @Override
    public void check(UseAfterConsumption reuse, Knowledge knowledge, Consumer<Finding> findings) {
        findings.accept(
                new Finding(
                        id(),
                        reuse.site(),
                        reuse.name(),
                        reuse.name() + " is good for one use, but may have been used before",
                        List.of(
                                reuse.name()
                                        + " is "
                                        + TypeText.withArticle(reuse.type())
                                        + ", which is @SingleUse",
                                firstUse(reuse, knowledge.places())),
                        Fixes.forSecondUse(reuse.type())));
    }

    private static String firstUse(UseAfterConsumption reuse, Places places) {
        Consumption first = reuse.first();
        // What stands before itself, or further down, was reached in a loop.
        String when =
                places.isBefore(first.site(), reuse.site())
                        ? ""
                        : "in an earlier turn of the loop, ";
        return "first used " + when + "at " + places.of(first.site()) + ": " + first.how();
    }
}
