package dev.locksmith.processor.cfg;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/** Puts the parts of an expression in the order in which they are evaluated. */
final class Expressions extends SimpleTreeVisitor<@Nullable Void, @Nullable Void> {

    private final Graph graph;
    private final Attribution attribution;
    private final Exceptions exceptions;
    private final Statements statements;
    private final Conditions conditions;

    Expressions(Graph graph, Attribution attribution, Exceptions exceptions, Statements owner) {
        this.graph = graph;
        this.attribution = attribution;
        this.exceptions = exceptions;
        this.statements = owner;
        this.conditions = new Conditions(graph, attribution, this);
    }

    Conditions conditions() {
        return conditions;
    }

    void eval(@Nullable Tree tree) {
        if (tree != null) {
            visit(tree, null);
        }
    }

    /** Evaluates what goes to where a declaration tells its type. */
    void evalFor(@Nullable ExpressionTree tree, Tree declaration) {
        if (tree instanceof NewClassTree made) {
            operands(made);
            graph.add(new Node.Made(made, declaration), exceptions.of(attribution.elementOf(made)));
        } else {
            eval(tree);
        }
    }

    private void operation(ExpressionTree tree) {
        graph.add(new Node.Operation(tree));
    }

    private void operation(ExpressionTree tree, String... thrown) {
        List<TypeMirror> types = graph.frame == null ? List.of() : exceptions.named(thrown);
        graph.add(new Node.Operation(tree), types);
    }

    private void call(ExpressionTree tree) {
        List<TypeMirror> thrown =
                graph.frame == null ? List.of() : exceptions.of(attribution.elementOf(tree));
        graph.add(new Node.Operation(tree), thrown);
    }

    /** Evaluates an expression whose value must not be null, if it can be. */
    void evalNotNull(ExpressionTree tree) {
        eval(tree);
        notNull(tree);
    }

    /** A value of a reference type is unboxed, locked, thrown, or switched on. */
    void notNull(ExpressionTree tree) {
        if (graph.frame != null && isReference(attribution.typeOf(tree))) {
            graph.mayThrow(exceptions.named("java.lang.NullPointerException"));
        }
    }

    /** A value goes to where this type is declared: it may have to be unboxed. */
    void converted(@Nullable ExpressionTree value, Tree declaration) {
        if (value != null && graph.frame != null) {
            convertedTo(attribution.typeOf(declaration), value);
        }
    }

    private void convertedTo(@Nullable TypeMirror type, ExpressionTree value) {
        if (type != null && type.getKind().isPrimitive()) {
            notNull(value);
        }
    }

    private static boolean isReference(@Nullable TypeMirror type) {
        return type != null && !type.getKind().isPrimitive();
    }

    /** Operands are unboxed, or in a sum of strings asked for their text, by code of their own. */
    private void operands(ExpressionTree operation, ExpressionTree left, ExpressionTree right) {
        if (graph.frame == null) {
            return;
        }
        if (isReference(attribution.typeOf(operation))) {
            if (hasCode(left) || hasCode(right)) {
                graph.mayThrow(exceptions.of(null));
            }
        } else if (!compares(operation)
                || isReference(attribution.typeOf(left))
                        != isReference(attribution.typeOf(right))) {
            notNull(left);
            notNull(right);
        }
    }

    private static boolean compares(ExpressionTree tree) {
        return tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO;
    }

    private boolean hasCode(ExpressionTree operand) {
        TypeMirror type = attribution.typeOf(operand);
        return isReference(type) && !exceptions.isString(type);
    }

    @Override
    protected @Nullable Void defaultAction(Tree tree, @Nullable Void unused) {
        return null; // types, and what javac could not make sense of
    }

    @Override
    public @Nullable Void visitParenthesized(ParenthesizedTree tree, @Nullable Void unused) {
        eval(Bare.of(tree));
        return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        operation(tree);
        return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void unused) {
        return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
        if (isObject(tree) || isObject(Bare.of(tree.getExpression()))) {
            operation(tree);
        } else if (!tree.getIdentifier().contentEquals("class")) {
            eval(tree.getExpression());
            graph.add(new Node.Operation(tree), nullOf(tree));
        }
        return null;
    }

    /** What is thrown if there is no object whose field is selected. */
    private List<TypeMirror> nullOf(MemberSelectTree tree) {
        boolean mayThrow =
                graph.frame != null
                        && !isObject(Bare.of(tree.getExpression()))
                        && attribution.elementOf(tree) instanceof VariableElement field
                        && !field.getModifiers().contains(Modifier.STATIC);
        return mayThrow ? exceptions.named("java.lang.NullPointerException") : List.of();
    }

    /** {@code this}, {@code super}, {@code Outer.this}, {@code Type.super}: never null. */
    private static boolean isObject(ExpressionTree tree) {
        Name name =
                tree instanceof IdentifierTree identifier
                        ? identifier.getName()
                        : tree instanceof MemberSelectTree select ? select.getIdentifier() : null;
        return name != null && (name.contentEquals("this") || name.contentEquals("super"));
    }

    @Override
    public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void unused) {
        eval(tree.getExpression());
        eval(tree.getIndex());
        operation(
                tree, "java.lang.ArrayIndexOutOfBoundsException", "java.lang.NullPointerException");
        return null;
    }

    @Override
    public @Nullable Void visitTypeCast(TypeCastTree tree, @Nullable Void unused) {
        eval(tree.getExpression());
        operation(tree, "java.lang.ClassCastException", "java.lang.NullPointerException");
        return null;
    }

    // Calls

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
        if (tree.getMethodSelect() instanceof MemberSelectTree select) {
            if (select.getIdentifier().contentEquals("close")) {
                graph.add(new Node.OpeningBriefly(select.getExpression()));
            }
            eval(select.getExpression());
        }
        arguments(tree, tree.getArguments());
        call(tree);
        return null;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
        operands(tree);
        call(tree);
        return null;
    }

    private void operands(NewClassTree tree) {
        eval(tree.getEnclosingExpression());
        arguments(tree, tree.getArguments());
    }

    private void arguments(ExpressionTree call, List<? extends ExpressionTree> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            argument(Bare.of(arguments.get(i)), call, i);
        }
    }

    private void argument(ExpressionTree argument, ExpressionTree call, int index) {
        if (argument instanceof LambdaExpressionTree lambda) {
            graph.add(new Node.LambdaArgument(lambda, call, index));
        } else if (argument instanceof MemberReferenceTree reference) {
            qualifier(reference);
            graph.add(new Node.ReferenceArgument(reference, call, index));
        } else if (argument instanceof TypeCastTree cast && isFunction(cast)) {
            // The cast says which of several methods is meant.
            argument(Bare.of(cast.getExpression()), call, index);
            operation(cast);
        } else {
            eval(argument);
        }
    }

    private static boolean isFunction(TypeCastTree cast) {
        ExpressionTree tree = cast;
        while (tree instanceof TypeCastTree outer) {
            tree = Bare.of(outer.getExpression());
        }
        return tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
        operation(tree);
        return null;
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
        qualifier(tree);
        operation(tree);
        return null;
    }

    /** An object whose method is meant must be there. */
    private void qualifier(MemberReferenceTree tree) {
        ExpressionTree qualifier = Bare.of(tree.getQualifierExpression());
        eval(qualifier);
        if (!isObject(qualifier) && !isType(qualifier)) {
            notNull(qualifier);
        }
    }

    private boolean isType(ExpressionTree tree) {
        return switch (tree.getKind()) {
            case ARRAY_TYPE, PRIMITIVE_TYPE, PARAMETERIZED_TYPE, ANNOTATED_TYPE -> true;
            default -> attribution.elementOf(tree) instanceof TypeElement;
        };
    }

    @Override
    public @Nullable Void visitNewArray(NewArrayTree tree, @Nullable Void unused) {
        tree.getDimensions().forEach(this::evalNotNull);
        if (tree.getInitializers() != null) {
            TypeMirror type = attribution.typeOf(tree);
            for (ExpressionTree each : tree.getInitializers()) {
                eval(each);
                if (type instanceof ArrayType array) {
                    convertedTo(array.getComponentType(), each);
                }
            }
        }
        operation(tree, "java.lang.NegativeArraySizeException", "java.lang.OutOfMemoryError");
        return null;
    }

    // Operators

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        boolean throwing = target(Bare.of(tree.getVariable()));
        evalFor(tree.getExpression(), tree);
        converted(tree.getExpression(), tree.getVariable());
        if (throwing) {
            operation(
                    tree,
                    "java.lang.ArrayStoreException",
                    "java.lang.ArrayIndexOutOfBoundsException",
                    "java.lang.NullPointerException");
        } else {
            operation(tree);
        }
        return null;
    }

    /** The operands of what is assigned to; whether the assignment may throw. */
    private boolean target(ExpressionTree target) {
        if (target instanceof MemberSelectTree select) {
            eval(select.getExpression());
            return true;
        } else if (target instanceof ArrayAccessTree access) {
            eval(access.getExpression());
            eval(access.getIndex());
            return true;
        }
        return false;
    }

    @Override
    public @Nullable Void visitCompoundAssignment(
            CompoundAssignmentTree tree, @Nullable Void unused) {
        eval(tree.getVariable());
        eval(tree.getExpression());
        operands(tree, tree.getVariable(), tree.getExpression());
        operation(tree, "java.lang.ArithmeticException");
        return null;
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            conditions.value(tree);
        } else {
            evalNotNull(tree.getExpression());
            operation(tree);
        }
        return null;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
        // Sums of thousands of strings lean to the left: no recursion there.
        Deque<BinaryTree> spine = new ArrayDeque<>();
        ExpressionTree left = tree;
        while (left instanceof BinaryTree binary && !isShortCircuit(binary)) {
            spine.push(binary);
            left = Bare.of(binary.getLeftOperand());
        }
        if (left instanceof BinaryTree shortCircuit) {
            conditions.value(shortCircuit);
        } else {
            operand(left, spine.getFirst());
        }
        for (BinaryTree each : spine) {
            operand(Bare.of(each.getRightOperand()), each);
            operands(each, each.getLeftOperand(), each.getRightOperand());
            if (each.getKind() == Tree.Kind.DIVIDE || each.getKind() == Tree.Kind.REMAINDER) {
                operation(each, "java.lang.ArithmeticException");
            } else {
                operation(each);
            }
        }
        return null;
    }

    static boolean isShortCircuit(BinaryTree tree) {
        return tree.getKind() == Tree.Kind.CONDITIONAL_AND
                || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    }

    private void operand(ExpressionTree operand, BinaryTree of) {
        boolean compares = compares(of);
        if (compares && operand instanceof IdentifierTree) {
            graph.add(new Node.Compared(operand));
        } else if (compares && operand instanceof MemberSelectTree select && !isObject(select)) {
            eval(select.getExpression());
            graph.add(new Node.Compared(operand), nullOf(select));
        } else {
            eval(operand);
        }
    }

    @Override
    public @Nullable Void visitConditionalExpression(
            ConditionalExpressionTree tree, @Nullable Void unused) {
        Block whenTrue = graph.block();
        Block whenFalse = graph.block();
        Block after = graph.block();
        conditions.branch(tree.getCondition(), whenTrue, whenFalse);
        alternative(tree, tree.getTrueExpression(), whenTrue, after);
        alternative(tree, tree.getFalseExpression(), whenFalse, after);
        graph.start(after);
        return null;
    }

    private void alternative(
            ConditionalExpressionTree tree, ExpressionTree value, Block block, Block after) {
        graph.start(block);
        eval(value);
        converted(value, tree);
        graph.add(new Node.Chosen(tree, value));
        graph.goTo(after);
    }

    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void unused) {
        eval(tree.getExpression());
        operation(tree);
        return null;
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
        eval(tree.getExpression());
        statements.selected(tree.getExpression(), tree.getCases());
        new Switches(graph, statements).expression(tree);
        return null;
    }
}
