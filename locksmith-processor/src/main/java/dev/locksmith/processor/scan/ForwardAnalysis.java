package dev.locksmith.processor.scan;

import dev.locksmith.processor.cfg.Block;
import dev.locksmith.processor.cfg.Cfg;
import dev.locksmith.processor.cfg.Node;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.List;

/**
 * Runs a transfer function over a graph until nothing new is learned. Only what is seen then is
 * told: while stores still grow, the walk is silent.
 */
final class ForwardAnalysis {

    private final Cfg cfg;
    private final Walk walk;
    private final Node.Visitor transfer;

    /** What is known at the beginning of each block; null while no control comes there. */
    private final @Nullable Store[] before;

    private final BitSet waiting = new BitSet();

    ForwardAnalysis(Cfg cfg, Walk walk, Node.Visitor transfer) {
        this.cfg = cfg;
        this.walk = walk;
        this.transfer = transfer;
        this.before = new Store[cfg.blocks().size()];
    }

    /** What is known where the body ends; null if it never does. */
    @Nullable Store run(Store entry) {
        if (cfg.isCyclic() || cfg.hasCopies()) {
            boolean wasSilent = walk.silence(true);
            solve(entry);
            walk.silence(wasSilent);
            if (!wasSilent) {
                tell();
            }
        } else {
            before[0] = entry;
            for (Block block : cfg.blocks()) {
                Store store = before[block.index()];
                if (store != null) {
                    run(block, store);
                }
            }
        }
        int exit = cfg.exit().index();
        return exit < 0 ? null : before[exit];
    }

    /** To the fixpoint of the stores, and of the values derived from them. */
    private void solve(Store entry) {
        before[0] = entry;
        long version;
        do {
            version = walk.derived.version();
            for (int i = 0; i < before.length; i++) {
                waiting.set(i, before[i] != null);
            }
            for (int i = waiting.nextSetBit(0); i >= 0; i = waiting.nextSetBit(0)) {
                waiting.clear(i);
                Store store = before[i];
                if (store != null) {
                    run(cfg.blocks().get(i), store.copy());
                }
            }
        } while (walk.derived.version() != version);
    }

    private void tell() {
        boolean tellOnce = cfg.hasCopies() && !walk.tellsOnce();
        if (tellOnce) {
            walk.tellOnce(true);
        }
        for (Block block : cfg.blocks()) {
            Store store = before[block.index()];
            if (store != null) {
                enter(block, store.copy());
                for (Node node : block.nodes()) {
                    node.accept(transfer);
                }
            }
        }
        if (tellOnce) {
            walk.tellOnce(false);
        }
    }

    private void enter(Block block, Store store) {
        walk.state = store;
        walk.suppression = block.suppression();
    }

    private void run(Block block, Store store) {
        enter(block, store);
        List<Node> nodes = block.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            node.accept(transfer);
            if (node instanceof Node.MayThrow) {
                for (Block handler : block.handlers()) {
                    learn(handler, walk.state);
                }
            }
        }
        for (Block next : block.successors()) {
            learn(next, walk.state);
        }
    }

    private void learn(Block block, Store more) {
        Store known = before[block.index()];
        if (known == null) {
            before[block.index()] = more.copy();
            waiting.set(block.index());
        } else if (known.join(more)) {
            waiting.set(block.index());
        }
    }
}
