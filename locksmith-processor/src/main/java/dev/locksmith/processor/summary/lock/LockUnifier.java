package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Which objects of several threads must be the same for a circle to close. The names of each thread
 * are its own; that two of them mean one object is supposed where nothing speaks against it.
 */
final class LockUnifier {

    /** Where a path of one of the threads begins. */
    private record Start(int thread, Root root) {}

    /** An object. */
    private record Term(Start start, List<Element> steps) {

        boolean endsAs(Term other) {
            return !steps.isEmpty() && !other.steps.isEmpty() && last().equals(other.last());
        }

        /** Whether it is reached as the object around another one. */
        boolean isAround() {
            return !steps.isEmpty() && last() instanceof TypeElement;
        }

        private Element last() {
            return steps.get(steps.size() - 1);
        }

        Term withoutLast() {
            return new Term(start, steps.subList(0, steps.size() - 1));
        }

        /** How many steps lead outwards before the first that leads elsewhere. */
        int outwards() {
            int count = 0;
            while (count < steps.size() && steps.get(count) instanceof TypeElement) {
                count++;
            }
            return count;
        }
    }

    private final LockDispatch dispatch;
    private final BackReferences backReferences;
    private final Mode mode;

    /** What is supposed of the objects at which paths begin, and of those around them. */
    private final Map<Term, Term> meant;

    LockUnifier(LockDispatch dispatch, Mode mode) {
        this(dispatch, mode, new HashMap<>());
    }

    private LockUnifier(LockDispatch dispatch, Mode mode, Map<Term, Term> meant) {
        this.mode = mode;
        this.backReferences = dispatch.backReferences();
        this.dispatch = dispatch;
        this.meant = meant;
    }

    LockUnifier copy() {
        return new LockUnifier(dispatch, mode, new HashMap<>(meant));
    }

    /** Supposes that two objects are one; false if that cannot be, or nothing shows that it can. */
    boolean unify(int oneThread, @Nullable Path one, int otherThread, @Nullable Path other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return unify(find(term(oneThread, one)), find(term(otherThread, other)));
    }

    private boolean unify(Term one, Term other) {
        Term left = one;
        Term right = other;
        while (!left.equals(right)) {
            boolean endsAlike = left.endsAs(right);
            // Two objects may well have the same object around them.
            if (!endsAlike || left.isAround()) {
                if (bind(left, right) || bind(right, left)) {
                    return true;
                }
                if (!endsAlike) {
                    return false;
                }
            }
            left = left.withoutLast();
            right = right.withoutLast();
        }
        return true;
    }

    /** Whether two objects are one by what was supposed. */
    boolean isSame(int oneThread, @Nullable Path one, int otherThread, @Nullable Path other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return find(term(oneThread, one)).equals(find(term(otherThread, other)));
    }

    private static Term term(int thread, Path path) {
        // What is static is the same for all threads.
        int whose = path.root() instanceof Root.Static ? -1 : thread;
        return new Term(new Start(whose, path.root()), path.steps());
    }

    private Term find(Term term) {
        Term at = term;
        for (Term next = supposed(at); next != null; next = supposed(at)) {
            at = next;
        }
        return new Term(at.start, List.copyOf(backReferences.shortened(at.steps)));
    }

    private @Nullable Term supposed(Term term) {
        int outwards = term.outwards();
        for (int i = 0; i <= outwards; i++) {
            Term next = meant.get(new Term(term.start, term.steps.subList(0, i)));
            if (next != null) {
                List<Element> steps = new ArrayList<>(next.steps);
                steps.addAll(term.steps.subList(i, term.steps.size()));
                return new Term(next.start, List.copyOf(steps));
            }
        }
        return null;
    }

    private boolean bind(Term variable, Term to) {
        if (variable.outwards() != variable.steps.size()
                || variable.start.root instanceof Root.Static
                || !mayBeOne(endOf(variable), endOf(to))) {
            return false;
        }
        if (variable.start.equals(to.start)) {
            // Nothing shows that these fields lead from an object back to itself.
            return mode == Mode.COMPLETE;
        }
        Map<Term, Term> around = new HashMap<>();
        meant.forEach(
                (term, other) -> {
                    if (variable.steps.isEmpty() && term.start.equals(variable.start)) {
                        around.put(term, other);
                    }
                });
        meant.keySet().removeAll(around.keySet());
        meant.put(variable, to);
        return around.entrySet().stream()
                .allMatch(each -> unify(find(each.getKey()), find(each.getValue())));
    }

    private static @Nullable TypeElement endOf(Term term) {
        return LockTypes.endOf(new Path(term.start.root, term.steps));
    }

    private boolean mayBeOne(@Nullable TypeElement one, @Nullable TypeElement other) {
        return one != null
                && other != null
                && (dispatch.isBelow(one, other) || dispatch.isBelow(other, one));
    }
}
