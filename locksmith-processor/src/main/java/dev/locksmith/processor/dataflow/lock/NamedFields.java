package dev.locksmith.processor.dataflow.lock;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.dataflow.Reassigned;

import java.util.function.Predicate;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * The fields whose name stands for what they hold. In complete mode these are also such as change,
 * if they lead to objects of classes that are compiled here: which of them it is that two threads
 * meet nobody can say then.
 */
record NamedFields(Reassigned reassigned, Predicate<TypeElement> isSource, Mode mode) {

    boolean contains(VariableElement field) {
        return reassigned.isFixed(field)
                || (mode == Mode.COMPLETE
                        && !field.getModifiers().contains(Modifier.STATIC)
                        && field.asType() instanceof DeclaredType type
                        && type.asElement() instanceof TypeElement element
                        && isSource.test(element));
    }
}
