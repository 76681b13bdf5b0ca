package dev.locksmith.processor.dataflow.shared;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Unshared;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the objects that a body makes, and parameters that it gets, of which one place gets hold
 * and nobody else: such an object may change its thread, whatever its type. Names are enough for
 * that, for an object that has an alias is left out.
 */
public final class UnsharedObjects extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final Mentions.Taking GIVEN_AWAY = new Mentions.Taking(List.of(), null, false);

    private final Walk walk;
    private final Mentions mentions;
    private final Map<VariableElement, Local> locals = new LinkedHashMap<>();
    private final List<TreePath> made = new ArrayList<>();

    /** Whether one taker gets what a variable holds; false while that is worked out. */
    private final Map<VariableElement, Boolean> known = new HashMap<>();

    public UnsharedObjects(Walk walk) {
        this.walk = walk;
        this.mentions = new Mentions(walk, this::isForOneTaker);
    }

    /** A variable, and every place that names it. */
    private record Local(VariableElement variable, TreePath declaration, List<TreePath> names) {

        @Nullable ExpressionTree initializer() {
            ExpressionTree value = ((VariableTree) declaration.getLeaf()).getInitializer();
            return value == null ? null : Bare.of(value);
        }
    }

    /** Tells of all in a top-level class. */
    public void find(ClassTree tree, Consumer<? super Unshared> found) {
        scan(walk.attributed.pathOf(tree), null);
        for (TreePath each : made) {
            if (mentions.isGivenAway(each)) {
                tell(each.getLeaf(), each.getLeaf(), GIVEN_AWAY, found);
            }
        }
        for (Local each : locals.values()) {
            ExpressionTree initializer = each.initializer();
            boolean isParameter = Members.isParameter(each.variable());
            if (isParameter || (initializer != null && makesObject(initializer))) {
                Mentions.Taking taking = mentions.takingOf(each.names(), scopeOf(each));
                if (taking != null) {
                    tell(each.variable(), initializer, taking, found);
                }
            }
        }
    }

    private void tell(
            Object birth,
            @Nullable Tree tree,
            Mentions.Taking taking,
            Consumer<? super Unshared> found) {
        List<Unshared.Part> parts = new ArrayList<>(taking.parts());
        ExecutableElement constructor = null;
        Tree at = birth instanceof Tree place ? place : walk.attributed.unit();
        if (tree instanceof NewClassTree object) {
            constructor =
                    walk.attributed.elementOf(object) instanceof ExecutableElement method
                            ? method
                            : null;
            object.getArguments().forEach(each -> mentions.addPart(each, parts));
        } else if (tree instanceof NewArrayTree array && array.getInitializers() != null) {
            array.getInitializers().forEach(each -> mentions.addPart(each, parts));
        }
        found.accept(
                new Unshared(
                        birth,
                        tree,
                        constructor,
                        List.copyOf(parts),
                        taking.passedTo(),
                        taking.isPassedOn(),
                        walk.siteOf(at)));
    }

    private static TreePath scopeOf(Local local) {
        return local.declaration().getParentPath();
    }

    /** The same for a function that is kept in a local variable. */
    private boolean isForOneTaker(VariableElement variable) {
        Boolean before = known.putIfAbsent(variable, false);
        Local local = locals.get(variable);
        if (before != null || local == null) {
            return Boolean.TRUE.equals(before);
        }
        boolean is = mentions.takingOf(local.names(), scopeOf(local)) != null;
        known.put(variable, is);
        return is;
    }

    /** Whether the expression makes an object that takes along nothing but its arguments. */
    private boolean makesObject(Tree tree) {
        if (!(tree instanceof NewClassTree object)) {
            return tree instanceof NewArrayTree;
        }
        return object.getClassBody() == null
                && object.getEnclosingExpression() == null
                && walk.attributed.elementOf(object) instanceof ExecutableElement constructor
                && isFree(Members.ownerOf(constructor));
    }

    private static boolean isFree(TypeElement type) {
        return type.getNestingKind() == NestingKind.TOP_LEVEL
                || (type.getNestingKind() == NestingKind.MEMBER
                        && type.getModifiers().contains(Modifier.STATIC));
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        boolean isFollowed =
                parent instanceof MethodTree
                        || (parent instanceof BlockTree && tree.getInitializer() != null);
        if (isFollowed
                && walk.attributed.elementOf(tree) instanceof VariableElement variable
                && !walk.typeFacts.isPlain(variable.asType())) {
            locals.put(variable, new Local(variable, getCurrentPath(), new ArrayList<>()));
        }
        return super.visitVariable(tree, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        if (walk.attributed.elementOf(tree) instanceof VariableElement variable) {
            Local local = locals.get(variable);
            if (local != null) {
                local.names().add(getCurrentPath());
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
        noteMade(tree);
        return super.visitNewClass(tree, null);
    }

    @Override
    public @Nullable Void visitNewArray(NewArrayTree tree, @Nullable Void unused) {
        noteMade(tree);
        return super.visitNewArray(tree, null);
    }

    private void noteMade(Tree tree) {
        TypeMirror type = walk.attributed.typeOf(tree);
        if (type != null && !walk.typeFacts.isPlain(type) && makesObject(tree)) {
            made.add(getCurrentPath());
        }
    }

    /** A lambda's or a class's code runs later, and perhaps elsewhere. */
    static boolean isFunction(Tree tree) {
        return tree instanceof LambdaExpressionTree || tree instanceof ClassTree;
    }
}
