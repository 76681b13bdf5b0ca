package dev.locksmith.processor.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.TypeElement;

/**
 * The shapes of classes, each worked out once.
 *
 * <p>Classes refer to each other in rings. So a class that is not known yet is first taken to be
 * free, and those that relied on that are judged again when it turns out to be stricter. Judgements
 * only ever get stricter, so this ends, and what is left is right for every class of a ring. There
 * is no recursion from class to class: a chain of ten thousand classes is no problem.
 */
final class ClassShapes {

    /** Judges one class, asking {@link #of} about the others. */
    interface Judge {
        Judged judge(TypeElement type);
    }

    /**
     * What is known of a class.
     *
     * @param type the shape of whatever a variable of this type may hold
     * @param body the shape of what this class and its superclasses put into an object
     */
    record Judged(Shape type, Shape body) {

        static final Judged FREE = new Judged(Shape.FREE, Shape.FREE);

        static Judged both(Shape shape) {
            return new Judged(shape, shape);
        }

        private boolean sameAs(Judged other) {
            return type.sameAs(other.type) && body.sameAs(other.body);
        }

        /** Whether a stricter judgement of another class may make this one stricter. */
        private boolean mayChangeBy(Judged other) {
            return !type.isConfined()
                    && (body.isSendable()
                            || body.mobility().kind().compareTo(other.type.mobility().kind()) < 0);
        }
    }

    /** A class that is being worked out. */
    private static final class Open {
        final TypeElement type;
        final Set<Open> dependents = new LinkedHashSet<>();
        Judged judged = Judged.FREE;
        boolean waiting = true;

        Open(TypeElement type) {
            this.type = type;
        }
    }

    private final Judge judge;
    private final Map<TypeElement, Judged> done = new HashMap<>();
    private final Map<TypeElement, Open> open = new HashMap<>();
    private final Deque<Open> agenda = new ArrayDeque<>();
    private @Nullable Open atWork;

    ClassShapes(Judge judge) {
        this.judge = judge;
    }

    /** What is known of this class; while another one is judged, what is known so far. */
    Judged of(TypeElement type) {
        Judged known = done.get(type);
        if (known != null) {
            return known;
        }
        if (atWork != null) {
            Open other = open(type);
            other.dependents.add(atWork);
            return other.judged;
        }
        try {
            open(type);
            work();
            for (var each : open.entrySet()) {
                done.put(each.getKey(), each.getValue().judged);
            }
        } finally {
            open.clear();
            agenda.clear();
            atWork = null;
        }
        return done.getOrDefault(type, Judged.FREE);
    }

    private Open open(TypeElement type) {
        Open known = open.get(type);
        if (known == null) {
            known = new Open(type);
            open.put(type, known);
            agenda.push(known);
        }
        return known;
    }

    private void work() {
        while (!agenda.isEmpty()) {
            Open next = agenda.pop();
            next.waiting = false;
            atWork = next;
            Judged judged = judge.judge(next.type);
            atWork = null;
            // Equal judgements keep the first reasons: they stay true.
            if (!judged.sameAs(next.judged)) {
                next.judged = judged;
                for (Open dependent : next.dependents) {
                    if (!dependent.waiting && dependent.judged.mayChangeBy(judged)) {
                        dependent.waiting = true;
                        agenda.push(dependent);
                    }
                }
            }
        }
    }
}
