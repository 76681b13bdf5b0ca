package dev.locksmith.processor.type;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;

import java.util.function.Predicate;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Which classes compiled here serve several threads, though a type of theirs is for one at a time:
 * a wrapper that locks, or one that keeps nothing but what may be shared.
 */
final class OwnGuards {

    private final Declared declared;
    private final Predicate<TypeElement> isLocking;

    OwnGuards(Declared declared, Predicate<TypeElement> isLocking) {
        this.declared = declared;
        this.isLocking = isLocking;
    }

    /** Whether its own methods see to it that threads do not meet. */
    boolean areOf(TypeElement type) {
        return type.getKind().isClass()
                && declared.isSource(type)
                && isAboveSafe(type)
                && (isLocking.test(type) || keepsWhatIsShared(type));
    }

    /** What it extends has no state that these methods do not guard. */
    private boolean isAboveSafe(TypeElement type) {
        TypeElement above = Members.superclass(type);
        return above == null
                || Members.isObject(above)
                || !declared.of(above).has(Mark.NOT_THREAD_SAFE)
                || (!declared.isSource(above) && keepsOneForEachThread(type));
    }

    /** The usual way to share what is for one thread: a subclass that asks the thread's own one. */
    private boolean keepsOneForEachThread(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .anyMatch(
                        each ->
                                each.getModifiers().contains(Modifier.FINAL)
                                        && each.asType() instanceof DeclaredType held
                                        && ((TypeElement) held.asElement())
                                                .getQualifiedName()
                                                .contentEquals("java.lang.ThreadLocal"));
    }

    private boolean keepsWhatIsShared(TypeElement type) {
        if (type.getNestingKind() != NestingKind.TOP_LEVEL
                && !type.getModifiers().contains(Modifier.STATIC)) {
            return false; // it uses what is around it as well
        }
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (!field.getModifiers().contains(Modifier.STATIC)
                    && !(field.getModifiers().contains(Modifier.FINAL)
                            && isShared(field.asType()))) {
                return false;
            }
        }
        return true;
    }

    private boolean isShared(TypeMirror type) {
        if (!(type instanceof DeclaredType held)) {
            return type.getKind().isPrimitive();
        }
        Marks marks = declared.of(held.asElement());
        return marks.has(Mark.SENDABLE) || marks.has(Mark.SENDABLE_UNCHECKED);
    }
}
