package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockStep;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javax.lang.model.element.TypeElement;

/**
 * The bodies that may run while something is held, and those that hold something themselves. All
 * others need not be looked at: what they ask for, they ask for holding nothing. That spares most
 * code, for few methods lock.
 */
final class LockReach {

    private final LockDispatch dispatch;
    private final Consumer<LockBody> found;
    private final Set<Object> reached = new HashSet<>();
    private final Deque<LockBody> open = new ArrayDeque<>();

    /** The bodies of which a call runs one, as lists that are the same for the same call. */
    private final Set<List<LockBody>> entered = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Callees callees;

    /**
     * @param matter whether the initialization of a class can be part of a circle
     * @param found is told of each body once
     */
    LockReach(LockDispatch dispatch, Predicate<TypeElement> matter, Consumer<LockBody> found) {
        this.dispatch = dispatch;
        this.found = found;
        this.callees = new Callees(matter);
    }

    boolean contains(LockBody body) {
        return reached.contains(body.key());
    }

    /** Something is held while a body runs, and so while all runs that it leads to. */
    void add(LockBody body) {
        enter(body);
        for (LockBody each = open.poll(); each != null; each = open.poll()) {
            each.forEachStep(callees);
        }
    }

    /** These are all there are, so there is nothing to be found by way of them. */
    void addAll(Iterable<LockBody> bodies) {
        for (LockBody body : bodies) {
            reached.add(body.key());
        }
    }

    private void enter(@Nullable LockBody body) {
        if (body != null && reached.add(body.key())) {
            open.add(body);
            found.accept(body);
        }
    }

    /** Enters what the steps of a body may run. */
    private final class Callees implements LockStep.Visitor {

        private final Predicate<TypeElement> matter;

        Callees(Predicate<TypeElement> matter) {
            this.matter = matter;
        }

        @Override
        public void call(LockStep.Call step) {
            List<LockBody> bodies = dispatch.of(step);
            if (bodies.size() == 1) {
                enter(bodies.get(0));
            } else if (entered.add(bodies)) {
                bodies.forEach(LockReach.this::enter);
            }
            step.arguments().forEach(this::function);
        }

        @Override
        public void run(LockStep.Run step) {
            function(step.function());
        }

        @Override
        public void await(LockStep.Await step) {
            function(step.task());
        }

        @Override
        public void touch(LockStep.Touch step) {
            if (matter.test(step.type())) {
                enter(dispatch.of(new LockBody.Initializer(step.type())));
            }
        }

        private void function(LockName name) {
            LockName.functionsOf(name).forEach(each -> enter(dispatch.of(each.body())));
            if (name instanceof LockName.Task task) {
                function(task.function());
            } else if (name instanceof LockName.Tasks tasks) {
                tasks.all().forEach(this::function);
            }
        }
    }
}
