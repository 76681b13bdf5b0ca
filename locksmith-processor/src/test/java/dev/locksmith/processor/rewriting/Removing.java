package dev.locksmith.processor.rewriting;

import com.sun.source.tree.ExpressionStatementTree;

import org.jspecify.annotations.Nullable;

/** Leaves out a statement that was reported: the mistake is no more. */
final class Removing extends Rewriter {

    Removing(Source source) {
        super(source);
    }

    @Override
    public @Nullable Void visitExpressionStatement(
            ExpressionStatementTree statement, @Nullable Void nothing) {
        if (!source.isWritten(statement)) {
            return null;
        }
        int end = source.end(statement);
        int newline = source.text.indexOf('\n', end);
        String rest = source.text.substring(end, newline < 0 ? source.text.length() : newline);
        if (rest.matches(" *// ERROR [a-z-]+ *")
                && isInBlock()
                && source.isOneLine(source.start(statement), end)) {
            add(
                    Edit.replace(source.start(statement), end, ";"),
                    Edit.replace(end, end + rest.length(), ""));
        }
        return super.visitExpressionStatement(statement, null);
    }
}
