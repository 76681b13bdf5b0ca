package dev.locksmith.processor.rewriting;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;

import org.jspecify.annotations.Nullable;

/** Asks for the contrary, or in another kind of statement. */
abstract class Conditions extends Rewriter {

    Conditions(Source source) {
        super(source);
    }

    /** {@code if (c) a else b} as {@code if (!c) b else a}. */
    static final class Negated extends Conditions {
        Negated(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitIf(IfTree statement, @Nullable Void nothing) {
            StatementTree yes = statement.getThenStatement();
            StatementTree no = statement.getElseStatement();
            Edit before = Edit.before(source.start(statement.getCondition()), "(!");
            Edit after = Edit.after(source.end(statement.getCondition()), ")");
            if (no == null) {
                add(before, after, Edit.before(source.start(yes), "{ } else "));
            } else if (yes instanceof BlockTree && no instanceof BlockTree) {
                add(
                        before,
                        after,
                        Edit.exactly(source.start(yes), source.end(yes), source.text(no)),
                        Edit.exactly(source.start(no), source.end(no), source.text(yes)));
            }
            return super.visitIf(statement, null);
        }
    }

    /** {@code while (c)} as {@code for (; c; )}. */
    static final class Loops extends Conditions {
        Loops(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree loop, @Nullable Void nothing) {
            add(
                    Edit.replace(
                            source.start(loop), source.start(loop.getCondition()) + 1, "for (; "),
                    Edit.before(source.end(loop.getCondition()) - 1, "; "));
            return super.visitWhileLoop(loop, null);
        }
    }
}
