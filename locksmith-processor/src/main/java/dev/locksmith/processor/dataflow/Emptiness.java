package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;

import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.Assignments;
import dev.locksmith.processor.dataflow.source.Attributed;
import dev.locksmith.processor.dataflow.source.Statelessness;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.type.Containers;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Which expressions make what certainly holds nothing, now and later: several threads may have it,
 * since there is nothing in it to share.
 */
final class Emptiness {

    /** What hands out the elements of a collection: of none, it has no place to keep. */
    private static final Set<String> ITERATORS = Set.of("iterator", "listIterator", "spliterator");

    /** What shows a map as a collection. */
    private static final Set<String> VIEWS = Set.of("keySet", "values", "entrySet");

    private final Attributed attributed;
    private final Assignments assignments;
    private final Callees callees;
    private final Statelessness statelessness;
    private final Set<VariableElement> open = new HashSet<>();

    Emptiness(Walk walk, Callees callees, Statelessness statelessness) {
        this.statelessness = statelessness;
        this.attributed = walk.attributed;
        this.assignments = walk.assignments;
        this.callees = callees;
    }

    boolean holdsNothing(ExpressionTree expression) {
        ExpressionTree made = Bare.uncast(expression);
        if (made instanceof NewArrayTree array) {
            return isWithoutElements(array);
        }
        if (made instanceof NewClassTree) {
            return attributed.typeOf(made) instanceof DeclaredType type
                    && statelessness.isOf((TypeElement) type.asElement());
        }
        if (made instanceof IdentifierTree
                && attributed.elementOf(made) instanceof VariableElement variable
                && variable.getKind() == ElementKind.LOCAL_VARIABLE) {
            return isGivenNothing(variable);
        }
        return made instanceof MethodInvocationTree call
                && attributed.elementOf(call.getMethodSelect()) instanceof ExecutableElement method
                && (callees.of(method).makesNothing()
                        || isBufferOfNothing(call, method)
                        || isIteratorOfNothing(call, method));
    }

    private boolean isGivenNothing(VariableElement variable) {
        ExpressionTree given = onlyValueOf(variable);
        // In broken code a variable may be its own value.
        if (given == null || !open.add(variable)) {
            return false;
        }
        boolean isNothing = holdsNothing(given);
        open.remove(variable);
        return isNothing;
    }

    /** What a variable is given where that is done at one place only. */
    @Nullable ExpressionTree onlyValueOf(VariableElement variable) {
        List<ExpressionTree> given = assignments.to(variable);
        return given.size() == 1 ? given.get(0) : null;
    }

    private boolean isIteratorOfNothing(MethodInvocationTree call, ExecutableElement method) {
        return ITERATORS.contains(method.getSimpleName().toString())
                && method.getParameters().isEmpty()
                && Members.ownerOf(method).getQualifiedName().toString().startsWith("java.")
                && call.getMethodSelect() instanceof MemberSelectTree select
                && (holdsNothing(select.getExpression()) || isMadeEmpty(select.getExpression()));
    }

    /** Whether a collection is made here without elements, which nobody keeps who could add one. */
    private boolean isMadeEmpty(ExpressionTree expression) {
        ExpressionTree made = Bare.uncast(expression);
        if (made instanceof NewClassTree object) {
            TypeMirror type = attributed.typeOf(object);
            return object.getClassBody() == null
                    && type != null
                    && Containers.isOne(type)
                    && object.getArguments().stream().allMatch(this::isNumber);
        }
        return made instanceof MethodInvocationTree call
                && call.getArguments().isEmpty()
                && call.getMethodSelect() instanceof MemberSelectTree select
                && VIEWS.contains(select.getIdentifier().toString())
                && isMadeEmpty(select.getExpression());
    }

    private boolean isNumber(ExpressionTree expression) {
        TypeMirror type = attributed.typeOf(expression);
        return type != null && type.getKind().isPrimitive();
    }

    /**
     * What an object that is made so holds nothing of: the arguments for its constructor, or for
     * the method that makes it, which hold nothing themselves.
     */
    List<TypeMirror> nothingIn(ExpressionTree expression) {
        ExpressionTree made = Bare.uncast(expression);
        List<? extends ExpressionTree> arguments =
                made instanceof NewClassTree object
                        ? object.getArguments()
                        : made instanceof MethodInvocationTree call
                                ? call.getArguments()
                                : List.of();
        List<TypeMirror> nothing = new ArrayList<>();
        for (ExpressionTree each : arguments) {
            TypeMirror type = attributed.typeOf(each);
            if (type != null && holdsNothing(each)) {
                nothing.add(type);
            }
        }
        return List.copyOf(nothing);
    }

    private boolean isWithoutElements(NewArrayTree array) {
        return array.getInitializers() == null
                ? isZero(array.getDimensions().get(0))
                : array.getInitializers().isEmpty();
    }

    private boolean isZero(ExpressionTree size) {
        return Integer.valueOf(0).equals(attributed.constant(size));
    }

    /**
     * A buffer without capacity: its position and limit stay zero, whatever is read. So a view of
     * it is one too.
     */
    private boolean isBufferOfNothing(MethodInvocationTree call, ExecutableElement method) {
        if (!isOfBuffer(method)) {
            return false;
        }
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            return call.getMethodSelect() instanceof MemberSelectTree select
                    && holdsNothing(select.getExpression());
        }
        List<? extends ExpressionTree> arguments = call.getArguments();
        return arguments.size() == 1
                && (isZero(arguments.get(0))
                        || "".equals(attributed.constant(arguments.get(0)))
                        || holdsNothing(arguments.get(0)));
    }

    private static boolean isOfBuffer(ExecutableElement method) {
        String owner = Members.ownerOf(method).getQualifiedName().toString();
        return owner.startsWith("java.nio.") && owner.endsWith("Buffer");
    }
}
