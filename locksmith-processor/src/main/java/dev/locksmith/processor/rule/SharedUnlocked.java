package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.SharedUse;
import dev.locksmith.processor.fact.shared.Unguarded;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.TypeText;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * {@code shared-unlocked}: a value for one thread at a time stands where several threads reach it,
 * and its uses are not all under one lock.
 */
final class SharedUnlocked implements Rule<Unguarded> {

    @Override
    public String id() {
        return "shared-unlocked";
    }

    @Override
    public Class<Unguarded> facts() {
        return Unguarded.class;
    }

    /** What of the value is for one thread at a time. */
    private enum Concern {
        ALL,
        /** Several threads may read it. */
        CHANGES,
        /** Several threads may use it, but for some methods. */
        SOME_CALLS;

        static Concern of(VariableElement field, Declared declared) {
            if (declared.hasExclusiveMethods(field.asType())) {
                return SOME_CALLS;
            }
            return declared.mayBeReadTogether(field, field.asType()) ? CHANGES : ALL;
        }

        String done() {
            return this == CHANGES ? "changed" : "used";
        }
    }

    @Override
    public void check(Unguarded fact, Knowledge knowledge, Consumer<Finding> findings) {
        VariableElement field = fact.field();
        String name = "'" + field.getSimpleName() + "'";
        Concern concern = Concern.of(field, knowledge.declared());
        String call = fact.uses().get(0).how();
        List<String> reasons = new ArrayList<>();
        reasons.add(
                concern == Concern.SOME_CALLS
                        ? sharedButFor(call, field, name)
                        : kindOf(field, name, knowledge.declared()));
        reasons.add(reachOf(fact.reach(), field));
        for (SharedUse use : fact.uses()) {
            reasons.add(told(use, knowledge));
        }
        if (fact.reach() instanceof Unguarded.Reach.Static) {
            ofEachObject(fact).ifPresent(reasons::add);
        }
        String place =
                fact.reach() instanceof Unguarded.Reach.Task
                        ? "this task uses it while other threads may"
                        : "several threads reach it here";
        findings.accept(
                new Finding(
                        id(),
                        fact.site(),
                        name,
                        name
                                + " may be "
                                + concern.done()
                                + " by one thread at a time"
                                + (concern == Concern.SOME_CALLS ? " for " + call : "")
                                + ", but "
                                + place
                                + ", and "
                                + (fact.uses().get(0).held().isEmpty() && fact.uses().size() == 1
                                        ? "no lock is held where it is " + concern.done()
                                        : "its uses have no lock in common"),
                        reasons,
                        switch (concern) {
                            case ALL -> Fixes.forSharing(field.asType());
                            case CHANGES -> Fixes.forSharedContainer(field.asType());
                            case SOME_CALLS -> Fixes.forExclusiveCall(field.asType());
                        }));
    }

    private static String sharedButFor(String call, VariableElement field, String name) {
        return name
                + " is "
                + TypeText.withArticle(field.asType())
                + ": threads may share it, but not for "
                + call;
    }

    private static String kindOf(VariableElement field, String name, Declared declared) {
        String isA = name + " is " + TypeText.withArticle(field.asType());
        if (!(field.asType() instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element
                && declared.isOneAtATime(element))) {
            return "what " + name + " holds is for one thread at a time";
        }
        TypeElement who = declared.whoSays(Mark.NOT_THREAD_SAFE, element).orElse(element);
        String subject = who.equals(element) ? "" : ", and " + who.getSimpleName();
        return declared.isModelled(Mark.NOT_THREAD_SAFE, who)
                ? isA
                        + (subject.isEmpty() ? ", which" : subject)
                        + " is not safe for use by several threads"
                : isA + (subject.isEmpty() ? ", which" : subject) + " is @NotThreadSafe";
    }

    private static String reachOf(Unguarded.Reach reach, VariableElement field) {
        if (reach instanceof Unguarded.Reach.Constants constants) {
            return "every thread can reach the constants of " + constants.type().getSimpleName();
        } else if (reach instanceof Unguarded.Reach.Serving serving) {
            return "several threads use one " + serving.type().getSimpleName() + " at a time";
        } else if (reach instanceof Unguarded.Reach.Singleton in) {
            return ofSingleton(in.holder(), field);
        } else if (reach instanceof Unguarded.Reach.Task in) {
            return ofSingleton(in.holder(), field);
        }
        return Members.nameOf(field) + " is static, so every thread can reach it";
    }

    /** A lock that each object has for itself is none for what they share. */
    private static Optional<String> ofEachObject(Unguarded fact) {
        return fact.uses().stream()
                .flatMap(use -> use.held().locks().stream())
                .map(LockPath::object)
                .filter(Objects::nonNull)
                .findFirst()
                .map(type -> "each " + type.getSimpleName() + " has a lock of its own");
    }

    private static String ofSingleton(VariableElement holder, VariableElement field) {
        return "it is the field "
                + Members.nameOf(field)
                + " of the one object that every thread gets from "
                + Members.nameOf(holder);
    }

    private static String told(SharedUse use, Knowledge knowledge) {
        String locks =
                use.held().locks().stream()
                        .map(LockPath::held)
                        .sorted()
                        .collect(Collectors.joining(" and "));
        return use.how()
                + " is called at "
                + knowledge.places().of(use.site())
                + " "
                + (locks.isEmpty() ? "under no lock" : locks);
    }
}
