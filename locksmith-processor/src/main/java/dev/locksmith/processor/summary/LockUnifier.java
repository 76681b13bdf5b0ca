package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.LockName.Path;
import dev.locksmith.processor.fact.LockName.Root;

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
    private record Term(Start start, List<Element> steps) {}

    private final LockDispatch dispatch;
    private final BackReferences backReferences;
    private final Mode mode;
    private final Map<Start, Term> meant;

    LockUnifier(LockDispatch dispatch, BackReferences backReferences, Mode mode) {
        this(dispatch, backReferences, mode, new HashMap<>());
    }

    private LockUnifier(
            LockDispatch dispatch,
            BackReferences backReferences,
            Mode mode,
            Map<Start, Term> meant) {
        this.mode = mode;
        this.backReferences = backReferences;
        this.dispatch = dispatch;
        this.meant = meant;
    }

    LockUnifier copy() {
        return new LockUnifier(dispatch, backReferences, mode, new HashMap<>(meant));
    }

    /** Supposes that two objects are one; false if that cannot be, or nothing shows that it can. */
    boolean unify(int oneThread, @Nullable Path one, int otherThread, @Nullable Path other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        Term left = find(term(oneThread, one));
        Term right = find(term(otherThread, other));
        int leftSize = left.steps.size();
        int rightSize = right.steps.size();
        while (leftSize > 0
                && rightSize > 0
                && left.steps.get(leftSize - 1).equals(right.steps.get(rightSize - 1))) {
            leftSize--;
            rightSize--;
        }
        left = new Term(left.start, left.steps.subList(0, leftSize));
        right = new Term(right.start, right.steps.subList(0, rightSize));
        if (left.equals(right)) {
            return true;
        }
        return bind(left, right) || bind(right, left);
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
        for (Term next = meant.get(at.start); next != null; next = meant.get(at.start)) {
            List<Element> steps = new ArrayList<>(next.steps);
            steps.addAll(at.steps);
            at = new Term(next.start, List.copyOf(steps));
        }
        return new Term(at.start, List.copyOf(backReferences.shortened(at.steps)));
    }

    private boolean bind(Term variable, Term to) {
        if (!variable.steps.isEmpty()
                || variable.start.root instanceof Root.Static
                || !mayBeOne(LockTypes.startOf(variable.start.root), endOf(to))) {
            return false;
        }
        if (variable.start.equals(to.start)) {
            // Nothing shows that these fields lead from an object back to itself.
            return mode == Mode.COMPLETE;
        }
        meant.put(variable.start, to);
        return true;
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
