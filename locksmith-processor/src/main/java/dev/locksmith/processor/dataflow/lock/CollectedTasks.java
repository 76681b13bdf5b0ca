package dev.locksmith.processor.dataflow.lock;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.fact.lock.LockName;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;

/**
 * The futures that a stream makes of its elements one by one, and collects: {@code
 * names.stream().map(n -> pool.submit(…)).toList()}.
 */
record CollectedTasks(LockNames names) {

    private static final Set<String> COLLECTING = Set.of("toList", "toArray", "collect");

    private static final Set<String> COLLECTORS =
            Set.of("toList", "toUnmodifiableList", "toSet", "toUnmodifiableSet", "toCollection");

    /** After these the elements are still the same, or fewer. */
    private static final Set<String> SELECTING =
            Set.of("filter", "peek", "sorted", "distinct", "limit", "skip", "sequential");

    /** Null if the call ends no such stream. */
    LockName.@Nullable Tasks of(MethodInvocationTree end, ExecutableElement method) {
        if (!LockModel.endsStream(method) || !collects(end, method)) {
            return null;
        }
        MethodInvocationTree at = before(end);
        while (at != null && SELECTING.contains(nameOf(at))) {
            at = before(at);
        }
        if (at == null
                || !nameOf(at).startsWith("map")
                || !(Bare.uncast(at.getArguments().get(0)) instanceof LambdaExpressionTree made)) {
            return null;
        }
        ExpressionTree result = resultOf(made);
        return result != null && names.of(result) instanceof LockName.Task task
                ? new LockName.Tasks(List.of(task))
                : null;
    }

    /** What a function returns that does nothing else; null if it does. */
    private static @Nullable ExpressionTree resultOf(LambdaExpressionTree function) {
        if (function.getBody() instanceof ExpressionTree result) {
            return result;
        }
        return function.getBody() instanceof BlockTree block
                        && block.getStatements().size() == 1
                        && block.getStatements().get(0) instanceof ReturnTree only
                ? only.getExpression()
                : null;
    }

    private boolean collects(MethodInvocationTree end, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return COLLECTING.contains(name)
                && (!name.equals("collect")
                        || (end.getArguments().size() == 1
                                && Bare.of(end.getArguments().get(0))
                                        instanceof MethodInvocationTree collector
                                && COLLECTORS.contains(nameOf(collector))));
    }

    /** The stage of the stream before this one; null if this is the first. */
    private @Nullable MethodInvocationTree before(MethodInvocationTree stage) {
        return stage.getMethodSelect() instanceof MemberSelectTree select
                        && Bare.of(select.getExpression()) instanceof MethodInvocationTree before
                        && names.methodOf(before) instanceof ExecutableElement method
                        && LockModel.isOfStream(method)
                ? before
                : null;
    }

    private String nameOf(MethodInvocationTree call) {
        return names.methodOf(call) instanceof ExecutableElement method
                ? method.getSimpleName().toString()
                : "";
    }
}
