package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.domain.CodeCalled;
import dev.locksmith.processor.fact.domain.DomainEntered;
import dev.locksmith.processor.fact.domain.DomainHandedOn;
import dev.locksmith.processor.type.Domains;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;
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
    private final OwnThread own;
    private final Domains domains;

    /** Whether a name is one of those. */
    private final Map<Name, Boolean> asking = new HashMap<>();

    /** What local variables were given that hold the answer to such a question. */
    private final Map<VariableElement, ExpressionTree> answers = new HashMap<>();

    ThreadTests(Walk walk, Subjects subjects) {
        this.walk = walk;
        this.own = new OwnThread(walk, subjects);
        this.domains = walk.domains;
    }

    /** A local variable is declared to hold the value of this expression. */
    void declaredAs(VariableElement variable, ExpressionTree initializer) {
        own.declare(variable, initializer);
        if (isTest(initializer)) {
            answers.put(variable, Bare.of(initializer));
        }
    }

    private boolean isTest(ExpressionTree expression) {
        ExpressionTree value = Bare.of(expression);
        return value instanceof BinaryTree comparison
                ? isAboutOwn(comparison)
                : value instanceof MethodInvocationTree call && isAboutOwn(call);
    }

    /** Whether a value tells something about the thread. */
    boolean isAnswer(ExpressionTree value) {
        return own.gives(value) || isTest(value);
    }

    /** A method is called, which may be such a test, or let the thread enter a domain. */
    void called(Callee callee, ExpressionTree at) {
        ExecutableElement method = callee.method();
        String handedOn = domains.handedOnBy(method);
        if (handedOn != null) {
            walk.add(new DomainHandedOn(handedOn, walk.siteOf(at)));
        }
        String domain = domains.enteredBy(method);
        TypeKind result = method.getReturnType().getKind();
        if (domain != null) {
            walk.add(
                    new DomainEntered(
                            walk.code, domain, domains.isRunByCallers(method), walk.siteOf(at)));
            if (result == TypeKind.BOOLEAN || result == TypeKind.VOID) {
                walk.state.whereabouts.enter(domain);
            }
        } else if (at instanceof MethodInvocationTree call && isAboutOwn(call)) {
            asked(at);
        } else if (result == TypeKind.BOOLEAN
                && (callee.isSource() || callee.open() || asks(method))) {
            walk.state.whereabouts.enter(keyOf(method));
        }
    }

    /** Two values are compared. */
    void compared(BinaryTree comparison) {
        if (isAboutOwn(comparison)) {
            asked(comparison);
            if (isNull(comparison.getLeftOperand()) || isNull(comparison.getRightOperand())) {
                // Control that goes on from a variable's being null is not told of.
                walk.state.whereabouts.enter(CodeCalled.ANYWHERE);
            }
        }
    }

    /**
     * A field is null where control goes on. If the same method gives it a value, as a lazy getter
     * does, nobody knows which thread is the first to come here.
     */
    void missing(VariableElement field) {
        if (walk.code instanceof Code.OfMethod of && walk.assignments.areIn(of.method(), field)) {
            walk.state.whereabouts.enter(CodeCalled.ANYWHERE);
        }
    }

    /** A method that compares what its thread has asks for it, of whichever domain. */
    private void asked(Tree at) {
        if (walk.code instanceof Code.OfMethod of
                && of.method().getReturnType().getKind() == TypeKind.BOOLEAN) {
            walk.add(new DomainEntered(walk.code, CodeCalled.ANYWHERE, false, walk.siteOf(at)));
        }
    }

    private boolean isAboutOwn(BinaryTree comparison) {
        return (comparison.getKind() == Tree.Kind.EQUAL_TO
                        || comparison.getKind() == Tree.Kind.NOT_EQUAL_TO)
                && (own.gives(comparison.getLeftOperand())
                        || own.gives(comparison.getRightOperand()));
    }

    /** Whether a call compares what the own thread has, or asks that itself. */
    private boolean isAboutOwn(MethodInvocationTree call) {
        ExecutableElement method = methodOf(call);
        if (method == null) {
            return false;
        } else if (method.getReturnType().getKind() != TypeKind.BOOLEAN) {
            return method.getReturnType().getKind() == TypeKind.TYPEVAR
                    && own.gives(call)
                    && isBoolean(call);
        }
        return (method.getSimpleName().contentEquals("equals")
                        && call.getArguments().stream().anyMatch(own::gives))
                || (call.getMethodSelect() instanceof MemberSelectTree select
                        && !call.getArguments().isEmpty()
                        && own.gives(select.getExpression()));
    }

    private boolean isBoolean(MethodInvocationTree call) {
        return String.valueOf(walk.attributed.typeOf(call)).equals("java.lang.Boolean");
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
        ExpressionTree tree = node.tree();
        if (tree instanceof IdentifierTree) {
            ExpressionTree answer = answerIn(tree);
            if (answer != null) {
                tested(answer, node.holds());
            }
        } else {
            tested(tree, node.holds());
        }
    }

    private @Nullable ExpressionTree answerIn(ExpressionTree name) {
        return !answers.isEmpty()
                        && walk.attributed.elementOf(name) instanceof VariableElement variable
                ? answers.get(variable)
                : null;
    }

    private void tested(ExpressionTree tree, boolean holds) {
        if (tree instanceof BinaryTree comparison) {
            tested(comparison, holds);
        } else if (tree instanceof MethodInvocationTree call && isAboutOwn(call)) {
            if (holds) {
                walk.state.whereabouts.enter(CodeCalled.ANYWHERE);
            }
        } else {
            ExecutableElement method = methodOf(tree);
            if (method != null && !holds) {
                String domain = domains.enteredBy(method);
                walk.state.whereabouts.leave(domain == null ? keyOf(method) : domain);
            }
        }
    }

    private void tested(BinaryTree comparison, boolean holds) {
        String domain = domainOf(comparison);
        boolean isEqual = (comparison.getKind() == Tree.Kind.EQUAL_TO) == holds;
        boolean isWithNull =
                isNull(comparison.getLeftOperand()) || isNull(comparison.getRightOperand());
        if (isEqual == isWithNull) {
            return;
        } else if (domain != null) {
            walk.state.whereabouts.enter(domain);
        } else if (isAboutOwn(comparison)) {
            walk.state.whereabouts.enter(CodeCalled.ANYWHERE);
        }
    }

    /** The domain of which a result is compared with something. */
    private @Nullable String domainOf(BinaryTree comparison) {
        String left = domainOf(comparison.getLeftOperand());
        return left == null ? domainOf(comparison.getRightOperand()) : left;
    }

    private @Nullable String domainOf(ExpressionTree operand) {
        ExpressionTree at = Bare.of(operand);
        while (at instanceof MethodInvocationTree call) {
            ExecutableElement method = methodOf(call);
            String domain = method == null ? null : domains.enteredBy(method);
            if (domain != null || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
                return domain;
            }
            at = Bare.of(select.getExpression());
        }
        return null;
    }

    private @Nullable ExecutableElement methodOf(ExpressionTree tree) {
        return tree instanceof MethodInvocationTree call
                        && walk.attributed.elementOf(call.getMethodSelect())
                                instanceof ExecutableElement method
                ? method
                : null;
    }

    private static boolean isNull(ExpressionTree tree) {
        return Bare.of(tree).getKind() == Tree.Kind.NULL_LITERAL;
    }
}
