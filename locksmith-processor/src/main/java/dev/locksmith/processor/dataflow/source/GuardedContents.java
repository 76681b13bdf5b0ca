package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Of which class is what a guard gives out, where its type is an interface such as {@code List}: by
 * the object that the file puts into what is locked, if it puts no other there.
 */
public final class GuardedContents {

    private final Attributed attributed;
    private final Types types;
    private final Assignments assignments;
    private final ClassTree root;
    private final Map<ExecutableElement, Boolean> replaced = new HashMap<>();

    public GuardedContents(
            Attributed attributed, Types types, Assignments assignments, ClassTree root) {
        this.attributed = attributed;
        this.types = types;
        this.assignments = assignments;
        this.root = root;
    }

    /** The type of what this call of an accessor gives, as exactly as it is known. */
    public TypeMirror typeOf(
            ExpressionTree accessor, ExecutableElement method, TypeMirror declared) {
        if (!(accessor instanceof MethodInvocationTree call)
                || !(declared instanceof DeclaredType type)
                || !type.asElement().getKind().isInterface()) {
            return declared;
        }
        TypeMirror content = null;
        for (VariableElement holder : holdersFor(call, declared)) {
            TypeMirror made = madeFor(holder, declared);
            if (made == null) {
                return declared;
            }
            content = made;
        }
        return content == null || isReplaced(method) ? declared : content;
    }

    /** The fields with what may be guarded here: arguments of this call, or of what locked. */
    private List<VariableElement> holdersFor(MethodInvocationTree call, TypeMirror content) {
        List<VariableElement> holders = new ArrayList<>();
        addHolders(call, content, holders);
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            ExpressionTree guard = Bare.uncast(select.getExpression());
            List<ExpressionTree> made =
                    attributed.elementOf(guard) instanceof VariableElement variable
                            ? assignments.to(variable)
                            : List.of(guard);
            for (ExpressionTree each : made) {
                addHolders(each, content, holders);
            }
        }
        return holders;
    }

    private void addHolders(ExpressionTree made, TypeMirror content, List<VariableElement> to) {
        if (Bare.uncast(made) instanceof MethodInvocationTree call) {
            for (ExpressionTree each : call.getArguments()) {
                if (attributed.elementOf(Bare.uncast(each)) instanceof VariableElement field
                        && field.getKind().isField()
                        && holds(field.asType(), content)) {
                    to.add(field);
                }
            }
        }
    }

    private boolean holds(TypeMirror holder, TypeMirror content) {
        return holder instanceof DeclaredType type
                && type.getTypeArguments().stream()
                        .anyMatch(each -> types.isSameType(each, content));
    }

    /** The class of the object that a final field's holder is made with; null if not known. */
    private @Nullable TypeMirror madeFor(VariableElement holder, TypeMirror content) {
        if (!holder.getModifiers().contains(Modifier.FINAL)) {
            return null;
        }
        TypeMirror made = null;
        for (ExpressionTree each : assignments.to(holder)) {
            made = null;
            for (ExpressionTree argument : argumentsOf(each)) {
                TypeMirror type = madeBy(argument);
                made = type != null && types.isAssignable(type, content) ? type : made;
            }
            if (made == null) {
                return null;
            }
        }
        return made;
    }

    /**
     * The class of which an expression makes an object, whichever way it goes; null if it may not.
     */
    private @Nullable TypeMirror madeBy(ExpressionTree expression) {
        ExpressionTree made = Bare.uncast(expression);
        if (made instanceof ConditionalExpressionTree choice) {
            TypeMirror one = madeBy(choice.getTrueExpression());
            return madeBy(choice.getFalseExpression()) == null ? null : one;
        }
        return made instanceof NewClassTree ? attributed.typeOf(made) : null;
    }

    private static List<? extends ExpressionTree> argumentsOf(ExpressionTree expression) {
        ExpressionTree made = Bare.uncast(expression);
        if (made instanceof MethodInvocationTree call) {
            return call.getArguments();
        }
        return made instanceof NewClassTree object ? object.getArguments() : List.of();
    }

    /** Whether the file puts something else under guard later, of which not all is known. */
    private boolean isReplaced(ExecutableElement accessor) {
        return replaced.computeIfAbsent(
                accessor,
                any -> {
                    Search search = new Search(accessor);
                    search.scan(root, null);
                    return search.found;
                });
    }

    /** Looks for calls of methods of the accessor's class that take what it gives out. */
    private final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final ExecutableElement accessor;
        private boolean found;

        Search(ExecutableElement accessor) {
            this.accessor = accessor;
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree tree, @Nullable Void unused) {
            if (attributed.elementOf(tree.getMethodSelect()) instanceof ExecutableElement method
                    && Members.ownerOf(method).equals(Members.ownerOf(accessor))) {
                found |=
                        method.getParameters().stream()
                                .anyMatch(
                                        each ->
                                                types.isSameType(
                                                        each.asType(), accessor.getReturnType()));
            }
            return super.visitMethodInvocation(tree, null);
        }
    }
}
