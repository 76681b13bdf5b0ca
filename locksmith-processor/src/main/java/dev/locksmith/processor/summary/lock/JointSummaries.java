package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockBody;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What a call does that runs one of several bodies. It is worked out once for all calls of the
 * method: as many calls as there are bodies would otherwise cost their square.
 */
final class JointSummaries {

    /** Of a call that may run more bodies than these only what all of them do is followed. */
    private static final int MOST_BODIES = 16;

    /**
     * What the bodies do, by the names of the method that is called.
     *
     * @param areAllActive whether each of them does something
     * @param isAnyFollowed whether the effects are those of any of them, or of all alike
     * @param left what may be held afterwards
     * @param givenBack what may be given back
     */
    record Joint(
            boolean isAnyActive,
            boolean areAllActive,
            boolean isAnyFollowed,
            Map<Object, LockEffect> effects,
            List<Lock> left,
            List<Lock> givenBack) {}

    private final Function<Object, LockSummary> summaries;
    private final LockResults results;
    private final Mode mode;
    private final Map<ExecutableElement, Map<TypeElement, Joint>> known = new HashMap<>();

    JointSummaries(Function<Object, LockSummary> summaries, LockResults results, Mode mode) {
        this.summaries = summaries;
        this.results = results;
        this.mode = mode;
    }

    /**
     * @param type the class of the object, if more is known of it than what the method tells
     */
    Joint of(ExecutableElement method, @Nullable TypeElement type, List<LockBody> bodies) {
        TypeElement at = type == null ? Members.ownerOf(method) : type;
        Map<TypeElement, Joint> ofMethod = known.computeIfAbsent(method, key -> new HashMap<>());
        Joint joint = ofMethod.get(at);
        if (joint == null) {
            joint = join(method, at, bodies);
            ofMethod.put(at, joint);
        }
        return joint;
    }

    /** A body that calls of this method may run does more than was known. */
    void forget(ExecutableElement method) {
        known.remove(method);
    }

    private Joint join(ExecutableElement method, TypeElement type, List<LockBody> bodies) {
        Path self = new Path(new Root.This(type), List.of());
        List<LockName> parameters = new ArrayList<>();
        for (VariableElement each : method.getParameters()) {
            parameters.add(new Path(new Root.Parameter(each), List.of()));
        }
        boolean isAnyFollowed = mode == Mode.COMPLETE && bodies.size() <= MOST_BODIES;
        int active = 0;
        Map<Object, LockEffect> joint = null;
        List<Lock> left = new ArrayList<>();
        List<Lock> givenBack = new ArrayList<>();
        for (LockBody each : bodies) {
            LockSummary summary = summaries.apply(each.key());
            LockNaming names = new LockNaming(new LockBinding(each, self, parameters), results);
            active += summary.isNothing() ? 0 : 1;
            if (joint == null) {
                joint = effects(summary, names);
            } else if (isAnyFollowed) {
                effects(summary, names).forEach(joint::putIfAbsent);
            } else if (!joint.isEmpty()) {
                joint.keySet().retainAll(effects(summary, names).keySet());
            }
            summary.left().forEach(held -> left.add(names.of(held.lock())));
            summary.answers().possible().forEach(lock -> left.add(names.of(lock)));
            givenBack.addAll(summary.givenBack());
        }
        return new Joint(
                active > 0,
                active == bodies.size(),
                isAnyFollowed,
                joint == null ? Map.of() : joint,
                List.copyOf(left),
                List.copyOf(givenBack));
    }

    private static Map<Object, LockEffect> effects(LockSummary summary, LockNaming names) {
        Map<Object, LockEffect> effects = new LinkedHashMap<>();
        for (LockEffect each : summary.effects().values()) {
            List<Held> held = names.of(each.held(), List.of(), false);
            Supposed supposed = names.of(each.supposed());
            if (held != null && supposed != null) {
                LockEffect named =
                        each.by(
                                names,
                                new LockContext(
                                        held,
                                        names.of(each.without()),
                                        each.ordered(),
                                        each.places(),
                                        supposed));
                effects.putIfAbsent(named.identity(), named);
            }
        }
        return effects;
    }
}
