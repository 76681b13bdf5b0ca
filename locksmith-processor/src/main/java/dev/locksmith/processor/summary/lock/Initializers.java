package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The classes whose initialization can be part of a circle, or lead a thread into one: one that
 * leads to the initialization of another class and from there back, one that takes locks or waits,
 * and those that lead to such. All others need not be followed, which spares most code. They are
 * found by one depth-first walk over what initializers reach (Tarjan's strongly connected
 * components).
 */
final class Initializers {

    private final LockDispatch dispatch;
    private final Set<TypeElement> mattering = new HashSet<>();
    private final Map<Object, Visit> visits = new HashMap<>();
    private final Deque<Visit> open = new ArrayDeque<>();

    /** A body that was come to. */
    private static final class Visit {
        final Object key;
        final int number;
        final Iterator<Object> next;
        int lowest;
        boolean isOpen = true;

        /** Whether it waits, takes locks, or leads to what does, or to a circle. */
        boolean matters;

        Visit(Object key, int number, Set<Object> next, boolean matters) {
            this.key = key;
            this.number = number;
            this.lowest = number;
            this.next = next.iterator();
            this.matters = matters;
        }
    }

    private Initializers(LockDispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** Finds them; asked when all bodies are known. */
    static Initializers among(LockDispatch dispatch) {
        Initializers found = new Initializers(dispatch);
        for (LockBody body : dispatch.all()) {
            if (body.key() instanceof LockBody.Initializer
                    && !found.visits.containsKey(body.key())) {
                found.walk(body.key());
            }
        }
        found.visits.clear();
        return found;
    }

    static Lock lockOf(TypeElement type) {
        return new Lock(
                new Path(new Root.Initializer(type), List.of()),
                null,
                Lock.Kind.INITIALIZER,
                Lock.Mode.WRITE);
    }

    /** Whether an effect asks for the initialization of one of these classes. */
    static boolean areReady(LockEffect effect, Set<TypeElement> types) {
        return effect instanceof LockEffect.Asks asks
                && asks.lock().name() instanceof Path path
                && path.root() instanceof Root.Initializer of
                && types.contains(of.type());
    }

    /**
     * Whether a lock is in an object that the initializer of a class has made for a field of the
     * class: nobody else comes to the field before the initializer is done.
     *
     * @param initializer the lock that keeps others out meanwhile
     */
    static boolean isOfItsOwn(Lock initializer, Lock lock, FieldNames fields) {
        return initializer.name() instanceof Path outside
                && outside.root() instanceof Root.Initializer of
                && lock.name() instanceof Path path
                && path.root() instanceof Root.Static first
                && Members.ownerOf(first.field()).equals(of.type())
                && fields.isMadeFor(first.field())
                && path.steps().stream()
                        .allMatch(
                                each ->
                                        each instanceof VariableElement field
                                                && fields.isMadeFor(field));
    }

    /** The class that is initialized where a lock is held; none if that is not certain. */
    static Set<TypeElement> readyWith(Lock held) {
        if (held.name() instanceof Path path && path.root() instanceof Root.Static of) {
            return Set.of(Members.ownerOf(of.field()));
        }
        return held.name() instanceof Path path
                        && path.root() instanceof Root.OfClass of
                        && of.type().equals(held.type())
                ? Set.of(of.type())
                : Set.of();
    }

    boolean matter(TypeElement type) {
        return mattering.contains(type);
    }

    private void walk(Object from) {
        Deque<Visit> path = new ArrayDeque<>();
        path.push(enter(from));
        while (!path.isEmpty()) {
            Visit at = path.peek();
            if (at.next.hasNext()) {
                Object next = at.next.next();
                Visit known = visits.get(next);
                if (known == null) {
                    path.push(enter(next));
                } else {
                    at.matters |= known.matters;
                    if (known.isOpen) {
                        at.lowest = Math.min(at.lowest, known.number);
                    }
                }
                continue;
            }
            path.pop();
            if (at.lowest == at.number) {
                close(at);
            }
            Visit before = path.peek();
            if (before != null) {
                before.lowest = Math.min(before.lowest, at.lowest);
                before.matters |= at.matters;
            }
        }
    }

    private Visit enter(Object key) {
        Reached reached = new Reached();
        LockBody body = dispatch.of(key);
        if (body != null) {
            body.forEachStep(reached);
        }
        Visit visit = new Visit(key, visits.size(), reached.next, reached.waits);
        visits.put(key, visit);
        open.push(visit);
        return visit;
    }

    /** Bodies that lead to each other are known, and whether any of them matters. */
    private void close(Visit first) {
        List<Visit> ring = new ArrayList<>();
        Visit each;
        do {
            each = open.pop();
            each.isOpen = false;
            ring.add(each);
        } while (each != first);
        List<TypeElement> types = new ArrayList<>();
        boolean matters = false;
        for (Visit member : ring) {
            matters |= member.matters;
            if (member.key instanceof LockBody.Initializer initializer) {
                types.add(initializer.type());
            }
        }
        if (matters || types.size() > 1) {
            mattering.addAll(types);
            ring.forEach(member -> member.matters = true);
        }
    }

    /** What the steps of a body lead to. */
    private final class Reached implements LockStep.Visitor {

        private final Set<Object> next = new LinkedHashSet<>();
        private boolean waits;

        @Override
        public void acquire(LockStep.Acquire step) {
            waits = true;
        }

        @Override
        public void await(LockStep.Await step) {
            waits = true;
        }

        @Override
        public void sleep(LockStep.Sleep step) {
            waits = true;
        }

        @Override
        public void call(LockStep.Call step) {
            List<LockBody> bodies = dispatch.of(step);
            if (bodies.size() == 1) {
                next.add(bodies.get(0).key());
            }
            step.arguments().forEach(this::function);
        }

        @Override
        public void run(LockStep.Run step) {
            function(step.function());
        }

        private void function(@Nullable LockName name) {
            if (name instanceof LockName.Function function) {
                next.add(function.body());
            }
        }

        @Override
        public void touch(LockStep.Touch step) {
            next.add(new LockBody.Initializer(step.type()));
        }
    }
}
