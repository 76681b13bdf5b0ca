package dev.locksmith.processor.cfg;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;

import dev.locksmith.processor.fact.Suppression;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Name;
import javax.lang.model.type.TypeMirror;

/** Builds statements: what is done, and where control goes. */
final class Statements extends SimpleTreeVisitor<@Nullable Void, @Nullable Void> {

    private final Graph graph;
    private final Attribution attribution;
    private final Exceptions exceptions;
    private final Expressions expressions;

    /** The labels of the statement that comes next. */
    private Set<Name> labels = Set.of();

    Statements(Graph graph, Attribution attribution, Exceptions exceptions) {
        this.graph = graph;
        this.attribution = attribution;
        this.exceptions = exceptions;
        this.expressions = new Expressions(graph, attribution, exceptions, this);
    }

    Expressions expressions() {
        return expressions;
    }

    void build(@Nullable StatementTree tree) {
        if (tree != null) {
            visit(tree, null);
        }
    }

    private Set<Name> takeLabels() {
        Set<Name> taken = labels;
        labels = Set.of();
        return taken;
    }

    @Override
    public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
        tree.getStatements().forEach(this::build);
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Suppression outer = graph.suppression();
        graph.silence(attribution.at(tree, outer));
        expressions.evalFor(tree.getInitializer(), tree);
        expressions.converted(tree.getInitializer(), tree);
        graph.add(new Node.Local(tree));
        graph.silence(outer);
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        graph.add(new Node.LocalClass(tree));
        return null;
    }

    @Override
    public @Nullable Void visitExpressionStatement(
            ExpressionStatementTree tree, @Nullable Void unused) {
        expressions.eval(tree.getExpression());
        graph.add(new Node.Discarded(tree.getExpression()));
        return null;
    }

    @Override
    public @Nullable Void visitAssert(AssertTree tree, @Nullable Void unused) {
        Block after = graph.block();
        Block failed = graph.block();
        graph.mayGoTo(after); // assertions may be off
        graph.continueAt(graph.block());
        expressions.conditions().branch(tree.getCondition(), after, failed);
        graph.start(failed);
        expressions.eval(tree.getDetail());
        graph.throwNow(exceptions.named("java.lang.AssertionError"));
        graph.start(after);
        graph.add(new Node.Asserted(tree.getCondition()));
        return null;
    }

    // Branches and loops

    @Override
    public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
        Block whenTrue = graph.block();
        Block whenFalse = graph.block();
        Block after = graph.block();
        expressions.conditions().branch(tree.getCondition(), whenTrue, whenFalse);
        graph.start(whenTrue);
        build(tree.getThenStatement());
        graph.goTo(after);
        graph.start(whenFalse);
        build(tree.getElseStatement());
        graph.continueAt(after);
        return null;
    }

    @Override
    public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
        Set<Name> own = takeLabels();
        Block head = graph.block();
        Block body = graph.block();
        Block after = graph.block();
        graph.continueAt(head);
        expressions.conditions().branch(tree.getCondition(), body, after);
        graph.start(body);
        turn(tree.getStatement(), own, after, head);
        graph.goTo(head);
        graph.start(after);
        return null;
    }

    @Override
    public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
        Set<Name> own = takeLabels();
        Block body = graph.block();
        Block condition = graph.block();
        Block after = graph.block();
        graph.continueAt(body);
        turn(tree.getStatement(), own, after, condition);
        graph.continueAt(condition);
        expressions.conditions().branch(tree.getCondition(), body, after);
        graph.start(after);
        return null;
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
        Set<Name> own = takeLabels();
        tree.getInitializer().forEach(this::build);
        Block head = graph.block();
        Block body = graph.block();
        Block update = graph.block();
        Block after = graph.block();
        graph.continueAt(head);
        expressions.conditions().branch(tree.getCondition(), body, after);
        graph.start(body);
        turn(tree.getStatement(), own, after, update);
        graph.continueAt(update);
        tree.getUpdate().forEach(this::build);
        graph.goTo(head);
        graph.start(after);
        return null;
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
        Set<Name> own = takeLabels();
        expressions.eval(tree.getExpression());
        Block head = graph.block();
        Block body = graph.block();
        Block after = graph.block();
        graph.continueAt(head);
        graph.mayGoTo(after);
        graph.goTo(body);
        graph.start(body);
        Suppression outer = graph.suppression();
        graph.silence(attribution.at(tree.getVariable(), outer));
        graph.add(new Node.Element(tree), anythingOfACall());
        graph.silence(outer);
        turn(tree.getStatement(), own, after, head);
        graph.goTo(head);
        graph.start(after);
        return null;
    }

    private List<TypeMirror> anythingOfACall() {
        return graph.frame == null ? List.of() : exceptions.of(null);
    }

    private void turn(StatementTree body, Set<Name> own, Block breaks, Block continues) {
        Frame outer = graph.frame;
        graph.frame = new Frame.Loop(outer, own, breaks, continues);
        build(body);
        graph.frame = outer;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
        Set<Name> own = takeLabels();
        expressions.eval(tree.getExpression());
        selected(tree.getExpression(), tree.getCases());
        new Switches(graph, this).statement(tree, own);
        return null;
    }

    /** Nothing is selected by null, unless a case names it. */
    void selected(ExpressionTree selector, List<? extends CaseTree> cases) {
        boolean takesNull =
                cases.stream()
                        .flatMap(each -> each.getExpressions().stream())
                        .anyMatch(each -> each.getKind() == Tree.Kind.NULL_LITERAL);
        if (!takesNull) {
            expressions.notNull(selector);
        }
    }

    // Jumps

    @Override
    public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, @Nullable Void unused) {
        labels = with(takeLabels(), tree.getLabel());
        StatementTree statement = tree.getStatement();
        switch (statement.getKind()) {
            case WHILE_LOOP,
                    DO_WHILE_LOOP,
                    FOR_LOOP,
                    ENHANCED_FOR_LOOP,
                    SWITCH,
                    LABELED_STATEMENT ->
                    build(statement);
            default -> {
                Block after = graph.block();
                Frame outer = graph.frame;
                graph.frame = new Frame.Breakable(outer, takeLabels(), false, after);
                build(statement);
                graph.frame = outer;
                graph.continueAt(after);
            }
        }
        return null;
    }

    private static Set<Name> with(Set<Name> names, Name name) {
        Set<Name> all = new HashSet<>(names);
        all.add(name);
        return all;
    }

    @Override
    public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
        Name label = tree.getLabel();
        for (Frame at = graph.frame; at != null; at = at.outer()) {
            if (at instanceof Frame.Loop loop && (label == null || loop.labels().contains(label))) {
                graph.jump(at, loop.breaks());
                return null;
            } else if (at instanceof Frame.Breakable left
                    && (label == null ? left.isSwitch() : left.labels().contains(label))) {
                graph.jump(at, left.breaks());
                return null;
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void unused) {
        Name label = tree.getLabel();
        for (Frame at = graph.frame; at != null; at = at.outer()) {
            if (at instanceof Frame.Loop loop && (label == null || loop.labels().contains(label))) {
                graph.jump(at, loop.continues());
                return null;
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitYield(YieldTree tree, @Nullable Void unused) {
        for (Frame at = graph.frame; at != null; at = at.outer()) {
            if (at instanceof Frame.Yielding yielding) {
                expressions.eval(tree.getValue());
                expressions.converted(tree.getValue(), yielding.tree());
                graph.add(new Node.Chosen(yielding.tree(), tree.getValue()));
                graph.jump(at, yielding.after());
                return null;
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
        if (tree.getExpression() != null) {
            expressions.evalFor(tree.getExpression(), tree);
            graph.add(new Node.Returned(tree.getExpression()));
        }
        graph.jump(null, graph.exit);
        return null;
    }

    @Override
    public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void unused) {
        expressions.eval(tree.getExpression());
        if (!(tree.getExpression() instanceof NewClassTree)) {
            expressions.notNull(tree.getExpression());
        }
        graph.add(new Node.Discarded(tree.getExpression()));
        TypeMirror type = attribution.typeOf(tree.getExpression());
        List<TypeMirror> thrown = new ArrayList<>();
        if (type != null) {
            thrown.add(type);
        }
        graph.throwNow(thrown);
        return null;
    }

    // Ways out

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void unused) {
        expressions.evalNotNull(tree.getExpression());
        graph.add(new Node.Locked(tree));
        leaving(false, () -> graph.add(new Node.Unlocked(tree)), () -> build(tree.getBlock()));
        return null;
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
        BlockTree finalizer = tree.getFinallyBlock();
        if (finalizer == null) {
            guarded(tree);
        } else {
            leaving(true, () -> build(finalizer), () -> guarded(tree));
        }
        return null;
    }

    /** Builds something, and what is done on each way out of it. */
    private void leaving(boolean isWritten, Runnable wayOut, Runnable body) {
        Block after = graph.block();
        Frame outer = graph.frame;
        graph.frame = new Frame.WayOut(outer, isWritten, graph.suppression(), wayOut);
        body.run();
        graph.jump(outer, after);
        graph.frame = outer;
        graph.start(after);
    }

    private void guarded(TryTree tree) {
        if (tree.getCatches().isEmpty()) {
            withResources(tree);
            return;
        }
        List<Frame.Handler> handlers = new ArrayList<>();
        for (CatchTree each : tree.getCatches()) {
            List<TypeMirror> types = new ArrayList<>();
            for (Tree type : Exceptions.caught(each)) {
                TypeMirror caught = attribution.typeOf(type);
                types.addAll(caught == null ? exceptions.any() : List.of(caught));
            }
            handlers.add(new Frame.Handler(types, graph.block()));
        }
        Block after = graph.block();
        Frame outer = graph.frame;
        graph.frame = new Frame.Handlers(outer, handlers);
        withResources(tree);
        graph.frame = outer;
        graph.goTo(after);
        for (int i = 0; i < handlers.size(); i++) {
            CatchTree clause = tree.getCatches().get(i);
            graph.start(handlers.get(i).block());
            graph.add(new Node.Caught(clause.getParameter()));
            build(clause.getBlock());
            graph.goTo(after);
        }
        graph.start(after);
    }

    private void withResources(TryTree tree) {
        if (tree.getResources().isEmpty()) {
            build(tree.getBlock());
            return;
        }
        leaving(
                false,
                () -> graph.add(new Node.Closed(tree), closing()),
                () -> {
                    for (Tree resource : tree.getResources()) {
                        resource(resource, tree);
                    }
                    build(tree.getBlock());
                });
    }

    private void resource(Tree resource, TryTree tree) {
        graph.add(new Node.Opening(resource, tree));
        if (resource instanceof VariableTree variable) {
            build(variable);
        } else {
            expressions.eval(resource);
        }
    }

    /** What closing may throw is not asked for: anything. */
    private List<TypeMirror> closing() {
        return graph.frame == null ? List.of() : exceptions.any();
    }
}
