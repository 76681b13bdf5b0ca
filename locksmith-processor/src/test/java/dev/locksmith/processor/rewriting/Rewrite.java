package dev.locksmith.processor.rewriting;

import java.util.Set;
import java.util.function.Function;

/**
 * A way to write a program in other words, with the rules whose verdict it may change: they take
 * the words into account, as their pages or {@code docs/limits.md} say.
 */
public enum Rewrite {
    RENAMED(Renaming::new),
    IN_PARENTHESES(Arguments.InParentheses::new),

    // That nothing else reaches an object is proved of names that stand by themselves.
    CAST(Arguments.Cast::new, "unproven"),

    // A lock, or a function that is run under one, has a name only if it is certain which it is;
    // that nothing else reaches an object is proved without choices; and only of a function that is
    // itself the argument it is known who runs it, and under which locks.
    CONDITIONAL(Arguments.Conditional::new, Words.OF_ARGUMENTS),
    SWITCHED(Arguments.Switched::new, Words.OF_ARGUMENTS),

    // These rules follow what a body does with a value, and a call gives back another one.
    GIVEN_BACK(
            Arguments.GivenBack::new,
            "used-twice",
            "used-after-handover",
            "shared-unlocked",
            "guarded-value-escapes",
            "lock-cycle",
            "claimed-twice",
            "stale-key",
            "wrong-thread",
            "unproven"),

    // The same; and a scope has to be opened in a try statement, not in a variable.
    EXTRACTED(Extracting::new, Words.OF_ARGUMENTS_AND_SCOPES),

    // The methods of a class are run by whoever has an object of it.
    LAMBDA_TO_CLASS(Functions.ToAnonymousClass::new, Words.OF_ARGUMENTS_AND_SCOPES),
    LAMBDA_TO_BLOCK(Functions.ToBlock::new),
    LAMBDA_TO_REFERENCE(Functions.ToReference::new),
    REFERENCE_TO_LAMBDA(Functions.ReferenceToLambda::new),
    CLASS_TO_LAMBDA(Functions.ToLambda::new),
    TO_VAR(Locals.ToVar::new),
    FROM_VAR(Locals.FromVar::new),

    // These look for what a variable is declared with.
    ASSIGNED_LATER(Locals.Split::new, "unproven", "shared-unlocked"),
    IN_BLOCK(Wrapping::inBlock),
    IN_TRY(Wrapping::inTry),

    // What a condition keeps apart here another one may keep apart there.
    IN_IF(Wrapping::inIf, "used-after-handover"),
    IN_LABEL(Wrapping::inLabel),

    // What is in a loop may be run again.
    IN_LOOP(Wrapping::inLoop, "unproven", "used-after-handover"),
    AFTER_OTHER(Wrapping::afterOther),
    NEGATED(Conditions.Negated::new),
    LOOPS(Conditions.Loops::new),

    // To pass a key on is to use it. The other rules ask what a helper does with its parameter only
    // for some of what they follow in one body.
    ONE_HOP(source -> new Hops(source, 1), Words.OF_ONE_BODY),
    TWO_HOPS(source -> new Hops(source, 2), Words.OF_ONE_BODY),
    THREE_HOPS(source -> new Hops(source, 3), Words.OF_ONE_BODY),
    QUALIFIED(Qualifying.Written::new),
    UNQUALIFIED(Qualifying.LeftOut::new),

    // Of several places that make one mistake the last one is reported, or the first.
    OTHER_ORDER_OF_CLASSES(Reordering.Classes::new, Words.OF_SEVERAL_PLACES),
    OTHER_ORDER_OF_MEMBERS(Reordering.Members::new, Words.OF_SEVERAL_PLACES),
    APART(Apart::new, Words.OF_SEVERAL_PLACES),

    // Here the mistake is gone, and must not be reported any more; its other places may be.
    REMOVED(Removing::new, Words.OF_SEVERAL_PLACES);

    /** Rules, by what they look at. */
    private static final class Words {
        static final String[] OF_ARGUMENTS = {
            "lock-cycle",
            "claimed-twice",
            "unproven",
            "used-after-handover",
            "used-twice",
            "shared-unlocked",
            "wrong-thread"
        };
        static final String[] OF_ARGUMENTS_AND_SCOPES = {
            "lock-cycle",
            "claimed-twice",
            "unproven",
            "used-after-handover",
            "used-twice",
            "shared-unlocked",
            "wrong-thread",
            "escapes-scope",
            "guarded-value-escapes"
        };
        static final String[] OF_ONE_BODY = {
            "stale-key",
            "claimed-twice",
            "lock-cycle",
            "shared-unlocked",
            "used-after-handover",
            "unproven",
            "escapes-scope"
        };
        static final String[] OF_SEVERAL_PLACES = {"lock-cycle", "used-after-handover"};
    }

    // A constructor reference, and a set that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Source, Rewriter> rewriter;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> changed;

    Rewrite(Function<Source, Rewriter> rewriter, String... changed) {
        this.rewriter = rewriter;
        this.changed = Set.of(changed);
    }

    Rewriter of(Source source) {
        return rewriter.apply(source);
    }

    /** The rules that may judge otherwise. */
    public Set<String> changed() {
        return changed;
    }
}
