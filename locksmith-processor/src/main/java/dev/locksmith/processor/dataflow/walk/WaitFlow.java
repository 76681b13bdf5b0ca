package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.call.Callees;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.CodeWaits;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Members;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Where code may wait for what other threads do, and which code a call may run meanwhile. */
public final class WaitFlow {

    private final Walk walk;

    WaitFlow(Walk walk) {
        this.walk = walk;
    }

    /** Whether a call waits for a task, as far as one can tell from the outside. */
    public boolean isForTask(Invocation invocation) {
        Callee callee = invocation.callee();
        return callee.result().has(Mark.WAITS)
                || (callee.waits() && Members.isObject(Members.ownerOf(callee.method())))
                || callee.waitsByName()
                || (!callee.open() && isFunction(invocation) && isGivenHandle(invocation));
    }

    /** A method was called; whether it may have waited, whatever the code does that it ran. */
    boolean called(Invocation invocation) {
        Callee callee = invocation.callee();
        boolean isForTask = isForTask(invocation);
        if (isForTask || callee.waits()) {
            tell(isForTask, invocation.tree());
            return true;
        }
        boolean mayBeUnseen =
                callee.open()
                        && (!callee.isSource()
                                || callee.method().getModifiers().contains(Modifier.ABSTRACT));
        if (mayBeUnseen && isGivenHandle(invocation)) {
            Site site = walk.siteOf(invocation.tree());
            walk.add(new CodeWaits(walk.code, true, callee.method(), site));
        }
        return false;
    }

    /** The code may wait here. */
    public void tell(boolean isForTask, Tree at) {
        walk.add(new CodeWaits(walk.code, isForTask, null, walk.siteOf(at)));
    }

    /** A reference is made to a method that waits. */
    public void referred(MemberReferenceTree tree, Callee callee) {
        if (callee.waits() || callee.result().has(Mark.WAITS)) {
            boolean isForTask = callee.result().has(Mark.WAITS) || callee.waitsByName();
            walk.add(new CodeWaits(codeOf(tree), isForTask, null, walk.siteOf(tree)));
        }
    }

    /** The code of a function that is made here. */
    public Code codeOf(Tree tree) {
        return new Code.OfFunction(tree, List.of(), walk.code);
    }

    /** The code that a call may run, by itself and by the functions that it has or is given. */
    Set<Code> runBy(Invocation invocation, Value receiver, List<Value> arguments) {
        Callee callee = invocation.callee();
        Set<Code> run = new HashSet<>();
        if (callee.isSource() || callee.open()) {
            run.add(new Code.OfMethod(callee.method()));
        }
        addFunctions(receiver, run);
        for (int i = 0; i < arguments.size(); i++) {
            Callee.Parameter parameter = callee.parameterOf(i);
            if (parameter == null || !Callees.demandsAnything(parameter.marks())) {
                addFunctions(arguments.get(i), run);
            }
        }
        return run;
    }

    private void addFunctions(Value value, Set<Code> run) {
        if (value == Value.NONE) {
            return;
        }
        for (Derived.Closure closure : Values.closuresIn(value)) {
            if (closure.tree() instanceof LambdaExpressionTree
                    || closure.tree() instanceof MemberReferenceTree) {
                run.add(codeOf(closure.tree()));
            } else if (closure.tree() instanceof NewClassTree made
                    && walk.attributed.elementOf(made.getClassBody()) instanceof TypeElement type) {
                ElementFilter.methodsIn(type.getEnclosedElements())
                        .forEach(each -> run.add(new Code.OfMethod(each)));
            }
        }
    }

    /** Whether a function is called that somebody has chosen. */
    private boolean isFunction(Invocation invocation) {
        return invocation.callee().method().getModifiers().contains(Modifier.ABSTRACT)
                && invocation.receiverType() != null
                && walk.typeFacts.isFunctional(invocation.receiverType());
    }

    /** Whether it is given something by which one can wait, and not for another thread to run. */
    private boolean isGivenHandle(Invocation invocation) {
        for (int i = 0; i < invocation.arguments().size(); i++) {
            Callee.Parameter parameter = invocation.callee().parameterOf(i);
            if (parameter != null
                    && !Callees.demandsAnything(parameter.marks())
                    && isHandle(invocation.arguments().get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isHandle(ExpressionTree given) {
        return walk.attributed.typeOf(given) instanceof DeclaredType type
                && type.asElement() instanceof TypeElement element
                && walk.surroundings.declared().canBeWaitedFor(element);
    }
}
