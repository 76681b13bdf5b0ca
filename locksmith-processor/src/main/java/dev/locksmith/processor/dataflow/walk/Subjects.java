package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.TypeCastTree;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.source.LocalClasses;
import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Subject;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Domains;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Where objects come from that whoever made them may use on any thread. */
final class Subjects {

    private final Walk walk;
    private final LocalClasses localClasses;
    private final Map<VariableElement, Code> declaredIn = new HashMap<>();

    Subjects(Walk walk, LocalClasses localClasses) {
        this.walk = walk;
        this.localClasses = localClasses;
    }

    /** A local variable is declared by the code that is walked. */
    void declare(VariableElement variable) {
        declaredIn.put(variable, walk.code);
    }

    /** Whether a variable was declared by code around that which is walked. */
    boolean isCaptured(VariableElement variable) {
        Code code = declaredIn.get(variable);
        return code != null && !code.equals(walk.code);
    }

    /**
     * The object that an expression gives.
     *
     * @param tree null for the object whose code this is
     */
    Subject of(@Nullable ExpressionTree tree, Value value) {
        ExpressionTree at = tree;
        // The object that a call of an object's own method gives is as new as that object.
        while (at != null) {
            at = Bare.of(at);
            if (at instanceof TypeCastTree cast) {
                at = cast.getExpression();
            } else if (at instanceof MethodInvocationTree call && isAsked(call)) {
                at =
                        call.getMethodSelect() instanceof MemberSelectTree select
                                ? select.getExpression()
                                : null;
            } else {
                return at instanceof IdentifierTree || at instanceof MemberSelectTree
                        ? ofName(at, at == tree ? value : Value.NONE)
                        : new Subject.Local(walk.code);
            }
        }
        return Subject.SELF;
    }

    private boolean isAsked(MethodInvocationTree call) {
        if (!(walk.attributed.elementOf(call.getMethodSelect()) instanceof ExecutableElement method)
                || walk.callees.of(method).isStatic()) {
            return false;
        }
        TypeElement owner = TypeFacts.classOf(method);
        Domains.Belonging belonging = owner == null ? null : walk.domains.of(owner);
        return belonging != null && belonging.isFreeWhileNew();
    }

    private Subject ofName(ExpressionTree tree, Value value) {
        Element element = walk.attributed.elementOf(tree);
        if (!(element instanceof VariableElement variable)) {
            return Subject.ANY;
        } else if (variable.getKind().isField()) {
            String name = variable.getSimpleName().toString();
            return name.equals("this") || name.equals("super") || isMadeWithUs(variable)
                    ? Subject.SELF
                    : Subject.ANY;
        } else if (variable.getKind() == ElementKind.PARAMETER) {
            return new Subject.Given(variable);
        }
        Subject seen = ofValue(value);
        return seen == null
                ? new Subject.Local(declaredIn.getOrDefault(variable, walk.code))
                : seen;
    }

    private @Nullable Subject ofValue(Value value) {
        for (Value each : Values.objects(value)) {
            if (each instanceof Derived.FieldOf of) {
                return isMadeWithUs(of.field()) ? Subject.SELF : Subject.ANY;
            } else if (each instanceof Value.OfVariable of && of.variable().getKind().isField()) {
                return isMadeWithUs(of.variable()) ? Subject.SELF : Subject.ANY;
            } else if (each instanceof Value.OfVariable of && of.isParameter()) {
                return new Subject.Given(of.variable());
            }
        }
        return null;
    }

    /**
     * Whether what the field holds is part of the object whose code this is, and as new: in a class
     * that is itself of such a kind, and where an object is being made.
     */
    private boolean isMadeWithUs(VariableElement field) {
        TypeElement owner = TypeFacts.classOf(field);
        if (owner == null || localClasses.innermostWith(owner) == null) {
            return false;
        }
        boolean isMaking =
                walk.code instanceof Code.OfInitializer
                        || (walk.code instanceof Code.OfMethod of
                                && of.method().getKind() == ElementKind.CONSTRUCTOR);
        Domains.Belonging belonging = walk.domains.of(owner);
        return isMaking || (belonging != null && belonging.isFreeWhileNew());
    }
}
