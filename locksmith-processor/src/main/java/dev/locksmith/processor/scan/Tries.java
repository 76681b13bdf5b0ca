package dev.locksmith.processor.scan;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;

/** Walks try statements: a handler may begin after any part of what it guards. */
final class Tries {

    private final LocalFlow flow;
    private final Jumps jumps;

    Tries(LocalFlow flow, Jumps jumps) {
        this.flow = flow;
        this.jumps = jumps;
    }

    void run(TryTree tree) {
        BlockTree finalizer = tree.getFinallyBlock();
        if (finalizer != null) {
            jumps.enterTry();
        }
        guarded(tree);
        if (finalizer != null) {
            State thrown = jumps.leaveTry();
            State normal = flow.walk.state;
            // First for all paths into it, then again for what is known on those that go on.
            thrown.join(normal);
            flow.walk.state = thrown;
            flow.run(finalizer);
            if (normal.isReachable()) {
                int mark = flow.walk.mark();
                flow.walk.state = normal;
                flow.run(finalizer);
                flow.walk.rollBack(mark);
            } else {
                flow.walk.state.leave();
            }
        }
    }

    private void guarded(TryTree tree) {
        State before = flow.walk.state.copy();
        jumps.enterTry();
        int opened = flow.walk.scopes.mark();
        for (Tree resource : tree.getResources()) {
            flow.resource(resource);
        }
        flow.run(tree.getBlock());
        flow.closeResources(opened, tree.getResources());
        State thrown = jumps.leaveTry();
        State after = flow.walk.state;
        thrown.join(before);
        for (CatchTree each : tree.getCatches()) {
            flow.walk.state = thrown.copy();
            VariableTree parameter = each.getParameter();
            flow.declareParameter(parameter);
            flow.run(each.getBlock());
            after.join(flow.walk.state);
        }
        // What no clause catches goes on outwards.
        State current = after;
        flow.walk.state = thrown;
        jumps.mayThrow();
        flow.walk.state = current;
    }
}
