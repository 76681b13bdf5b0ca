package dev.locksmith.processor.fact.lock;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What one body does with locks: its control-flow graph, of which only the steps are left that
 * matter for them.
 *
 * @param key the method, or the tree of the lambda or initializer
 * @param method the method whose body it is; null if it is no method's
 * @param around the key of the body whose names a lambda uses; null if it is no lambda
 * @param owner the class in which it stands
 * @param parameters its own parameters
 * @param blocks the first one is where it begins
 * @param exit the index of the block where it ends without an exception; less than zero if it never
 *     does
 * @param returned what it returns
 * @param functions the interfaces of which it makes objects from lambdas and method references
 * @param letOut what it gives to code that is not followed: methods that it refers to, the trees of
 *     lambdas in variables, and classes of which it has made objects; or {@link Lent}
 * @param links how it makes objects known to each other
 */
public record LockBody(
        Object key,
        @Nullable ExecutableElement method,
        @Nullable Object around,
        TypeElement owner,
        List<VariableElement> parameters,
        List<LockBlock> blocks,
        int exit,
        LockName returned,
        Set<TypeElement> functions,
        Set<Object> letOut,
        List<ObjectLink> links,
        Site site)
        implements Fact {

    /** Shows a visitor all steps, block by block. */
    public void forEachStep(LockStep.Visitor visitor) {
        for (LockBlock block : blocks) {
            for (LockStep step : block.steps) {
                step.accept(visitor);
            }
        }
    }

    /** Something that was given to a method of another jar. */
    public record Lent(Object what, VariableElement parameter) {}

    /** The key of the body that initializes a class: its superclass, then all that is static. */
    public record Initializer(TypeElement type) {}

    /** Steps that are done one after the other, and where control goes then. */
    public record LockBlock(
            List<LockStep> steps, List<Integer> successors, List<Integer> handlers) {}
}
