package dev.locksmith.processor.dataflow;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.CodeCalled;
import dev.locksmith.processor.fact.DomainEntered;
import dev.locksmith.processor.type.Domains;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.type.TypeKind;

/**
 * What code asks about its own thread. Where the answer is a condition, control is in the domain if
 * it holds; wherever else something is asked, nobody knows what the program makes of it.
 */
final class ThreadTests {

    /** Names of methods that tell something about the thread they are called on. */
    private static final Pattern ASKS =
            Pattern.compile("(?i).*(thread|edt|dispatch|eventloop|looper).*");

    private final Walk walk;
    private final Domains domains;

    /** Whether a name is one of those. */
    private final Map<Name, Boolean> asking = new HashMap<>();

    ThreadTests(Walk walk) {
        this.walk = walk;
        this.domains = walk.domains;
    }

    /** A method is called, which may be such a test, or let the thread enter a domain. */
    void called(Callee callee, Tree at) {
        ExecutableElement method = callee.method();
        if (isOwnThread(method)) {
            compared(at);
            return;
        }
        String domain = domains.enteredBy(method);
        TypeKind result = method.getReturnType().getKind();
        if (domain != null) {
            walk.add(new DomainEntered(walk.code, domain, walk.siteOf(at)));
            if (result == TypeKind.BOOLEAN || result == TypeKind.VOID) {
                walk.state.whereabouts.enter(domain);
            }
        } else if (result == TypeKind.BOOLEAN
                && (callee.isSource() || callee.open() || asks(method))) {
            walk.state.whereabouts.enter(keyOf(method));
        }
    }

    /** {@code Thread.currentThread()}. */
    private static boolean isOwnThread(ExecutableElement method) {
        return method.getSimpleName().contentEquals("currentThread")
                && Members.ownerOf(method).getQualifiedName().contentEquals("java.lang.Thread");
    }

    /** A method that compares its thread with another one asks for it, of whichever domain. */
    private void compared(Tree call) {
        if (walk.code instanceof Code.OfMethod of
                && of.method().getReturnType().getKind() == TypeKind.BOOLEAN
                && isCompared(call)) {
            walk.add(new DomainEntered(walk.code, CodeCalled.ANYWHERE, walk.siteOf(call)));
        }
    }

    private boolean isCompared(Tree call) {
        TreePath path = TreePath.getPath(walk.attributed.unit(), call);
        TreePath around = path == null ? null : path.getParentPath();
        while (around != null && around.getLeaf() instanceof ParenthesizedTree) {
            around = around.getParentPath();
        }
        return around != null && around.getLeaf() instanceof BinaryTree;
    }

    private boolean asks(ExecutableElement method) {
        return asking.computeIfAbsent(
                method.getSimpleName(), name -> ASKS.matcher(name.toString()).matches());
    }

    /** What a method of the program asks is known only when its own code is. */
    private Object keyOf(ExecutableElement method) {
        return asks(method) ? CodeCalled.ANYWHERE : method;
    }

    /** Control goes on from a condition by what a call gave, or a comparison of its result. */
    void tested(Node.Tested node) {
        if (node.tree() instanceof BinaryTree comparison) {
            String domain = domainOf(comparison);
            boolean isEqual = (comparison.getKind() == Tree.Kind.EQUAL_TO) == node.holds();
            boolean isWithNull =
                    isNull(comparison.getLeftOperand()) || isNull(comparison.getRightOperand());
            if (domain != null && isEqual != isWithNull) {
                walk.state.whereabouts.enter(domain);
            } else if (isEqual
                    && (isOwnThread(comparison.getLeftOperand())
                            || isOwnThread(comparison.getRightOperand()))) {
                walk.state.whereabouts.enter(CodeCalled.ANYWHERE);
            }
            return;
        }
        ExecutableElement method = methodOf(node.tree());
        if (method != null && !node.holds()) {
            String domain = domains.enteredBy(method);
            walk.state.whereabouts.leave(domain == null ? keyOf(method) : domain);
        }
    }

    /** The domain of which a result is compared with something. */
    private @Nullable String domainOf(BinaryTree comparison) {
        String left = domainOf(comparison.getLeftOperand());
        return left == null ? domainOf(comparison.getRightOperand()) : left;
    }

    private @Nullable String domainOf(ExpressionTree operand) {
        ExpressionTree at = ExpressionFlow.bare(operand);
        while (at instanceof MethodInvocationTree call) {
            ExecutableElement method = methodOf(call);
            String domain = method == null ? null : domains.enteredBy(method);
            if (domain != null || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
                return domain;
            }
            at = ExpressionFlow.bare(select.getExpression());
        }
        return null;
    }

    private boolean isOwnThread(ExpressionTree operand) {
        ExecutableElement method = methodOf(ExpressionFlow.bare(operand));
        return method != null && isOwnThread(method);
    }

    private @Nullable ExecutableElement methodOf(ExpressionTree tree) {
        return tree instanceof MethodInvocationTree call
                        && walk.attributed.elementOf(call.getMethodSelect())
                                instanceof ExecutableElement method
                ? method
                : null;
    }

    private static boolean isNull(ExpressionTree tree) {
        return ExpressionFlow.bare(tree).getKind() == Tree.Kind.NULL_LITERAL;
    }
}
