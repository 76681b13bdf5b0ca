package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.shared.HelperCall;
import dev.locksmith.processor.fact.shared.Lockset;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/**
 * The locks that may be held when a body begins: what all calls of a helper have in common. It is
 * the greatest solution, found from above: of a method that nobody calls, or that only the thread
 * calls that makes the object, nothing can be said, and all locks count as held.
 */
final class EntryLocks {

    private final CallGraph calls;
    private final Reachability reachability;
    private final StartedTasks started;
    private final SingleTasks single;
    private final Set<ExecutableElement> ofMainThread;

    /** Whether it is asked for a field of objects: who makes the object has it alone. */
    private final boolean isForObjects;

    private final Map<ExecutableElement, Lockset> known = new HashMap<>();

    EntryLocks(
            CallGraph calls,
            Reachability reachability,
            StartedTasks started,
            Set<ExecutableElement> ofMainThread,
            boolean isForObjects) {
        this.calls = calls;
        this.reachability = reachability;
        this.started = started;
        this.single = new SingleTasks(calls, reachability, started);
        this.ofMainThread = ofMainThread;
        this.isForObjects = isForObjects;
    }

    /** What may be held at a point of a body where the body itself holds these. */
    Lockset at(Body body, Lockset held) {
        return held.plus(of(body));
    }

    private Lockset of(Body body) {
        if (body instanceof Body.OfMethod of) {
            return of(of.method());
        } else if (body instanceof Body.OfFunction function) {
            Lockset keeping = keeping(function.place());
            return keeping == null ? Lockset.ALL : keeping;
        }
        boolean isOfObjects =
                body instanceof Body.Initializer initializer && !initializer.isStatic();
        return isOfObjects && !isForObjects ? Lockset.NONE : Lockset.ALL;
    }

    private Lockset of(ExecutableElement method) {
        if (!known.containsKey(method)) {
            solve(method);
        }
        return known.getOrDefault(method, Lockset.ALL);
    }

    /** Solves a method together with all that it is called by. */
    private void solve(ExecutableElement asked) {
        Deque<ExecutableElement> unseen = new ArrayDeque<>();
        Deque<ExecutableElement> open = new ArrayDeque<>();
        unseen.add(asked);
        while (!unseen.isEmpty()) {
            ExecutableElement method = unseen.poll();
            if (known.containsKey(method)) {
                continue;
            }
            Lockset fixed = fixed(method);
            known.put(method, fixed == null ? Lockset.ALL : fixed);
            if (fixed == null) {
                open.add(method);
                for (HelperCall call : calls.callsOf(method)) {
                    if (call.body() instanceof Body.OfMethod of) {
                        unseen.add(of.method());
                    }
                }
            }
        }
        while (!open.isEmpty()) {
            ExecutableElement method = open.poll();
            Lockset now = atCalls(method);
            if (!now.equals(known.put(method, now))) {
                for (HelperCall call : calls.callsFrom(new Body.OfMethod(method))) {
                    if (known.containsKey(call.callee()) && fixed(call.callee()) == null) {
                        open.add(call.callee());
                    }
                }
            }
        }
    }

    private Lockset atCalls(ExecutableElement method) {
        Lockset started = ofTask(method);
        Lockset common = started == null ? reachability.turnOf(method) : started;
        for (HelperCall call : calls.callsOf(method)) {
            common = common.common(call.held().plus(ofKnown(call.body())));
        }
        return common;
    }

    private Lockset ofKnown(Body body) {
        return body instanceof Body.OfMethod of
                ? known.getOrDefault(of.method(), Lockset.ALL)
                : of(body);
    }

    /** What is held whoever calls the method; null if its calls tell. */
    private @Nullable Lockset fixed(ExecutableElement method) {
        if (ofMainThread.contains(method)
                || Members.isMain(method)
                || (isForObjects && isAlone(method))
                || reachability.isCalledUnderLock(method)) {
            return Lockset.ALL;
        }
        if (!reachability.turnOf(method).isAll()) {
            return null;
        } else if (reachability.isTask(method)) {
            boolean isSeen = ofTask(method) != null || reachability.isOfFile(method);
            return isSeen ? null : Lockset.NONE;
        }
        return switch (reachability.of(method)) {
            case ANYBODY -> Lockset.NONE;
            case PACKAGE -> calls.callsOf(method).isEmpty() ? Lockset.NONE : null;
            case FILE -> null;
        };
    }

    /** What keeps others out where objects of a task's class are handed over; null if nowhere. */
    private @Nullable Lockset ofTask(ExecutableElement method) {
        return reachability.isTask(method) ? keeping(Members.ownerOf(method)) : null;
    }

    /**
     * What keeps others out while a function runs; null if it is never handed over. A program may
     * begin in a thread of its own, so that of static fields one task alone tells nothing.
     */
    private @Nullable Lockset keeping(Object place) {
        Lockset keeping = started.keeping(place);
        return keeping == null || !isForObjects ? keeping : keeping.plus(single.keeping(place));
    }

    private boolean isAlone(ExecutableElement method) {
        return method.getKind() == ElementKind.CONSTRUCTOR || reachability.isOfLifecycle(method);
    }
}
