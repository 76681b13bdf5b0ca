package dev.locksmith.processor.type;

import dev.locksmith.processor.report.Timing;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Which types may leave their thread. */
public final class MobilityOf {

    private final Timing timing;
    private final TypeShapes types;
    private final ClassShapes classes;
    private final ClassJudge judge;

    /**
     * Asks these declarations, and remembers every class it has looked at.
     *
     * @param erased tells what class files of other compilations leave out
     * @param timing hears of the phase {@code MOBILITY}
     */
    public MobilityOf(
            Declared declared,
            Elements elements,
            Types typeUtils,
            ErasedMarks erased,
            Timing timing) {
        this.timing = timing;
        FunctionalInterfaces functional = new FunctionalInterfaces(elements, typeUtils);
        this.types = new TypeShapes(declared, functional, this::judged);
        this.judge =
                new ClassJudge(
                        declared,
                        types,
                        new HeldVariables(declared, functional),
                        erased,
                        new ValueProperties(declared, elements, typeUtils),
                        this::judged);
        this.classes = new ClassShapes(judge);
    }

    /** The mobility of values of this type. */
    public Mobility of(TypeMirror type) {
        timing.begin(Timing.Phase.MOBILITY);
        try {
            return closed(types.of(type));
        } finally {
            timing.end();
        }
    }

    /** The mobility of values of this type, whatever an annotation at this use of it says. */
    public Mobility ofUnmarked(TypeMirror type) {
        timing.begin(Timing.Phase.MOBILITY);
        try {
            return closed(types.ofUnmarked(type));
        } finally {
            timing.end();
        }
    }

    /**
     * The mobility of what this field, parameter or local variable admits to hold: its type's, and
     * what its own annotations say.
     */
    public Mobility of(VariableElement variable) {
        timing.begin(Timing.Phase.MOBILITY);
        try {
            return closed(types.of(variable));
        } finally {
            timing.end();
        }
    }

    /**
     * The same where every type variable stands for a sendable type: what a generic class is by its
     * own structure.
     */
    public Mobility ofGeneric(VariableElement variable) {
        timing.begin(Timing.Phase.MOBILITY);
        try {
            return types.of(variable).mobility();
        } finally {
            timing.end();
        }
    }

    /**
     * The mobility of what a class and its superclasses put into each object, whatever subclasses
     * add, and with sendable types for type variables.
     */
    public Mobility ofBody(TypeElement type) {
        timing.begin(Timing.Phase.MOBILITY);
        try {
            return judged(type).body().mobility();
        } finally {
            timing.end();
        }
    }

    /**
     * The mobility of what the methods of a type say that its objects hold, where another tool
     * writes their class; only confinement counts.
     */
    public Mobility ofProperties(TypeElement type) {
        timing.begin(Timing.Phase.MOBILITY);
        try {
            return judge.ofProperties(type).mobility();
        } finally {
            timing.end();
        }
    }

    /** The class to whose objects those of an inner class belong; null where there is none. */
    public @Nullable TypeElement enclosingOf(TypeElement type) {
        return ClassJudge.isInner(type) && type.getEnclosingElement() instanceof TypeElement outer
                ? outer
                : null;
    }

    /** Why a class is confined of which its class file does not tell every javac; else empty. */
    public List<String> whyErased(TypeElement type) {
        if (!judge.hasErasedMarks(type)) {
            return List.of();
        }
        Mobility mobility = of(type.asType());
        Reasons reasons = mobility.reasons();
        return mobility.isConfined() && reasons != null ? reasons.lines() : List.of();
    }

    private ClassShapes.Judged judged(TypeElement type) {
        return classes.of(type);
    }

    /** Of type variables that were left open nothing is known. */
    private static Mobility closed(Shape shape) {
        return shape.holds().isEmpty()
                ? shape.mobility()
                : Mobility.unknown(
                        Reasons.of(
                                () ->
                                        "nothing is known of "
                                                + shape.holds().iterator().next().getSimpleName()));
    }
}
