package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * An order of bodies in which callees come before their callers, but for those that call each
 * other: the reverse postorder of a walk from callees to callers.
 */
final class CalleesFirst {

    private final LockCallers callers;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private int next;

    /** A body on the way of the walk. */
    private record Visit(Object key, Iterator<Object> callers) {}

    CalleesFirst(LockCallers callers) {
        this.callers = callers;
    }

    /**
     * Puts a method or function, and all that lead to it, in order, before all that were known.
     * Chains of callers can be long, so the walk has a stack of its own.
     */
    void add(Object callee) {
        if (numbers.containsKey(callee)) {
            return;
        }
        Deque<Visit> open = new ArrayDeque<>();
        open.push(begin(callee));
        while (!open.isEmpty()) {
            Visit visit = open.element();
            if (!visit.callers.hasNext()) {
                numbers.put(visit.key, --next);
                open.pop();
                continue;
            }
            Object caller = visit.callers.next();
            if (!numbers.containsKey(caller)) {
                open.push(begin(caller));
            }
        }
    }

    private Visit begin(Object key) {
        numbers.put(key, Integer.MAX_VALUE); // open
        return new Visit(key, callers.of(key).iterator());
    }

    /** The place of a body; one that was not put in order comes last. */
    int of(LockBody body) {
        return numbers.getOrDefault(body.key(), Integer.MAX_VALUE);
    }
}
