package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.UseAfterHandover;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.TypeText;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * {@code used-after-handover}: a value that one thread may use at a time is handed to another
 * thread, and used here too, or handed to several.
 */
final class UsedAfterHandover implements Rule<UseAfterHandover> {

    @Override
    public String id() {
        return "used-after-handover";
    }

    @Override
    public Class<UseAfterHandover> facts() {
        return UseAfterHandover.class;
    }

    @Override
    public void check(UseAfterHandover fact, Knowledge knowledge, Consumer<Finding> findings) {
        if (isCounted(fact, knowledge)) {
            checkReleased(fact, knowledge, findings);
            return;
        }
        List<String> reasons = new ArrayList<>();
        reasons.add(kindOf(fact, knowledge));
        reasons.addAll(fact.first().reasons());
        reasons.add(second(fact, knowledge));
        findings.accept(
                new Finding(
                        id(),
                        fact.site(),
                        fact.name(),
                        headline(fact),
                        reasons,
                        fact.second() instanceof Handover
                                ? "give each task one of its own, or let all of them hold one lock"
                                        + " while they use it"
                                : "wait for the other thread first (join, get), give it one of its"
                                        + " own, or hold one lock on both sides"));
    }

    private static boolean isCounted(UseAfterHandover fact, Knowledge knowledge) {
        return fact.type() instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && knowledge.declared().whoSays(Mark.COUNTED, element).isPresent();
    }

    /** Who releases an object ends it for those who got it and did not retain it. */
    private void checkReleased(
            UseAfterHandover fact, Knowledge knowledge, Consumer<Finding> findings) {
        List<String> reasons = new ArrayList<>();
        reasons.add(fact.name() + " is " + TypeText.withArticle(fact.type()));
        reasons.addAll(fact.first().reasons());
        reasons.add("released at " + knowledge.places().of(fact.second().site()));
        findings.accept(
                new Finding(
                        id(),
                        fact.site(),
                        fact.name(),
                        fact.name()
                                + " goes to another thread here, and is released while that may"
                                + " still use it",
                        reasons,
                        "let the other thread release it, or retain() it before it is handed"
                                + " over"));
    }

    private static String headline(UseAfterHandover fact) {
        return fact.second() instanceof Handover
                ? fact.name() + " is for one thread at a time, but several get it here"
                : fact.name()
                        + " is for one thread at a time, but goes to another one here and is used"
                        + " on as well";
    }

    private static String kindOf(UseAfterHandover fact, Knowledge knowledge) {
        TypeMirror type = fact.type();
        String is = fact.name() + " is " + TypeText.withArticle(type);
        if (type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element) {
            return knowledge
                    .declared()
                    .whoSays(Mark.NOT_THREAD_SAFE, element)
                    .map(
                            says ->
                                    says.equals(element)
                                            ? is + ", which is @NotThreadSafe"
                                            : is
                                                    + ", and "
                                                    + says.getSimpleName()
                                                    + " is @NotThreadSafe")
                    .orElse(is + ", and declared @NotThreadSafe");
        }
        return is;
    }

    private static String second(UseAfterHandover fact, Knowledge knowledge) {
        String place = knowledge.places().of(fact.second().site());
        if (fact.second() instanceof Handover second) {
            return second.site().place() == fact.first().site().place()
                    ? "this place hands it over again, in another turn or to many threads at once"
                    : "handed to another thread again at " + place;
        }
        return "used at " + place + ", too, and nothing waits for the other thread before";
    }
}
