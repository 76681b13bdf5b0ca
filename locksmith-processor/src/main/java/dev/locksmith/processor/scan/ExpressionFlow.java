package dev.locksmith.processor.scan;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Evaluates names, operators and assignments: what value each has, and where it goes. */
abstract class ExpressionFlow extends TreeScanner<Value, Void> {

    final Walk walk;
    final Captures captures;
    final SingleUse singleUse;
    final Stores stores;
    final LocalClasses localClasses;

    /** The method whose body is walked; null in an initializer. */
    @Nullable ExecutableElement method;

    ExpressionFlow(Walk walk, LocalClasses localClasses) {
        this.walk = walk;
        this.captures = new Captures(walk.surroundings.types());
        this.singleUse = new SingleUse(walk);
        this.stores = new Stores(walk);
        this.localClasses = localClasses;
    }

    /** The value of an expression. */
    final Value eval(@Nullable Tree expression) {
        if (expression == null) {
            return Value.NONE;
        }
        Value value = scan(expression, null);
        return value == null ? Value.NONE : value;
    }

    @Override
    public Value reduce(Value one, Value two) {
        return Value.NONE;
    }

    @Override
    public Value visitLiteral(LiteralTree tree, Void unused) {
        return Value.NONE;
    }

    @Override
    public Value visitParenthesized(ParenthesizedTree tree, Void unused) {
        return eval(tree.getExpression());
    }

    @Override
    public Value visitTypeCast(TypeCastTree tree, Void unused) {
        Value value = eval(tree.getExpression());
        TypeMirror before = walk.attributed.typeOf(tree.getExpression());
        TypeMirror after = walk.attributed.typeOf(tree);
        // A cast can tell more than was known, and never less.
        return before == null
                        || after == null
                        || walk.surroundings.types().isAssignable(before, after)
                ? value
                : Parts.narrowed(value, walk.ofType(tree));
    }

    @Override
    public Value visitIdentifier(IdentifierTree tree, Void unused) {
        Element element = walk.attributed.elementOf(tree);
        return element == null ? Value.NONE : valueOfName(tree, element);
    }

    private Value valueOfName(IdentifierTree tree, Element element) {
        switch (element.getKind()) {
            case LOCAL_VARIABLE,
                    PARAMETER,
                    RESOURCE_VARIABLE,
                    BINDING_VARIABLE,
                    EXCEPTION_PARAMETER -> {
                return valueOfLocal(tree, (VariableElement) element);
            }
            case FIELD -> {
                return isThis(tree.getName())
                        ? valueOfThis(element)
                        : valueOfOwnField(tree, (VariableElement) element);
            }
            default -> {
                return Value.NONE;
            }
        }
    }

    private static boolean isThis(Name name) {
        return (name.length() == 4 && name.contentEquals("this"))
                || (name.length() == 5 && name.contentEquals("super"));
    }

    private Value valueOfLocal(IdentifierTree tree, VariableElement variable) {
        if (!captures.insideClosure() && walk.typeFacts.isPlain(variable.asType())) {
            return Value.NONE;
        }
        Value value = walk.state.valueOf(variable);
        captures.use(variable, value);
        singleUse.read(tree, variable, value);
        walk.scopes.read(tree, variable, value);
        return walk.typeFacts.isPlain(variable.asType()) ? Value.NONE : value;
    }

    private Value valueOfThis(Element element) {
        TypeElement owner = TypeFacts.classOf(element);
        if (owner == null) {
            return Value.NONE;
        }
        captures.useThis(owner, method);
        return new Value.This(owner.asType(), method);
    }

    private Value valueOfOwnField(IdentifierTree tree, VariableElement field) {
        if (field.getModifiers().contains(Modifier.STATIC)) {
            return valueOfField(field, Value.NONE);
        }
        useMember(field);
        return readField(tree, field, ownerOf(field));
    }

    private Value readField(ExpressionTree tree, VariableElement field, Value owner) {
        Value value = valueOfField(field, owner);
        singleUse.read(tree, field, value);
        return value;
    }

    private Value ownerOf(VariableElement field) {
        TypeElement owner = TypeFacts.classOf(field);
        TypeElement around = owner == null ? null : localClasses.innermostWith(owner);
        Value self = localClasses.self(method);
        return self instanceof Value.This own
                        && around != null
                        && around.equals(TypeFacts.elementOf(own.type()))
                ? self
                : Value.NONE;
    }

    /** An instance member is used by its bare name: that uses the object it belongs to. */
    final void useMember(Element member) {
        TypeElement owner = TypeFacts.classOf(member);
        if (owner != null && captures.insideClosure()) {
            TypeElement around = localClasses.innermostWith(owner);
            captures.useThis(around == null ? owner : around, method);
        }
    }

    private Value valueOfField(VariableElement field, Value owner) {
        if (walk.typeFacts.isPlain(field.asType())) {
            return Value.NONE;
        }
        return mayTellMore(field, owner)
                ? new Value.OfVariable(field, owner)
                : new Value.OfVariable(field);
    }

    /** Whether the field's owner may be known to hold more than the field's type says. */
    private boolean mayTellMore(VariableElement field, Value owner) {
        if (owner instanceof Value.None || owner instanceof Value.OfType) {
            return false;
        }
        // What a closure does with a field it does later, if at all.
        return walk.typeFacts.isFollowed(field)
                || (singleUse.isSingleUse(field.asType()) && !captures.insideClosure());
    }

    @Override
    public Value visitMemberSelect(MemberSelectTree tree, Void unused) {
        Element element = walk.attributed.elementOf(tree);
        if (element != null
                && element.getKind() == ElementKind.FIELD
                && isThis(tree.getIdentifier())) {
            return valueOfThis(element);
        }
        Value owner = eval(tree.getExpression());
        return element instanceof VariableElement field && element.getKind().isField()
                ? readField(tree, field, owner)
                : Value.NONE;
    }

    @Override
    public Value visitAssignment(AssignmentTree tree, Void unused) {
        Value receiver = receiverOfStore(tree.getVariable());
        if (tree.getExpression() instanceof NewClassTree made) {
            walk.goesTo(walk.attributed.typeOf(tree.getVariable()), made);
        }
        Value value = eval(tree.getExpression());
        store(tree.getVariable(), receiver, value, tree.getExpression());
        return value;
    }

    private Value receiverOfStore(ExpressionTree target) {
        if (target instanceof MemberSelectTree select) {
            return eval(select.getExpression());
        } else if (target instanceof ArrayAccessTree access) {
            eval(access.getIndex());
            return eval(access.getExpression());
        } else if (target instanceof ParenthesizedTree inner) {
            return receiverOfStore(inner.getExpression());
        }
        return Value.NONE;
    }

    private void store(
            ExpressionTree target, Value receiver, Value value, ExpressionTree expression) {
        if (target instanceof ParenthesizedTree inner) {
            store(inner.getExpression(), receiver, value, expression);
            return;
        }
        if (target instanceof ArrayAccessTree access) {
            stores.intoArray(access, receiver, value, expression);
            return;
        }
        Element element = walk.attributed.elementOf(target);
        if (!(element instanceof VariableElement variable)) {
            return;
        }
        if (variable.getKind().isField()) {
            boolean own = target instanceof IdentifierTree;
            if (own && !variable.getModifiers().contains(Modifier.STATIC)) {
                useMember(variable);
            }
            stores.intoField(target, variable, receiver, value, expression);
            singleUse.assignField(variable);
        } else {
            assignLocal(variable, value, expression, true);
        }
    }

    /** The local variable now holds the value. */
    final void assignLocal(
            VariableElement variable, Value value, Tree expression, boolean reassigned) {
        Value before = walk.state.valueOf(variable);
        stores.intoLocal(variable, value, (ExpressionTree) expression);
        singleUse.assign(variable, value, expression, reassigned);
        if (reassigned) {
            singleUse.drop(before);
        }
    }

    @Override
    public Value visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        eval(tree.getVariable());
        eval(tree.getExpression());
        return Value.NONE;
    }

    @Override
    public Value visitUnary(UnaryTree tree, Void unused) {
        eval(tree.getExpression());
        return Value.NONE;
    }

    @Override
    public Value visitBinary(BinaryTree tree, Void unused) {
        boolean shortCircuit =
                tree.getKind() == Tree.Kind.CONDITIONAL_AND
                        || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        boolean comparesIdentity =
                tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO;
        singleUse.comparing(comparesIdentity);
        eval(tree.getLeftOperand());
        State skipped = shortCircuit ? walk.state.copy() : null;
        eval(tree.getRightOperand());
        singleUse.comparing(false);
        if (skipped != null) {
            walk.state.join(skipped);
        }
        return Value.NONE;
    }

    @Override
    public Value visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
        eval(tree.getCondition());
        State before = walk.state.copy();
        Value whenTrue = eval(tree.getTrueExpression());
        State afterTrue = walk.state;
        walk.state = before;
        Value whenFalse = eval(tree.getFalseExpression());
        walk.state.join(afterTrue);
        return State.either(whenTrue, whenFalse);
    }

    @Override
    public Value visitInstanceOf(InstanceOfTree tree, Void unused) {
        Value value = eval(tree.getExpression());
        Tree pattern = tree.getPattern();
        if (pattern != null) {
            bind(pattern, value);
        }
        return Value.NONE;
    }

    /** The variables of a pattern now hold the value, or parts of it. */
    final void bind(Tree pattern, Value value) {
        if (pattern instanceof BindingPatternTree binding) {
            VariableTree variable = binding.getVariable();
            Element element = walk.attributed.elementOf(variable);
            if (element instanceof VariableElement local) {
                captures.declare(local);
                hold(local, Parts.narrowed(value, walk.ofType(variable)));
            }
        } else {
            scan(pattern, null);
        }
    }

    /** The variable, declared here, holds the value. */
    final void hold(VariableElement variable, Value value) {
        if (value instanceof Value.OfType || value == Value.NONE) {
            walk.state.forget(variable);
        } else {
            walk.state.assign(variable, value);
        }
    }

    @Override
    public Value visitArrayAccess(ArrayAccessTree tree, Void unused) {
        eval(tree.getIndex());
        Value array = eval(tree.getExpression());
        return Parts.takenFrom(array, walk.ofType(tree));
    }

    @Override
    public Value visitNewArray(NewArrayTree tree, Void unused) {
        for (ExpressionTree dimension : tree.getDimensions()) {
            eval(dimension);
        }
        List<Value> contents = new ArrayList<>();
        if (tree.getInitializers() != null) {
            for (ExpressionTree initializer : tree.getInitializers()) {
                Value value = eval(initializer);
                if (value != Value.NONE) {
                    contents.add(value);
                }
            }
        }
        Value array = walk.ofType(tree);
        return array == Value.NONE ? array : new Value.Holder(array, List.copyOf(contents));
    }

    /** Something that may throw was evaluated. */
    abstract void mayThrow();

    @Override
    public Value visitVariable(VariableTree tree, Void unused) {
        declareLocal(tree);
        return Value.NONE;
    }

    abstract void declareLocal(VariableTree tree);

    /** Walks a statement if the point before it is reachable. */
    final void run(@Nullable StatementTree statement) {
        if (statement != null) {
            scan(statement, null);
        }
    }
}
