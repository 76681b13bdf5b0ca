package dev.locksmith.processor.fact;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * An object that nothing else reaches once it is handed over: all that a body does with it is to
 * make it, perhaps to use it, and then to give it away in one place.
 *
 * @param birth the expression that makes it, or the local variable or parameter that holds it
 * @param made the expression that makes it, as a birth of its own; null of a parameter
 * @param constructor the constructor that makes it; null of a parameter and of an array
 * @param parts what it is made of, and what it was given before it is handed over
 * @param passedTo the parameter to which it is given; null if none is known
 * @param isPassedOn whether a function takes it, and gives it on when it is run
 */
public record Unshared(
        Object birth,
        @Nullable Object made,
        @Nullable ExecutableElement constructor,
        List<Part> parts,
        @Nullable VariableElement passedTo,
        boolean isPassedOn,
        Site site)
        implements Fact {

    /**
     * Something that the object holds.
     *
     * @param birth where it was born, if the body made it too
     */
    public record Part(TypeMirror type, @Nullable Object birth) {}

    @Override
    public Object identity() {
        return List.of(Unshared.class, birth);
    }
}
