package dev.locksmith.processor.dataflow.walk;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;

import dev.locksmith.processor.cfg.Bare;
import dev.locksmith.processor.cfg.Node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Calls that tell by their result whether they took what they were given, as {@code offer} of a
 * queue does. Where that is false, the value is still here.
 */
public final class Refusals {

    private final Walk walk;

    /** The arguments of such calls that another thread gets, and the functions that those are. */
    private final Map<Tree, Set<Object>> given = new HashMap<>();

    Refusals(Walk walk) {
        this.walk = walk;
    }

    /** A call hands over what stands at these places, if it does not refuse it. */
    public void handedOver(Invocation invocation, Set<Object> places) {
        if (invocation.callee().method().getReturnType().getKind() == TypeKind.BOOLEAN) {
            given.computeIfAbsent(invocation.tree(), key -> new HashSet<>()).addAll(places);
        }
    }

    /** Control goes on from a condition. */
    void tested(Node.Tested node) {
        if (given.isEmpty()) {
            return;
        }
        Set<Object> refused = new HashSet<>();
        for (ExpressionTree each : meantBy(node.tree())) {
            if (walk.attributed.constant(each) == null) {
                Set<Object> places = refusedBy(each, node.holds());
                if (places.isEmpty()) {
                    return;
                }
                refused.addAll(places);
            }
        }
        walk.state.handovers.takeBack(refused);
        walk.state.consumptions.takeBack(refused);
    }

    /** What a condition stands for: a variable for all that it may have been given. */
    private List<ExpressionTree> meantBy(ExpressionTree condition) {
        return condition instanceof IdentifierTree
                        && walk.attributed.elementOf(condition) instanceof VariableElement variable
                ? walk.assignments.to(variable)
                : List.of(condition);
    }

    /** What a call did not take; nothing if it is none, or did not refuse it. */
    private Set<Object> refusedBy(ExpressionTree condition, boolean holds) {
        ExpressionTree at = condition;
        boolean result = holds;
        while (at.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            at = Bare.of(((UnaryTree) at).getExpression());
            result = !result;
        }
        return result ? Set.of() : given.getOrDefault(at, Set.of());
    }
}
