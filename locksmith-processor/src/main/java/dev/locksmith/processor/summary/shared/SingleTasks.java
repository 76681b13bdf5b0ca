package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.shared.FunctionStarted;
import dev.locksmith.processor.fact.shared.HelperCall;
import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.Lockset;
import dev.locksmith.processor.fact.shared.Runs;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/**
 * The tasks of which there is one in a program: one that an object hands over as it begins, of
 * which there is one for all threads. To what only that task uses, it is what a lock is.
 */
final class SingleTasks {

    private final CallGraph calls;
    private final Reachability reachability;
    private final StartedTasks started;

    SingleTasks(CallGraph calls, Reachability reachability, StartedTasks started) {
        this.calls = calls;
        this.reachability = reachability;
        this.started = started;
    }

    /** What keeps others out while a function runs: that it is the only one of its kind. */
    Lockset keeping(Object place) {
        FunctionStarted start = started.onlyStartOf(place);
        return start != null && start.runs() != Runs.SIDE_BY_SIDE && isRunOnce(start.by())
                ? Lockset.of(Set.of(new LockPath.OfOneTask(place)))
                : Lockset.NONE;
    }

    private boolean isRunOnce(Body asked) {
        Set<Body> seen = new HashSet<>();
        Deque<Body> open = new ArrayDeque<>(List.of(asked));
        while (!open.isEmpty()) {
            Body body = open.pop();
            if (seen.add(body)) {
                List<Body> callers = runOnceBy(body);
                if (callers == null) {
                    return false;
                }
                open.addAll(callers);
            }
        }
        return true;
    }

    /** What a body is run by, if that is once where those are; null if it may be more often. */
    private @Nullable List<Body> runOnceBy(Body body) {
        if (body instanceof Body.OfMethod of) {
            return runOnceBy(of.method());
        } else if (body instanceof Body.OfFunction function) {
            return handedOverBy(function.place());
        }
        return body instanceof Body.Initializer initializer
                        && (initializer.isStatic()
                                || reachability.isOfOneObject(initializer.type()))
                ? List.of()
                : null;
    }

    private @Nullable List<Body> runOnceBy(ExecutableElement method) {
        boolean isOfOneObject = reachability.isOfOneObject(Members.ownerOf(method));
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            return isOfOneObject ? List.of() : null;
        }
        List<HelperCall> callers = calls.callsOf(method);
        if (callers.stream().anyMatch(HelperCall::isRepeated)) {
            return null;
        } else if (isOfOneObject && reachability.isOfLifecycle(method)) {
            return callers.stream().map(HelperCall::body).toList();
        } else if (reachability.isTask(method) && callers.isEmpty()) {
            return handedOverBy(Members.ownerOf(method));
        }
        return callers.size() == 1 && reachability.of(method) != Reachability.Who.ANYBODY
                ? List.of(callers.get(0).body())
                : null;
    }

    private @Nullable List<Body> handedOverBy(Object place) {
        FunctionStarted start = started.onlyStartOf(place);
        return start != null && start.runs() == Runs.ONCE ? List.of(start.by()) : null;
    }
}
