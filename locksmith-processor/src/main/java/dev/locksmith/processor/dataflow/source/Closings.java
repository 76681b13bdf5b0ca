package dev.locksmith.processor.dataflow.source;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;

import dev.locksmith.processor.dataflow.Results;
import dev.locksmith.processor.fact.scope.HandedOn;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which expressions something closes: those that are the resource of a try statement, or that it is
 * made of without another being opened.
 */
public final class Closings {

    private final Handing handing;
    private final Map<Tree, Closing> closings = new HashMap<>();

    public Closings(Handing handing) {
        this.handing = handing;
    }

    /**
     * How the value of an expression is closed.
     *
     * @param by the statement that does; null if a call closes it at once
     * @param through the calls that it goes through on its way there, if their methods hand it on
     */
    public record Closing(@Nullable Resource by, List<HandedOn> through) {}

    /** A variable of a try statement, which closes what that holds. */
    public record Resource(VariableTree variable, TryTree statement) {}

    private record Open(ExpressionTree expression, Closing closing) {}

    public @Nullable Closing of(Tree expression) {
        return closings.get(expression);
    }

    /** What this expression gives is closed. */
    public void close(ExpressionTree expression, @Nullable Resource by) {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(expression, new Closing(by, List.of())));
        while (!open.isEmpty()) {
            Open next = open.pop();
            closings.put(next.expression, next.closing);
            inside(next, open);
        }
    }

    private void inside(Open outer, Deque<Open> open) {
        ExpressionTree expression = outer.expression;
        Consumer<ExpressionTree> same = each -> open.push(new Open(each, outer.closing));
        if (expression instanceof ParenthesizedTree inner) {
            same.accept(inner.getExpression());
        } else if (expression instanceof TypeCastTree cast) {
            same.accept(cast.getExpression());
        } else if (expression instanceof ConditionalExpressionTree either) {
            same.accept(either.getTrueExpression());
            same.accept(either.getFalseExpression());
        } else if (expression instanceof SwitchExpressionTree choice) {
            new Results(choice, same).scan(choice.getCases(), null);
        } else if (expression instanceof MethodInvocationTree call) {
            handedOn(call, outer.closing, open);
        }
    }

    private void handedOn(MethodInvocationTree call, Closing closing, Deque<Open> open) {
        Handing.Way way = handing.wayThrough(call);
        ExpressionTree given = way == null ? null : givenTo(call, way.argument());
        if (way == null || given == null) {
            return;
        }
        List<HandedOn> through = new ArrayList<>(closing.through());
        if (!way.isCertain()) {
            through.add(new HandedOn(way.method(), way.argument()));
        }
        open.push(new Open(given, new Closing(closing.by(), List.copyOf(through))));
    }

    private static @Nullable ExpressionTree givenTo(MethodInvocationTree call, int argument) {
        if (argument != HandedOn.RECEIVER) {
            return call.getArguments().get(argument);
        }
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? select.getExpression()
                : null;
    }

    /** The expressions of which a switch gives one. */
    private static final class Results extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final SwitchExpressionTree choice;
        private final Consumer<ExpressionTree> results;

        Results(SwitchExpressionTree choice, Consumer<ExpressionTree> results) {
            this.choice = choice;
            this.results = results;
        }

        @Override
        public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
            if (tree.getBody() instanceof ExpressionTree result
                    && choice.getCases().contains(tree)) {
                results.accept(result);
                return null;
            }
            return super.visitCase(tree, null);
        }

        @Override
        public @Nullable Void visitYield(YieldTree tree, @Nullable Void unused) {
            results.accept(tree.getValue());
            return null;
        }

        @Override
        public @Nullable Void visitSwitchExpression(
                SwitchExpressionTree tree, @Nullable Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree tree, @Nullable Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            return null;
        }
    }
}
