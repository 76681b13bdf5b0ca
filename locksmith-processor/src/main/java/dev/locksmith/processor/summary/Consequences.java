package dev.locksmith.processor.summary;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Destination.Demand;
import dev.locksmith.processor.fact.Destination.Takers;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.scope.ScopeEscape;
import dev.locksmith.processor.fact.scope.ScopeGiven;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.function.Consumer;

import javax.lang.model.element.VariableElement;

/** What calls mean for their arguments once the summaries are known: flows like any others. */
public final class Consequences {

    private final Summaries summaries;
    private final Declared declared;
    private final MobilityOf mobility;
    private final Mode mode;

    public Consequences(Summaries summaries, Declared declared, MobilityOf mobility, Mode mode) {
        this.summaries = summaries;
        this.declared = declared;
        this.mobility = mobility;
        this.mode = mode;
    }

    /** Derives the flows of a call. */
    public void derive(Call call, Consumer<Fact> flows) {
        if (call.receiver() != Value.NONE) {
            receiver(call, flows);
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            Call.Argument argument = call.arguments().get(i);
            if (argument.value() != Value.NONE) {
                argument(call, i, argument, flows);
            }
        }
    }

    private void receiver(Call call, Consumer<Fact> flows) {
        for (Effect effect : summaries.effectsOf(call, -1)) {
            Destination to = destination(call, effect);
            if (to != null && !effect.isKeptByReceiver() && !isJudgedInside(call, effect)) {
                Value value = partOf(call.receiver(), effect);
                flows.accept(new Flow(value, call.receiverName(), to, call.site()));
            }
        }
    }

    private void argument(Call call, int index, Call.Argument argument, Consumer<Fact> flows) {
        ScopeGiven bound = summaries.heldScopes().of(call, index);
        Collection<Effect> effects = summaries.effectsOf(call, index);
        for (Effect effect : effects) {
            Destination to = isJudgedInside(call, index) ? null : destination(call, effect);
            if (to instanceof Destination.Boundary boundary
                    && summaries.isTakenByOne(call, index)) {
                to = Destination.Boundary.toOne(boundary.demand(), boundary.reasons());
            }
            if (to == null || !summaries.mayGetThere(argument.value(), effect)) {
                continue;
            }
            ScopeEscape escape = bound == null ? null : escape(bound, to);
            if (escape != null) {
                flows.accept(escape);
            } else {
                Value value = partOf(argument.value(), effect);
                flows.accept(new Flow(value, argument.described(), to, argument.site()));
            }
        }
        boolean isUnknown =
                effects.isEmpty()
                        && !summaries.isKnown(call.callee())
                        && !declared.knows(call.callee());
        if (mode == Mode.COMPLETE && (isUnknown || summaries.isCutShort(call, index))) {
            Destination to = new Destination.UnknownCode(call.callee());
            flows.accept(new Flow(argument.value(), argument.described(), to, argument.site()));
        }
    }

    /**
     * What is scope-bound is told as such, but where another thread gets what is confined as well.
     */
    private static @Nullable ScopeEscape escape(ScopeGiven given, Destination to) {
        return to instanceof Destination.Boundary ? given.handedOver() : given.kept();
    }

    private static Value partOf(Value value, Effect effect) {
        return effect.part().isWhole() ? value : new Value.PartOf(value, effect.part());
    }

    /** Where the class of the receiver is confined, its method is the mistake, once. */
    private boolean isJudgedInside(Call call, Effect effect) {
        return effect.part().isWhole()
                && summaries.isKnown(call.callee())
                && mobility.of(Members.ownerOf(call.callee()).asType()).isConfined();
    }

    /** Where the parameter is confined or lent in any case, the method is the mistake, once. */
    private boolean isJudgedInside(Call call, int index) {
        VariableElement parameter = call.callee().getParameters().get(call.parameterOf(index));
        return summaries.isKnown(call.callee())
                && (mobility.of(parameter).isConfined()
                        || summaries.loans().isLentByFramework(call.callee(), parameter));
    }

    private static Destination shared(String place, Effect effect, boolean isAssigned) {
        return new Destination.Shared(
                Demand.SENDABLE, place, null, null, effect.reasons(), Takers.SEVERAL, isAssigned);
    }

    private static @Nullable Destination destination(Call call, Effect effect) {
        return switch (effect.kind()) {
            case CROSSES -> new Destination.Boundary(Demand.SENDABLE, effect.reasons());
            case SHARED -> shared("a shared place", effect, false);
            case PUBLISHED -> shared("a field", effect, true);
            case HIDDEN ->
                    new Destination.Kept(
                            "the place where " + Members.nameOf(call.callee()) + " keeps it",
                            null,
                            null,
                            Value.NONE,
                            effect.place(),
                            effect.reasons());
            case KEPT, HELD -> Retention.destination(call, effect);
            case RETURNED, CONSUMED, PROLONGED -> null;
        };
    }
}
