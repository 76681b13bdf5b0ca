package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SimpleTreeVisitor;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.dataflow.source.Captures;
import dev.locksmith.processor.dataflow.source.LocalClasses;
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
public abstract class ExpressionFlow extends SimpleTreeVisitor<Value, @Nullable Void>
        implements Node.Visitor {

    public final Walk walk;
    public final Captures captures;
    public final SingleUse singleUse;
    public final Stores stores;
    public final LocalClasses localClasses;

    /** The method whose body is walked; null in an initializer. */
    public @Nullable ExecutableElement method;

    public ExpressionFlow(Walk walk, LocalClasses localClasses) {
        this.walk = walk;
        this.captures = new Captures(walk.surroundings.types());
        this.singleUse = new SingleUse(walk);
        this.stores = new Stores(walk);
        this.localClasses = localClasses;
    }

    // Operations: their operands have been evaluated

    @Override
    public void operation(Node.Operation node) {
        result(node.tree(), visit(node.tree(), null));
    }

    @Override
    public void compared(Node.Compared node) {
        singleUse.comparing(true);
        result(node.tree(), visit(node.tree(), null));
        singleUse.comparing(false);
    }

    @Override
    public void chosen(Node.Chosen node) {
        Value value = operand(node.alternative());
        walk.chosen(node.tree(), node.alternative(), value);
        result(node.tree(), value);
    }

    @Override
    public void discarded(Node.Discarded node) {
        operand(node.tree());
    }

    /** The expression has this value, until somebody takes it. */
    protected final void result(ExpressionTree tree, Value value) {
        walk.state.operands.put(tree, value);
    }

    /** The value of an expression; it is not asked for again. */
    protected final Value operand(@Nullable ExpressionTree tree) {
        return tree == null ? Value.NONE : walk.state.operands.take(Bare.of(tree));
    }

    /** The value of an expression, which is asked for again. */
    protected final Value peek(@Nullable ExpressionTree tree) {
        return tree == null ? Value.NONE : walk.state.operands.get(Bare.of(tree));
    }

    @Override
    protected Value defaultAction(Tree tree, @Nullable Void unused) {
        return Value.NONE;
    }

    @Override
    public Value visitTypeCast(TypeCastTree tree, @Nullable Void unused) {
        Value value = operand(tree.getExpression());
        TypeMirror before = walk.attributed.typeOf(tree.getExpression());
        TypeMirror after = walk.attributed.typeOf(tree);
        walk.oneAtATime.shown(tree);
        singleUse.shown(tree, value);
        // A cast can tell more than was known, and never less.
        return before == null
                        || after == null
                        || walk.surroundings.types().isAssignable(before, after)
                ? value
                : walk.projections.narrowed(value, walk.ofType(tree));
    }

    @Override
    public Value visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
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
                walk.oneAtATime.read((VariableElement) element, tree);
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

    /** {@code this}, {@code super}, {@code Outer.this}, {@code Type.super}. */
    private static boolean isObject(ExpressionTree tree) {
        return (tree instanceof IdentifierTree name && isThis(name.getName()))
                || (tree instanceof MemberSelectTree select && isThis(select.getIdentifier()));
    }

    private Value valueOfLocal(IdentifierTree tree, VariableElement variable) {
        if (!captures.insideClosure() && walk.typeFacts.isPlain(variable.asType())) {
            return Value.NONE;
        }
        Value value = walk.state.variables.of(variable);
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
        captures.useThis(owner, method, owner, null);
        return new Value.This(owner.asType(), method);
    }

    private Value valueOfOwnField(IdentifierTree tree, VariableElement field) {
        if (field.getModifiers().contains(Modifier.STATIC)) {
            return valueOfField(tree, field, Value.NONE);
        }
        useMember(field);
        return readField(tree, field, ownerOf(field));
    }

    private Value readField(ExpressionTree tree, VariableElement field, Value owner) {
        Value value = valueOfField(tree, field, owner);
        singleUse.read(tree, field, value);
        return value;
    }

    private Value ownerOf(VariableElement field) {
        TypeElement owner = TypeFacts.classOf(field);
        TypeElement around = owner == null ? null : localClasses.innermostWith(owner);
        Value self = localClasses.self(method);
        if (self instanceof Value.This own
                && around != null
                && around.equals(TypeFacts.elementOf(own.type()))) {
            return self;
        }
        // Of what callers do with an object around this one nothing is known here.
        return around != null && walk.oneAtATime.isFollowed(field)
                ? new Value.This(around.asType(), null)
                : Value.NONE;
    }

    /** An instance member is used by its bare name: that uses the object it belongs to. */
    protected final void useMember(Element member) {
        TypeElement owner = TypeFacts.classOf(member);
        if (owner != null && captures.insideClosure()) {
            TypeElement around = localClasses.innermostWith(owner);
            TypeElement self = around == null ? owner : around;
            captures.useThis(self, method, member.getKind().isField() ? member : self, member);
        }
    }

    private Value valueOfField(ExpressionTree tree, VariableElement field, Value owner) {
        if (walk.typeFacts.isPlain(field.asType())) {
            return Value.NONE;
        }
        return mayTellMore(field, owner)
                ? walk.derived.fieldOf(tree, field, owner)
                : new Value.OfVariable(field);
    }

    /** Whether the field's owner may be known to hold more than the field's type says. */
    private boolean mayTellMore(VariableElement field, Value owner) {
        if (owner == Value.NONE || owner instanceof Value.OfType) {
            return false;
        }
        // What a closure does with a field it does later, if at all.
        return walk.typeFacts.isFollowed(field)
                || walk.oneAtATime.isFollowed(field)
                || (singleUse.isSingleUse(field.asType()) && !captures.insideClosure());
    }

    @Override
    public Value visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
        Element element = walk.attributed.elementOf(tree);
        if (element != null
                && element.getKind() == ElementKind.FIELD
                && isThis(tree.getIdentifier())) {
            return valueOfThis(element);
        }
        if (!(element instanceof VariableElement field) || !element.getKind().isField()) {
            return Value.NONE;
        }
        ExpressionTree owner = Bare.of(tree.getExpression());
        walk.domainFlow.field(tree, owner, field);
        walk.oneAtATime.read(field, tree);
        if (!isObject(owner)) {
            return readField(tree, field, operand(tree.getExpression()));
        }
        if (!field.getModifiers().contains(Modifier.STATIC)) {
            useMember(field);
        }
        Element self = walk.attributed.elementOf(owner);
        TypeElement type = self == null ? null : TypeFacts.classOf(self);
        Value object = type == null ? Value.NONE : new Value.This(type.asType(), method);
        return readField(tree, field, object);
    }

    @Override
    public Value visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        Value receiver = receiverOfStore(Bare.of(tree.getVariable()));
        Value value = operand(tree.getExpression());
        store(Bare.of(tree.getVariable()), receiver, value, tree.getExpression());
        return value;
    }

    private Value receiverOfStore(ExpressionTree target) {
        if (target instanceof MemberSelectTree select) {
            return operand(select.getExpression());
        } else if (target instanceof ArrayAccessTree access) {
            operand(access.getIndex());
            return operand(access.getExpression());
        }
        return Value.NONE;
    }

    private void store(
            ExpressionTree target, Value receiver, Value value, ExpressionTree expression) {
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
            if (target instanceof MemberSelectTree select) {
                walk.domainFlow.field(select, select.getExpression(), variable);
            }
            if (own && !variable.getModifiers().contains(Modifier.STATIC)) {
                useMember(variable);
            }
            stores.intoField(target, variable, receiver, value, expression);
            singleUse.assignField(variable);
            walk.oneAtATime.assignField(variable, value, expression);
        } else {
            assignLocal(variable, value, expression, true);
            walk.domainFlow.assigned(variable, expression);
        }
    }

    /** The local variable now holds the value. */
    protected final void assignLocal(
            VariableElement variable, Value value, Tree expression, boolean reassigned) {
        Value before = walk.state.variables.of(variable);
        stores.intoLocal(variable, value, (ExpressionTree) expression);
        singleUse.assign(variable, value, expression, reassigned);
        walk.oneAtATime.assign(variable, value, expression, reassigned);
        singleUse.drop(before);
    }

    @Override
    public Value visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
        operand(tree.getVariable());
        operand(tree.getExpression());
        changed(tree.getVariable());
        return Value.NONE;
    }

    @Override
    public Value visitUnary(UnaryTree tree, @Nullable Void unused) {
        operand(tree.getExpression());
        if (changes(tree)) {
            changed(tree.getExpression());
        }
        return Value.NONE;
    }

    /** Whether it counts its operand up or down. */
    public static boolean changes(UnaryTree tree) {
        return switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
    }

    private void changed(ExpressionTree target) {
        if (walk.attributed.elementOf(Bare.of(target)) instanceof VariableElement variable) {
            walk.oneAtATime.changed(variable);
        }
    }

    @Override
    public Value visitBinary(BinaryTree tree, @Nullable Void unused) {
        operand(tree.getLeftOperand());
        operand(tree.getRightOperand());
        walk.domainFlow.compared(tree);
        return Value.NONE;
    }

    @Override
    public Value visitInstanceOf(InstanceOfTree tree, @Nullable Void unused) {
        operand(tree.getExpression());
        return Value.NONE;
    }

    @Override
    public void proved(Node.Proved node) {
        InstanceOfTree test = node.tree();
        ExpressionTree tested = Bare.of(test.getExpression());
        if (test.getType() != null
                && tested instanceof IdentifierTree
                && walk.attributed.elementOf(tested) instanceof VariableElement variable
                && !variable.getKind().isField()) {
            Value value = walk.state.variables.of(variable);
            walk.state.variables.assign(variable, seenAs(value, tested, test.getType()));
        }
    }

    @Override
    public void ruledOut(Node.RuledOut node) {
        TypeMirror type = walk.attributed.typeOf(node.type());
        if (type != null
                && walk.attributed.elementOf(node.subject()) instanceof VariableElement variable
                && !walk.typeFacts.isPlain(variable.asType())) {
            Value value = walk.state.variables.of(variable);
            Value rest = walk.projections.without(value, type, node.type());
            if (rest != value) {
                walk.state.variables.assign(variable, rest);
            }
        }
    }

    @Override
    public void missing(Node.Missing node) {
        if (!(walk.attributed.elementOf(node.subject()) instanceof VariableElement variable)) {
            return;
        }
        if (variable.getKind().isField()) {
            walk.domainFlow.missing(variable);
        } else if (!walk.typeFacts.isPlain(variable.asType())) {
            walk.state.variables.assign(variable, Value.NONE);
        }
    }

    @Override
    public void present(Node.Present node) {}

    @Override
    public void tested(Node.Tested node) {
        walk.domainFlow.tested(node);
        walk.refusals.tested(node);
        walk.flags.tested(node);
    }

    /** What a value is does not depend on what nobody may have asked. */
    @Override
    public void asserted(Node.Asserted node) {}

    /** A value after a test or a match, which can tell more than was known, and never less. */
    private Value seenAs(Value value, Tree before, Tree after) {
        TypeMirror known = walk.attributed.typeOf(before);
        TypeMirror seen = walk.attributed.typeOf(after);
        return known == null || seen == null || walk.surroundings.types().isAssignable(known, seen)
                ? value
                : walk.projections.narrowed(value, walk.ofType(after));
    }

    @Override
    public void bound(Node.Bound node) {
        VariableTree variable = ((BindingPatternTree) node.pattern()).getVariable();
        if (walk.attributed.elementOf(variable) instanceof VariableElement local) {
            declare(variable, local);
            Value value = node.whole() ? peek(node.subject()) : Value.NONE;
            hold(local, walk.projections.narrowed(value, ofVariable(variable)));
        }
    }

    /** What a variable holds by its type. */
    protected final Value ofVariable(VariableTree variable) {
        TypeMirror type = walk.attributed.typeOf(variable);
        return type == null || walk.typeFacts.isPlain(type)
                ? Value.NONE
                : new Value.OfType(type, variable, null);
    }

    /** A variable is declared here. */
    protected final void declare(VariableTree tree, VariableElement variable) {
        captures.declare(variable);
        walk.domainFlow.declare(variable);
        walk.inside(tree.getModifiers(), variable);
    }

    /** The variable, declared here, holds the value. */
    protected final void hold(VariableElement variable, Value value) {
        if (value instanceof Value.OfType || value == Value.NONE) {
            walk.state.variables.forget(variable);
        } else {
            walk.state.variables.assign(variable, value);
        }
    }

    @Override
    public Value visitArrayAccess(ArrayAccessTree tree, @Nullable Void unused) {
        operand(tree.getIndex());
        Value array = operand(tree.getExpression());
        Value element = walk.projections.takenFrom(array, walk.ofType(tree));
        walk.oneAtATime.gathering.taken(tree, array);
        walk.oneAtATime.taken(tree, element);
        return element;
    }

    @Override
    public Value visitNewArray(NewArrayTree tree, @Nullable Void unused) {
        for (ExpressionTree dimension : tree.getDimensions()) {
            operand(dimension);
        }
        List<Value> contents = new ArrayList<>();
        if (tree.getInitializers() != null) {
            for (ExpressionTree initializer : tree.getInitializers()) {
                contents.add(operand(initializer));
            }
        }
        Value array = walk.ofType(tree);
        for (int i = 0; i < contents.size(); i++) {
            walk.oneAtATime.gathering.put(array, contents.get(i), tree.getInitializers().get(i));
        }
        return array == Value.NONE ? array : stores.holding(tree, array, contents);
    }
}
