package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.TypeText;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What a class owes for being declared sendable.
 *
 * @param maker the class itself, or the supertype that promises for all its subtypes
 * @param isChecked whether every field counts, and not only the confined ones
 * @param isContradicted whether the class is declared confined as well
 */
record Promise(TypeElement type, TypeElement maker, boolean isChecked, boolean isContradicted) {

    /** What this class owes; null where it owes nothing, or its author vouches for it. */
    static @Nullable Promise of(TypeElement type, Declared declared) {
        Marks marks = declared.of(type);
        boolean isChecked = marks.has(Mark.SENDABLE);
        if ((!isChecked && !marks.has(Mark.SENDABLE_UNCHECKED)) || declared.isTrusted(type)) {
            return null;
        }
        TypeElement maker =
                declared.whoSays(isChecked ? Mark.SENDABLE : Mark.SENDABLE_UNCHECKED, type)
                        .orElse(type);
        if (!isChecked && maker.equals(type)) {
            return null;
        }
        boolean isContradicted = marks.has(Mark.THREAD_CONFINED);
        if (isContradicted && (!isChecked || isSaidAlready(type, declared))) {
            return null;
        }
        return new Promise(type, maker, isChecked, isContradicted);
    }

    /** Whether a class answers for itself. */
    static boolean isMadeBy(TypeElement type, Declared declared) {
        Marks marks = declared.of(type);
        return marks.has(Mark.SENDABLE) || marks.has(Mark.SENDABLE_UNCHECKED);
    }

    /** The finding that something breaks this promise. */
    Finding broken(Site site, String value, String what, List<String> reasons, String fix) {
        String promise =
                maker.equals(type)
                        ? typeName() + " is declared @Sendable"
                        : TypeText.deriving(type, maker)
                                + (isChecked
                                        ? ", which is declared @Sendable"
                                        : ", which is shared between threads");
        return new Finding(NotSendable.ID, site, value, what + ", but " + promise, reasons, fix);
    }

    String typeName() {
        return TypeText.of(type);
    }

    /** The other way out, as the end of a sentence. */
    String orWithdraw() {
        return maker.equals(type)
                ? ", or take @Sendable away from " + typeName()
                : ", or do not derive " + typeName() + " from " + TypeText.of(maker);
    }

    private static boolean isSaidAlready(TypeElement type, Declared declared) {
        if (saysBoth(type.getSuperclass(), declared)) {
            return true;
        }
        for (TypeMirror superinterface : type.getInterfaces()) {
            if (saysBoth(superinterface, declared)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysBoth(TypeMirror supertype, Declared declared) {
        if (supertype.getKind() != TypeKind.DECLARED) {
            return false;
        }
        Marks marks = declared.of(((DeclaredType) supertype).asElement());
        return marks.has(Mark.THREAD_CONFINED) && marks.has(Mark.SENDABLE);
    }
}
