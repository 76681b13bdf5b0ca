package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Unshared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Which values nothing else reaches once they are handed over, and so may be handed over although
 * nothing is known of their types: the regions of Swift and Rust's moves, found without a word of
 * the user.
 */
final class UnsharedValues {

    private final Map<Object, Unshared> known = new HashMap<>();

    /** Parameters of which several threads may get hold where they leave their thread. */
    private final Set<Element> takenBySeveral = new HashSet<>();

    private final Map<VariableElement, Boolean> takenByOne = new HashMap<>();

    private final MobilityOf mobility;
    private final Effects effects;
    private final Overrides overrides;

    UnsharedValues(MobilityOf mobility, Effects effects, Overrides overrides) {
        this.mobility = mobility;
        this.effects = effects;
        this.overrides = overrides;
    }

    void add(Unshared fact) {
        known.put(fact.birth(), fact);
        Object made = fact.made();
        if (made != null) {
            known.put(made, fact);
        }
    }

    /** What is given to this parameter, or the receiver of this method, gets to several. */
    void takenBySeveral(Element parameter) {
        takenBySeveral.add(parameter);
    }

    /** Whether all that is in the value born there is the value's own, or may go anywhere. */
    boolean isFree(@Nullable Object birth) {
        return isFree(birth, new HashSet<>());
    }

    private boolean isFree(@Nullable Object birth, Set<Object> asked) {
        Unshared unshared = birth == null ? null : known.get(birth);
        // Of what a parameter stands for only the callers know.
        if (unshared == null || unshared.made() == null || !asked.add(unshared.birth())) {
            return false;
        }
        ExecutableElement constructor = unshared.constructor();
        if (constructor != null && tellsOthers(constructor)) {
            return false;
        }
        for (Unshared.Part part : unshared.parts()) {
            TypeMirror type = part.type();
            if (!mobility.of(type).isSendable() && !isFree(part.birth(), asked)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a constructor lets others know of the object before it is done. */
    private boolean tellsOthers(ExecutableElement constructor) {
        for (Effect effect : effects.of(constructor)) {
            if (effect.part().isWhole()
                    && effect.kind() != Effect.Kind.RETURNED
                    && !effect.isKeptByReceiver()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a function gives the value on, so that only what captures it takes it over. */
    boolean isPassedOn(@Nullable Object birth) {
        Unshared unshared = birth == null ? null : known.get(birth);
        return unshared != null && unshared.isPassedOn();
    }

    /**
     * Whether a method lets one taker have what it is given there, and nobody else; asked when all
     * effects are known. A chain of methods is walked once.
     */
    boolean isTakenByOne(VariableElement parameter) {
        Set<VariableElement> chain = new LinkedHashSet<>();
        VariableElement at = parameter;
        Boolean answer = takenByOne.get(at);
        while (answer == null) {
            Unshared unshared = known.get(at);
            if (unshared == null || !chain.add(at) || !isGivenOnToOne(at, unshared)) {
                answer = false;
                continue;
            }
            VariableElement next = unshared.passedTo();
            if (next == null || effects.of(next).isEmpty()) {
                answer = true;
            } else {
                at = next;
                answer = takenByOne.get(at);
            }
        }
        for (VariableElement each : chain) {
            takenByOne.put(each, answer);
        }
        return answer;
    }

    private boolean isGivenOnToOne(VariableElement parameter, Unshared unshared) {
        if (takenBySeveral.contains(parameter) || unshared.isPassedOn()) {
            return false;
        }
        ExecutableElement method = Members.methodOf(parameter);
        return method != null && !isOverridden(method);
    }

    private boolean isOverridden(ExecutableElement method) {
        for (ExecutableElement each : overrides.implementationsOf(method)) {
            if (!each.equals(method)) {
                return true;
            }
        }
        return false;
    }
}
