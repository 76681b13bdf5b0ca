package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.type.Domains;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Which variables hold what a thread has for itself: what its own store gave, or what it has
 * opened. That is still this thread's, wherever it is captured.
 */
final class Obtained {

    private final Walk walk;
    private final Subjects subjects;
    private final Map<VariableElement, Domains.Belonging> locals = new HashMap<>();
    private final Map<VariableElement, Optional<Domains.Belonging>> fields = new HashMap<>();

    Obtained(Walk walk, Subjects subjects) {
        this.walk = walk;
        this.subjects = subjects;
    }

    /** A local variable is declared to hold the value of this expression. */
    void declare(VariableElement variable, ExpressionTree initializer) {
        Domains.Belonging from = from(initializer);
        if (from != null && !isForAll(variable.asType())) {
            locals.put(variable, from);
        }
    }

    /** Whether a value is known by where it comes from. */
    boolean isObtained(ExpressionTree value) {
        return from(value) != null;
    }

    /** Where that belongs which a field, or a variable of the code around this, holds. */
    Domains.@Nullable Belonging by(ExpressionTree name) {
        ExpressionTree at = Bare.of(name);
        if (!(at instanceof IdentifierTree || at instanceof MemberSelectTree)
                || !(walk.attributed.elementOf(at) instanceof VariableElement variable)) {
            return null;
        } else if (variable.getKind() == ElementKind.FIELD) {
            return inField(variable);
        }
        return !locals.isEmpty() && subjects.isCaptured(variable) ? locals.get(variable) : null;
    }

    /** Only what one file can fill is known to hold what was opened, and nothing else. */
    private Domains.@Nullable Belonging inField(VariableElement field) {
        TypeElement type = classOf(field.asType());
        if (type == null
                || !field.getModifiers().contains(Modifier.PRIVATE)
                || field.getModifiers().contains(Modifier.STATIC)
                || !walk.surroundings.declared().isByOrigin(type)) {
            return null;
        }
        return fields.computeIfAbsent(field, key -> Optional.ofNullable(opened(key))).orElse(null);
    }

    private Domains.@Nullable Belonging opened(VariableElement field) {
        Domains.Belonging found = null;
        for (ExpressionTree each : walk.assignments.to(field)) {
            if (Bare.of(each).getKind() != Tree.Kind.NULL_LITERAL) {
                found = from(each);
                if (found == null) {
                    return null;
                }
            }
        }
        return found;
    }

    /**
     * Where that belongs which an expression gives; null if that is not known. What a method gives
     * belongs where its object does if the library says so, and steps that go on with that do not
     * change it; the object itself may well have a method that sets it free.
     */
    private Domains.@Nullable Belonging from(ExpressionTree expression) {
        boolean isPart = false;
        boolean isWhole = true;
        ExpressionTree at = Bare.of(expression);
        while (at instanceof MethodInvocationTree call
                && walk.attributed.elementOf(call.getMethodSelect())
                        instanceof ExecutableElement method) {
            Domains.Belonging belonging = walk.domains.ofCall(method, null);
            if (belonging != null) {
                boolean isGot = belonging.domain().kind().isBound() && (isWhole || isPart);
                return isGot ? belonging : null;
            }
            isWhole = false;
            isPart = walk.surroundings.declared().of(method).has(Mark.LENT);
            if (!(isPart || isGoingOn(method))
                    || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
                return null;
            }
            at = Bare.of(select.getExpression());
        }
        return isPart && walk.attributed.elementOf(at) instanceof VariableElement variable
                ? ofVariable(variable)
                : null;
    }

    private Domains.@Nullable Belonging ofVariable(VariableElement variable) {
        return variable.getKind() == ElementKind.FIELD ? inField(variable) : locals.get(variable);
    }

    /** Whether a method gives what it is called on, one step further. */
    private boolean isGoingOn(ExecutableElement method) {
        TypeElement result = classOf(method.getReturnType());
        return result != null
                && result.equals(method.getEnclosingElement())
                && !walk.surroundings.declared().of(method).has(Mark.SENDABLE);
    }

    /** Whether values of this type may be captured by any thread, whoever they were got from. */
    private boolean isForAll(TypeMirror type) {
        TypeElement element = classOf(type);
        return element != null
                && (walk.domains.of(element) != null
                        || walk.typeFacts.is(type, Mark.SENDABLE)
                        || walk.typeFacts.is(type, Mark.SENDABLE_UNCHECKED));
    }

    private static @Nullable TypeElement classOf(TypeMirror type) {
        return type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    }
}
