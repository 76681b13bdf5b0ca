package dev.locksmith.processor.scan;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;

import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.VariableElement;

/** Walks the loops of the language. */
final class Loops {

    private final LocalFlow flow;
    private final Jumps jumps;

    Loops(LocalFlow flow, Jumps jumps) {
        this.flow = flow;
        this.jumps = jumps;
    }

    void run(WhileLoopTree tree) {
        jumps.loop(new WithCondition(tree.getCondition(), tree.getStatement()));
    }

    void run(DoWhileLoopTree tree) {
        jumps.loop(
                new WithCondition(tree.getCondition(), tree.getStatement()) {
                    @Override
                    boolean testsFirst() {
                        return false;
                    }
                });
    }

    void run(ForLoopTree tree) {
        runAll(tree.getInitializer());
        jumps.loop(
                new WithCondition(tree.getCondition(), tree.getStatement()) {
                    @Override
                    void update() {
                        runAll(tree.getUpdate());
                    }
                });
    }

    /** Walks a loop over what is in a container. */
    void run(EnhancedForLoopTree tree, Value container) {
        jumps.loop(
                new Loop() {
                    @Override
                    void body() {
                        declareElement(tree.getVariable(), container);
                        flow.run(tree.getStatement());
                    }

                    @Override
                    Branches condition() {
                        return new Branches(flow.walk.state.copy(), flow.walk.state.copy());
                    }
                });
    }

    private void declareElement(VariableTree tree, Value container) {
        flow.declareParameter(tree);
        if (flow.walk.attributed.elementOf(tree) instanceof VariableElement variable
                && !flow.singleUse.isSingleUse(variable.asType())) {
            flow.hold(variable, Parts.takenFrom(container, flow.walk.ofType(tree)));
        }
    }

    private void runAll(List<? extends StatementTree> statements) {
        for (StatementTree statement : statements) {
            flow.run(statement);
        }
    }

    /** A loop that goes on while its condition is true. */
    private class WithCondition extends Loop {

        private final @Nullable ExpressionTree condition;
        private final StatementTree body;

        WithCondition(@Nullable ExpressionTree condition, StatementTree body) {
            this.condition = condition;
            this.body = body;
        }

        @Override
        void body() {
            flow.run(body);
        }

        @Override
        Branches condition() {
            return Branches.of(flow, condition);
        }
    }
}
