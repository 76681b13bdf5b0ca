package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/**
 * Which expressions give what the thread that runs them has: the thread itself, or what is current
 * on it. To compare that with something is to ask where one is.
 */
final class OwnThread {

    /** What tells a thread from others, and not what it has to do. */
    private static final Set<String> IDENTITY =
            Set.of("getId", "threadId", "getName", "getThreadGroup", "hashCode");

    /** By convention, static methods with these names answer for the thread that asks. */
    private static final Pattern CURRENT = Pattern.compile("(get)?[cC]urrent([A-Z].*)?|my[A-Z].*");

    private final Walk walk;
    private final Subjects subjects;
    private final Map<ExecutableElement, Boolean> giving = new HashMap<>();
    private final Set<VariableElement> locals = new HashSet<>();

    OwnThread(Walk walk, Subjects subjects) {
        this.walk = walk;
        this.subjects = subjects;
    }

    /** A local variable is declared to hold the value of this expression. */
    void declare(VariableElement variable, ExpressionTree initializer) {
        if (gives(initializer)) {
            locals.add(variable);
        }
    }

    boolean gives(ExpressionTree expression) {
        ExpressionTree at = Bare.uncast(expression);
        if (at instanceof IdentifierTree) {
            // What another thread has put into a variable is not of this one.
            return !locals.isEmpty()
                    && walk.attributed.elementOf(at) instanceof VariableElement variable
                    && locals.contains(variable)
                    && !subjects.isCaptured(variable);
        }
        return at instanceof MethodInvocationTree call
                && walk.attributed.elementOf(call.getMethodSelect())
                        instanceof ExecutableElement method
                && (gives(method) || isPart(call, method));
    }

    /** What a thread, or what is current on it, is known by. */
    private boolean isPart(MethodInvocationTree call, ExecutableElement method) {
        if (!method.getParameters().isEmpty()
                || !(call.getMethodSelect() instanceof MemberSelectTree select)
                || !gives(select.getExpression())) {
            return false;
        }
        ExpressionTree of = Bare.uncast(select.getExpression());
        return isOf(Members.ownerOf(method), "java.lang.Thread")
                ? IDENTITY.contains(method.getSimpleName().toString())
                : !isFromThreadLocal(of);
    }

    /** What a thread keeps for itself may be anything: only the whole is asked for. */
    private boolean isFromThreadLocal(ExpressionTree whole) {
        return whole instanceof MethodInvocationTree call
                && walk.attributed.elementOf(call.getMethodSelect())
                        instanceof ExecutableElement method
                && isThreadLocal(Members.ownerOf(method));
    }

    private boolean gives(ExecutableElement method) {
        return method.getParameters().isEmpty() && giving.computeIfAbsent(method, this::workOut);
    }

    private boolean workOut(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        TypeElement owner = Members.ownerOf(method);
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            return name.equals("get") && isThreadLocal(owner);
        } else if (isOf(owner, "java.lang.Thread")) {
            return name.equals("currentThread");
        }
        Domain domain = walk.domains.of(method);
        return (domain != null && domain.kind().isBound())
                || (CURRENT.matcher(name).matches() && isOfProgram(method));
    }

    /** Whether it can be a loop, a session and the like: no number, text or time. */
    private static boolean isOfProgram(ExecutableElement method) {
        TypeElement type = classOf(method);
        return type != null
                && (!type.getQualifiedName().toString().startsWith("java.")
                        || isOf(type, "java.lang.Thread")
                        || isExecutor(type));
    }

    private static @Nullable TypeElement classOf(ExecutableElement method) {
        return method.getReturnType() instanceof DeclaredType type
                ? (TypeElement) type.asElement()
                : null;
    }

    private static boolean isExecutor(TypeElement type) {
        return type.getQualifiedName().toString().startsWith("java.util.concurrent.Executor");
    }

    private static boolean isThreadLocal(TypeElement type) {
        if (type.getSimpleName().toString().endsWith("ThreadLocal")) {
            return true;
        }
        List<DeclaredType> above = Declared.supertypesOf(type);
        return above.stream()
                .anyMatch(each -> isOf((TypeElement) each.asElement(), "java.lang.ThreadLocal"));
    }

    private static boolean isOf(TypeElement type, String name) {
        return type.getQualifiedName().contentEquals(name);
    }
}
