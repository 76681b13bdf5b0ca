package dev.locksmith.processor.rewriting;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;

import org.jspecify.annotations.Nullable;

/** Writes each argument of a call in other words. */
abstract class Arguments extends Rewriter {

    Arguments(Source source) {
        super(source);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        call.getArguments().forEach(this::rewriteOne);
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
        creation.getArguments().forEach(this::rewriteOne);
        return super.visitNewClass(creation, null);
    }

    /** Constants are words of their own: {@code parallel(true)}. */
    private void rewriteOne(ExpressionTree argument) {
        if (source.isWritten(argument)
                && (this instanceof InParentheses || !isConstant(argument))) {
            rewrite(argument);
        }
    }

    abstract void rewrite(ExpressionTree argument);

    /** Puts something around it. */
    final void surround(Tree tree, String before, String after) {
        add(Edit.before(source.start(tree), before), Edit.after(source.end(tree), after));
    }

    /** What to write before a function so that it stays what it is, wherever it stands. */
    final @Nullable String cast(ExpressionTree argument) {
        if (!isFunction(argument)) {
            return "";
        }
        String type = typeName(argument);
        return type == null ? null : "(" + type + ") ";
    }

    /** Whether its value may be asked for twice, or never. */
    static boolean isPure(ExpressionTree tree) {
        boolean isName = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
        boolean isCalling = tree.toString().indexOf('(') >= 0;
        return tree instanceof LambdaExpressionTree || ((isName || isFunction(tree)) && !isCalling);
    }

    /** {@code f((x))}. */
    static final class InParentheses extends Arguments {
        InParentheses(Source source) {
            super(source);
        }

        @Override
        void rewrite(ExpressionTree argument) {
            surround(argument, "(", ")");
        }
    }

    /** {@code f((T) x)}, where it is one already. */
    static final class Cast extends Arguments {
        Cast(Source source) {
            super(source);
        }

        @Override
        void rewrite(ExpressionTree argument) {
            String type = typeName(argument);
            if (type != null) {
                surround(argument, "(" + type + ") (", ")");
            }
        }
    }

    /** {@code f(c ? x : x)}. */
    static final class Conditional extends Arguments {
        Conditional(Source source) {
            super(source);
        }

        @Override
        void rewrite(ExpressionTree argument) {
            String cast = cast(argument);
            if (cast != null && isPure(argument) && isOneLine(argument) && !isConsumer(argument)) {
                String text = cast + source.text(argument);
                surround(argument, "(Math.random() < 0.5 ? " + text + " : " + cast, ")");
            }
        }
    }

    /** {@code f(switch (i) { case 0 -> x; default -> x; })}. */
    static final class Switched extends Arguments {
        Switched(Source source) {
            super(source);
        }

        @Override
        void rewrite(ExpressionTree argument) {
            String cast = cast(argument);
            if (cast != null && isPure(argument) && isOneLine(argument) && !isConsumer(argument)) {
                String text = cast + source.text(argument);
                surround(
                        argument,
                        "switch ((int) Math.random()) { case 0 -> " + text + "; default -> " + cast,
                        "; }");
            }
        }
    }

    /**
     * {@code f(same(x))}, with a method that gives back what it is given. What a function does that
     * was chosen elsewhere is not known, nor what a collection holds that a call gives back.
     */
    static final class GivenBack extends Arguments {
        GivenBack(Source source) {
            super(source);
        }

        @Override
        void rewrite(ExpressionTree argument) {
            String cast = cast(argument);
            if (cast == null
                    || typeName(argument) == null
                    || isFunction(argument)
                    || isOfLibrary(argument)
                    || isOfLibrary(source.trees.getTypeMirror(getCurrentPath()))) {
                return;
            }
            ClassTree outermost = source.outermost(getCurrentPath());
            String name = fresh();
            add(
                    Edit.before(
                            source.start(argument),
                            outermost.getSimpleName() + "." + name + "(" + cast),
                    Edit.after(source.end(argument), ")"),
                    Edit.before(
                            source.end(outermost) - 1,
                            " static <T_> T_ " + name + "(T_ it) { return it; } "));
        }
    }

    final boolean isOneLine(Tree tree) {
        return source.isOneLine(source.start(tree), source.end(tree));
    }
}
