package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.cfg.Block;
import dev.locksmith.processor.cfg.Cfg;
import dev.locksmith.processor.cfg.Node;
import dev.locksmith.processor.dataflow.store.Store;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.fact.Fact;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a transfer function over a graph until nothing new is learned. Of the facts that are seen in
 * a block those of its last run count: then its store had grown to all that it can be.
 */
final class ForwardAnalysis {

    private final Cfg cfg;
    private final Walk walk;
    private final Node.Visitor transfer;

    /** What is known at the beginning of each block; null while no control comes there. */
    private final @Nullable Store[] before;

    /** Blocks whose store grew since they were run; of a graph without rings none is run twice. */
    private @Nullable BitSet waiting;

    ForwardAnalysis(Cfg cfg, Walk walk, Node.Visitor transfer) {
        this.cfg = cfg;
        this.walk = walk;
        this.transfer = transfer;
        this.before = new Store[cfg.blocks().size()];
    }

    /** What is known where the body ends; null if it never does. */
    @Nullable Store run(Store entry) {
        if (cfg.isCyclic() || cfg.hasCopies()) {
            tell(solve(entry));
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

    /** To the fixpoint of the stores, and of the values derived from them; the facts by block. */
    private List<List<Fact>> solve(Store entry) {
        List<List<Fact>> facts = new ArrayList<>(Collections.nCopies(before.length, List.of()));
        BitSet waiting = new BitSet(before.length);
        this.waiting = waiting;
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
                    List<Fact> outside = walk.collectIn(new ArrayList<>());
                    run(cfg.blocks().get(i), store.copy());
                    facts.set(i, walk.collectIn(outside));
                }
            }
        } while (walk.derived.version() != version);
        return facts;
    }

    /** Hands on the facts of all blocks; what stands in several of them is told once. */
    private void tell(List<List<Fact>> byBlock) {
        if (!cfg.hasCopies()) {
            byBlock.forEach(walk::addAll);
            return;
        }
        Map<Object, Fact> once = new LinkedHashMap<>();
        for (List<Fact> facts : byBlock) {
            for (Fact fact : facts) {
                once.merge(fact.identity(), fact, Fact::and);
            }
        }
        once.values().forEach(walk::add);
    }

    private void run(Block block, Store store) {
        walk.state = store;
        walk.suppression = block.suppression();
        List<Node> nodes = block.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            node.accept(transfer);
            if (node instanceof Node.MayThrow) {
                for (Block handler : block.handlers()) {
                    learn(handler, walk.state.thrown(), false);
                }
            }
        }
        List<Block> successors = block.successors();
        for (int i = 0; i < successors.size(); i++) {
            // The last one may have the store itself: nobody else needs it.
            boolean isLast = i == successors.size() - 1;
            learn(successors.get(i), walk.state, isLast);
        }
    }

    private void learn(Block block, Store more, boolean isGiven) {
        Store known = before[block.index()];
        if (known == null) {
            before[block.index()] = isGiven ? more : more.copy();
        } else if (!known.join(more)) {
            return;
        }
        if (waiting != null) {
            waiting.set(block.index());
        }
    }
}
