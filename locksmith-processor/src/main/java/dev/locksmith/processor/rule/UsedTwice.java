package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Reuse;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.TypeText;

import java.util.List;
import java.util.function.Consumer;

/** {@code used-twice}: a single-use value is used after it was, on some path, used up. */
final class UsedTwice implements Rule<Reuse> {

    @Override
    public String id() {
        return "used-twice";
    }

    @Override
    public Class<Reuse> facts() {
        return Reuse.class;
    }

    @Override
    public void check(Reuse reuse, Knowledge knowledge, Consumer<Finding> findings) {
        String first = knowledge.places().of(reuse.first().site());
        findings.accept(
                new Finding(
                        id(),
                        reuse.site(),
                        reuse.name() + " may be used up already",
                        List.of(
                                reuse.name()
                                        + " is "
                                        + TypeText.withArticle(reuse.type())
                                        + ", which is @SingleUse",
                                reuse.first().how() + " at " + first,
                                reuse.first().site().equals(reuse.site())
                                        ? "the next turn of the loop uses the same one again"
                                        : "on some path that comes before this use"),
                        "use a new " + reuse.type() + " for each purpose"));
    }
}
