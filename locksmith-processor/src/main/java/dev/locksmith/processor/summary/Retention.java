package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Destination;
import dev.locksmith.processor.fact.Destination.Demand;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.summary.Effect.Kind;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Which object keeps what a method was given, and whether its type tells what it keeps. */
final class Retention {

    private final MobilityOf mobility;

    Retention(MobilityOf mobility) {
        this.mobility = mobility;
    }

    /**
     * The effect of what this method keeps there; null where a type variable stands for what is
     * kept, and nobody knows for what.
     */
    @Nullable Effect effectOf(
            Destination.Kept kept,
            Origin origin,
            @Nullable ExecutableElement method,
            List<String> reasons) {
        VariableElement field = kept.field();
        if (field != null) {
            boolean tells =
                    mobility.of(field).isConfined()
                            || mentionsVariable(field.asType())
                            || isToldByClass(origin);
            return kept(tells, origin, Effect.RECEIVER, kept.where(), reasons);
        }
        boolean tells = kept.declared() != null && tells(kept.declared());
        if (bare(kept.keeper()) instanceof Value.This) {
            boolean isTold = tells || isToldByClass(origin);
            return kept(isTold, origin, Effect.RECEIVER, kept.where(), reasons);
        }
        int parameter = parameterOf(kept.keeper(), method);
        if (parameter >= 0) {
            return kept(tells, origin, parameter, kept.where(), reasons);
        }
        return tells ? null : new Effect(Kind.HIDDEN, origin.part(), reasons);
    }

    private static @Nullable Effect kept(
            boolean tells, Origin origin, int keeper, AccessPath place, List<String> reasons) {
        if (keeper == Effect.RECEIVER
                && !origin.part().isWhole()
                && origin.parameter() instanceof ExecutableElement) {
            return null; // from one field of an object into another
        }
        AccessPath inside = place.plus(origin.place());
        return new Effect(
                tells ? Kind.HELD : Kind.KEPT, origin.part(), keeper, inside, "", reasons);
    }

    /**
     * The effect, in the calling method, of what the callee keeps; null if a local object keeps it.
     */
    @Nullable Effect forCaller(
            Effect effect,
            Call call,
            Origin origin,
            @Nullable ExecutableElement caller,
            List<String> reasons) {
        Value keeper = bare(keeperOf(call, effect));
        if (keeper instanceof Value.This) {
            boolean tells = isToldByClass(origin) || effect.kind() == Kind.HELD;
            return kept(tells, origin, Effect.RECEIVER, effect.place(), reasons);
        }
        VariableElement variable = variableOf(keeper);
        if (variable == null || !keeper.livesElsewhere()) {
            return null;
        }
        if (variable.getModifiers().contains(Modifier.STATIC)) {
            return new Effect(Kind.SHARED, origin.part(), reasons);
        }
        boolean tells =
                isToldByClass(origin) || (effect.kind() == Kind.HELD && tells(variable.asType()));
        if (variable.getKind().isField()) {
            AccessPath field =
                    keeper instanceof Derived.FieldOf
                            ? AccessPath.of(variable)
                            : AccessPath.SOMEWHERE;
            AccessPath place = field.plus(effect.place());
            return kept(tells, origin, Effect.RECEIVER, place, reasons);
        }
        int parameter = parameterOf(keeper, caller);
        if (parameter >= 0) {
            return kept(tells, origin, parameter, effect.place(), reasons);
        }
        return tells ? null : new Effect(Kind.HIDDEN, origin.part(), reasons);
    }

    /** Where a call puts what the callee keeps; null if a local object keeps it. */
    static @Nullable Destination destination(Call call, Effect effect) {
        // this(...) and super(...) make the object that our own code makes: its creator judges.
        boolean isConstruction = call.callee().getKind() == ElementKind.CONSTRUCTOR;
        Value keeper = keeperOf(call, effect);
        if (!keeper.livesElsewhere() || isConstruction) {
            return null;
        }
        String place = "the place where " + Members.nameOf(call.callee()) + " keeps it";
        TypeMirror declared = effect.kind() == Kind.HELD ? typeOf(keeper) : null;
        VariableElement variable = variableOf(bare(keeper));
        if (variable != null && variable.getModifiers().contains(Modifier.STATIC)) {
            String field = "the static field '" + variable.getSimpleName() + "'";
            String reason = Members.nameOf(variable) + " is static, so every thread can read it";
            List<String> reasons = new ArrayList<>(effect.reasons());
            reasons.add(reason);
            return new Destination.Shared(Demand.NOT_CONFINED, field, declared, null, reasons);
        }
        return new Destination.Kept(
                place, declared, null, keeper, effect.place(), effect.reasons());
    }

    private static Value keeperOf(Call call, Effect effect) {
        if (effect.keeper() == Effect.RECEIVER) {
            return call.receiver();
        }
        return effect.keeper() < call.arguments().size()
                ? call.arguments().get(effect.keeper()).value()
                : Value.NONE;
    }

    /** The one object it is, without what is known of its type and content. */
    private static Value bare(Value value) {
        Set<Value> objects = Values.objects(value);
        return objects.size() == 1 ? objects.iterator().next() : value;
    }

    private static @Nullable VariableElement variableOf(Value value) {
        if (value instanceof Value.OfVariable of) {
            return of.variable();
        }
        return value instanceof Derived.FieldOf of ? of.field() : null;
    }

    private static @Nullable TypeMirror typeOf(Value value) {
        Value bare = bare(value);
        VariableElement variable = variableOf(bare);
        if (variable != null) {
            return variable.asType();
        }
        return bare instanceof Value.This self ? self.type() : null;
    }

    private static int parameterOf(Value keeper, @Nullable ExecutableElement method) {
        return method != null && bare(keeper) instanceof Value.OfVariable of
                ? method.getParameters().indexOf(of.variable())
                : -1;
    }

    /**
     * Whether a type parameter of its class stands for what the method is given: then a type
     * argument of whoever keeps it tells what it is, whatever the field inside is called.
     */
    private static boolean isToldByClass(Origin origin) {
        return origin.part().isWhole()
                && origin.parameter() instanceof VariableElement parameter
                && parameter.asType().getKind() == TypeKind.TYPEVAR
                && ((TypeVariable) parameter.asType()).asElement().getEnclosingElement()
                        instanceof TypeElement;
    }

    /** Whether the type is confined, or is told what it holds by a type argument. */
    private boolean tells(TypeMirror type) {
        return mobility.of(type).isConfined() || mentionsVariable(type);
    }

    private static boolean mentionsVariable(TypeMirror type) {
        return switch (type.getKind()) {
            case TYPEVAR -> true;
            case ARRAY -> mentionsVariable(((ArrayType) type).getComponentType());
            case DECLARED -> {
                for (TypeMirror argument : ((DeclaredType) type).getTypeArguments()) {
                    if (mentionsVariable(argument)) {
                        yield true;
                    }
                }
                yield false;
            }
            case WILDCARD -> {
                WildcardType wildcard = (WildcardType) type;
                yield (wildcard.getExtendsBound() != null
                                && mentionsVariable(wildcard.getExtendsBound()))
                        || (wildcard.getSuperBound() != null
                                && mentionsVariable(wildcard.getSuperBound()));
            }
            default -> false;
        };
    }
}
