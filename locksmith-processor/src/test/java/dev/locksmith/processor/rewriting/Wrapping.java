package dev.locksmith.processor.rewriting;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/** Puts something around a statement, or before it. */
final class Wrapping extends Rewriter {

    private static final Set<Tree.Kind> ANY =
            EnumSet.of(
                    Tree.Kind.EXPRESSION_STATEMENT,
                    Tree.Kind.IF,
                    Tree.Kind.WHILE_LOOP,
                    Tree.Kind.FOR_LOOP,
                    Tree.Kind.ENHANCED_FOR_LOOP,
                    Tree.Kind.SYNCHRONIZED,
                    Tree.Kind.TRY);

    private final Set<Tree.Kind> kinds;
    private final String before;
    private final String after;

    private Wrapping(Source source, Set<Tree.Kind> kinds, String before, String after) {
        super(source);
        this.kinds = kinds;
        this.before = before;
        this.after = after;
    }

    static Rewriter inBlock(Source source) {
        return new Wrapping(source, ANY, "{ ", " }");
    }

    static Rewriter inTry(Source source) {
        return new Wrapping(source, ANY, "try { ", " } finally { }");
    }

    static Rewriter inIf(Source source) {
        return new Wrapping(
                source, EnumSet.of(Tree.Kind.EXPRESSION_STATEMENT), "if (true) { ", " }");
    }

    static Rewriter inLabel(Source source) {
        return new Wrapping(
                source, EnumSet.of(Tree.Kind.EXPRESSION_STATEMENT), "L_: { ", " break L_; }");
    }

    static Rewriter inLoop(Source source) {
        return new Wrapping(
                source, EnumSet.of(Tree.Kind.EXPRESSION_STATEMENT), "do { ", " } while (false);");
    }

    static Rewriter afterOther(Source source) {
        return new Wrapping(
                source,
                EnumSet.of(Tree.Kind.EXPRESSION_STATEMENT, Tree.Kind.VARIABLE, Tree.Kind.RETURN),
                "int $ = 1; $++; ",
                "");
    }

    @Override
    public @Nullable Void visitBlock(BlockTree block, @Nullable Void nothing) {
        block.getStatements().forEach(this::wrap);
        return super.visitBlock(block, null);
    }

    @Override
    public @Nullable Void visitCase(CaseTree group, @Nullable Void nothing) {
        if (group.getStatements() != null) {
            group.getStatements().forEach(this::wrap);
        }
        return super.visitCase(group, null);
    }

    private void wrap(StatementTree statement) {
        if (kinds.contains(statement.getKind())
                && source.isWritten(statement)
                && !isConstructorCall(statement)) {
            add(
                    Edit.before(source.start(statement), before.replace("$", fresh())),
                    Edit.after(source.end(statement), after));
        }
    }
}
