package dev.locksmith.processor.summary.shared;

import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.shared.HelperCall;
import dev.locksmith.processor.type.Members;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;

/** Who calls whom, as far as it was seen. */
final class CallGraph {

    private final Map<ExecutableElement, List<HelperCall>> calls = new HashMap<>();
    private final Map<Body, List<HelperCall>> callsFrom = new HashMap<>();

    void add(HelperCall call) {
        calls.computeIfAbsent(call.callee(), key -> new ArrayList<>()).add(call);
        callsFrom.computeIfAbsent(call.body(), key -> new ArrayList<>()).add(call);
    }

    /** The calls of a method. */
    List<HelperCall> callsOf(ExecutableElement method) {
        return calls.getOrDefault(method, List.of());
    }

    /** The calls that a body makes. */
    List<HelperCall> callsFrom(Body body) {
        return callsFrom.getOrDefault(body, List.of());
    }

    /**
     * The methods that are called under no lock from those that begin, through any number of
     * others.
     */
    Set<ExecutableElement> reachedUnlocked(Predicate<ExecutableElement> begins) {
        Deque<Body> open = new ArrayDeque<>();
        for (Body body : callsFrom.keySet()) {
            if (body instanceof Body.OfMethod of && begins.test(of.method())) {
                open.add(body);
            }
        }
        Set<ExecutableElement> reached = new HashSet<>();
        while (!open.isEmpty()) {
            for (HelperCall call : callsFrom(open.poll())) {
                if (call.held().isEmpty() && reached.add(call.callee())) {
                    open.add(new Body.OfMethod(call.callee()));
                }
            }
        }
        return reached;
    }

    /**
     * The methods that only the thread runs that begins the program: {@code main}, and those that
     * are called from there and from nowhere else.
     *
     * @param started the functions that other threads run
     */
    Set<ExecutableElement> ofMainThread(Set<Object> started) {
        Set<ExecutableElement> found = reachedFromMain();
        Deque<ExecutableElement> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            ExecutableElement method = open.poll();
            if (!Members.isMain(method) && isCalledElsewhere(method, found, started)) {
                found.remove(method);
                for (HelperCall call : callsFrom(new Body.OfMethod(method))) {
                    if (found.contains(call.callee())) {
                        open.add(call.callee());
                    }
                }
            }
        }
        return found;
    }

    private Set<ExecutableElement> reachedFromMain() {
        Deque<ExecutableElement> open = new ArrayDeque<>();
        for (Body body : callsFrom.keySet()) {
            if (body instanceof Body.OfMethod of && Members.isMain(of.method())) {
                open.add(of.method());
            }
        }
        Set<ExecutableElement> reached = new HashSet<>();
        while (!open.isEmpty()) {
            ExecutableElement method = open.poll();
            if (reached.add(method)) {
                callsFrom(new Body.OfMethod(method)).forEach(call -> open.add(call.callee()));
            }
        }
        return reached;
    }

    private boolean isCalledElsewhere(
            ExecutableElement method, Set<ExecutableElement> here, Set<Object> started) {
        for (HelperCall call : callsOf(method)) {
            boolean isElsewhere =
                    call.body() instanceof Body.OfMethod of
                            ? !here.contains(of.method())
                            : call.body() instanceof Body.OfFunction function
                                    && started.contains(function.place());
            if (isElsewhere) {
                return true;
            }
        }
        return false;
    }
}
