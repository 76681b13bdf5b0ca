package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.type.Declared;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Which fields hold what one thread may use at a time though their own type does not say so: by all
 * that their file gives them, if no other code can give them anything.
 */
public final class FieldContents {

    private final Attributed attributed;
    private final TypeFacts typeFacts;
    private final Declared declared;
    private final Assignments assignments;
    private final Map<VariableElement, Optional<TypeMirror>> known = new HashMap<>();

    public FieldContents(
            Attributed attributed,
            TypeFacts typeFacts,
            Declared declared,
            Assignments assignments) {
        this.attributed = attributed;
        this.typeFacts = typeFacts;
        this.declared = declared;
        this.assignments = assignments;
    }

    /** The type of what the field holds, where one thread may use it at a time; null if not. */
    public @Nullable TypeMirror oneAtATimeIn(VariableElement field) {
        if (field.getKind() != ElementKind.FIELD) {
            return null;
        }
        Optional<TypeMirror> answer = known.get(field);
        if (answer == null) {
            answer = Optional.ofNullable(isOnlyGivenHere(field) ? workOut(field) : null);
            known.put(field, answer);
        }
        return answer.orElse(null);
    }

    /** Whether all that a variable is given are new objects of classes that guard themselves. */
    public boolean isGivenSafe(VariableElement variable) {
        boolean isOnlyGivenHere =
                variable.getKind() == ElementKind.LOCAL_VARIABLE
                        || variable.getModifiers().contains(Modifier.PRIVATE)
                        || variable.getModifiers().contains(Modifier.FINAL);
        List<ExpressionTree> given = isOnlyGivenHere ? assignments.to(variable) : List.of();
        return !given.isEmpty() && given.stream().allMatch(this::isMadeSafe);
    }

    private boolean isMadeSafe(ExpressionTree given) {
        ExpressionTree made = Bare.uncast(given);
        TypeMirror type = made instanceof NewClassTree ? attributed.typeOf(made) : null;
        return type != null && !typeFacts.is(type, Mark.NOT_THREAD_SAFE);
    }

    private boolean isOnlyGivenHere(VariableElement field) {
        return (field.getModifiers().contains(Modifier.PRIVATE)
                        || field.getModifiers().contains(Modifier.FINAL))
                && field.asType() instanceof DeclaredType type
                && !type.asElement().getModifiers().contains(Modifier.FINAL)
                && !typeFacts.isPlain(type);
    }

    private @Nullable TypeMirror workOut(VariableElement field) {
        TypeMirror held = null;
        Deque<ExpressionTree> given = new ArrayDeque<>(assignments.to(field));
        while (!given.isEmpty()) {
            ExpressionTree each = Bare.of(given.pop());
            if (each instanceof ConditionalExpressionTree choice) {
                given.push(choice.getTrueExpression());
                given.push(choice.getFalseExpression());
            } else if (each.getKind() != Tree.Kind.NULL_LITERAL) {
                TypeMirror type = attributed.typeOf(each);
                if (type == null || !isOneAtATime(each, type)) {
                    return null;
                }
                held = held == null ? type : held;
            }
        }
        return held;
    }

    private boolean isOneAtATime(ExpressionTree given, TypeMirror type) {
        return typeFacts.is(type, Mark.NOT_THREAD_SAFE)
                || (given instanceof MethodInvocationTree call && isMarked(call));
    }

    private boolean isMarked(MethodInvocationTree call) {
        Element method = attributed.elementOf(call.getMethodSelect());
        return method != null && declared.of(method).has(Mark.NOT_THREAD_SAFE);
    }
}
