package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.summary.Effect.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** What objects hold after calls, and what calls return, by the effects found so far. */
final class Contents {

    private final Effects effects;
    private final Overrides overrides;
    private final Predicate<Element> isSource;
    private final Map<ExecutableElement, List<Value>> results = new HashMap<>();
    private final Map<VariableElement, List<Value>> fields = new HashMap<>();

    private boolean isComplete;

    Contents(Effects effects, Overrides overrides, Predicate<Element> isSource) {
        this.effects = effects;
        this.overrides = overrides;
        this.isSource = isSource;
    }

    /** No more effects will be found. */
    void complete() {
        isComplete = true;
    }

    boolean isComplete() {
        return isComplete;
    }

    /** A method returns this value. */
    void returned(ExecutableElement method, Value value) {
        results.computeIfAbsent(method, key -> new ArrayList<>()).add(value);
    }

    /** A field is given this value. */
    void kept(VariableElement field, Value value) {
        fields.computeIfAbsent(field, key -> new ArrayList<>(1)).add(value);
    }

    /** What a field holds whenever it holds anything; {@link Value#NONE} if that is not known. */
    Value heldBy(VariableElement field) {
        boolean isGivenHere =
                field.getModifiers().contains(Modifier.PRIVATE)
                        || field.getModifiers().contains(Modifier.FINAL);
        List<Value> given = isGivenHere ? fields.getOrDefault(field, List.of()) : List.of();
        return given.size() == 1 ? given.get(0) : Value.NONE;
    }

    /**
     * What the method returns by its code, in which its parameters stand for what it gets: by its
     * own, or by that of the one method that implements it.
     */
    List<Value> resultsOf(ExecutableElement method) {
        List<Value> own = results.get(method);
        if (own != null) {
            return own;
        }
        if (!method.getModifiers().contains(Modifier.ABSTRACT)
                || !isSource.test(method)
                || overrides.isMadeFromLambda(method)) {
            return List.of();
        }
        List<ExecutableElement> bodies = overrides.implementationsOf(method);
        return bodies.size() == 1 ? results.getOrDefault(bodies.get(0), List.of()) : List.of();
    }

    /** Of what is given in the call, that which comes back in its result. */
    List<Given> handedBack(Call call) {
        List<Given> all = new ArrayList<>();
        fromArguments(call, effect -> effect.kind() == Kind.RETURNED, all);
        if (call.receiver() != Value.NONE) {
            for (Effect effect : effects.of(call.callee())) {
                if (effect.kind() == Kind.RETURNED) {
                    // With what it keeps since this call.
                    all.add(new Given(call.receiverAfter(), effect.part(), effect.place()));
                }
            }
        }
        return all;
    }

    /** The same of one parameter, or the method for its receiver, and one of its effects. */
    List<Given> handedBack(Call call, Element parameter, Effect effect) {
        if (effect.kind() != Kind.RETURNED) {
            return List.of();
        } else if (parameter != call.callee()) {
            return given(call, parameter, effect);
        }
        return call.receiver() == Value.NONE
                ? List.of()
                : List.of(new Given(call.receiverAfter(), effect.part(), effect.place()));
    }

    /** Of what is given in the call, that which the object keeps. */
    List<Given> keptIn(Derived.After after) {
        List<Given> all = new ArrayList<>();
        if (after.through().stream().allMatch(this::returnsReceiver)) {
            fromArguments(after.call(), effect -> effect.isKeptBy(after.keeper()), all);
        }
        ExecutableElement method = after.call().callee();
        if (after.keeper() == Derived.After.RECEIVER
                && method.getKind() == ElementKind.CONSTRUCTOR
                && !isSource.test(method)) {
            for (Call.Argument argument : after.call().arguments()) {
                if (argument.value() != Value.NONE
                        && !isLoan(argument.value())
                        && all.stream().noneMatch(each -> each.value() == argument.value())) {
                    all.add(new Given(argument.value(), AccessPath.WHOLE, AccessPath.SOMEWHERE));
                }
            }
        }
        return all;
    }

    /** An object that is made of what is lent may hold it, or only what was read from it. */
    private static boolean isLoan(Value value) {
        return Values.objects(value).stream()
                .anyMatch(each -> each instanceof Value.OfVariable of && of.loan() != null);
    }

    /** The same of one parameter and one of its effects. */
    List<Given> keptIn(Derived.After after, Element parameter, Effect effect) {
        return after.through().stream().allMatch(this::returnsReceiver)
                ? given(after.call(), parameter, effect)
                : List.of();
    }

    private static List<Given> given(Call call, Element parameter, Effect effect) {
        List<? extends VariableElement> parameters = call.callee().getParameters();
        int first = parameters.indexOf(parameter);
        int given = call.arguments().size();
        // The last parameter may take several arguments.
        int end = first == parameters.size() - 1 ? given : Math.min(first + 1, given);
        List<Given> all = new ArrayList<>(1);
        for (int i = Math.max(first, 0); i < end; i++) {
            Value value = call.arguments().get(i).value();
            if (value != Value.NONE) {
                all.add(new Given(value, effect.part(), effect.place()));
            }
        }
        return all;
    }

    /** What was put in an object by the code itself. */
    static List<Given> putIn(Derived.Holder holder) {
        List<Given> all = new ArrayList<>();
        for (Value each : holder.contents()) {
            all.add(new Given(each, AccessPath.WHOLE, holder.place()));
        }
        return all;
    }

    /** What was in this part of the object before the call is there no longer. */
    static boolean isReplaced(List<Given> kept, AccessPath part) {
        return part.isExact() && kept.stream().anyMatch(each -> each.place().equals(part));
    }

    private boolean returnsReceiver(ExecutableElement method) {
        return effects.of(method).stream()
                .anyMatch(effect -> effect.kind() == Kind.RETURNED && effect.part().isWhole());
    }

    private void fromArguments(Call call, Predicate<Effect> wanted, List<Given> all) {
        for (int i = 0; i < call.arguments().size(); i++) {
            Value value = call.arguments().get(i).value();
            if (value == Value.NONE) {
                continue;
            }
            for (Effect effect :
                    effects.of(call.callee().getParameters().get(call.parameterOf(i)))) {
                if (wanted.test(effect)) {
                    all.add(new Given(value, effect.part(), effect.place()));
                }
            }
        }
    }
}
