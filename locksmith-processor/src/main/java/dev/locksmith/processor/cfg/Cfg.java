package dev.locksmith.processor.cfg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The control-flow graph of one body: those blocks that can be reached, in reverse postorder.
 *
 * @param blocks the first one is where the body begins
 * @param exit where it ends without an exception; it may be none of the blocks
 * @param isCyclic whether some block can be reached from itself
 * @param hasCopies whether some statement stands in several blocks, as a {@code finally} may
 */
public record Cfg(List<Block> blocks, Block exit, boolean isCyclic, boolean hasCopies) {

    static Cfg of(Block entry, Block exit, boolean hasCopies) {
        Order order = new Order();
        order.walk(entry);
        return new Cfg(order.blocks(), exit, order.isCyclic, hasCopies);
    }

    /**
     * The indexes of the blocks from which every way leads to an exception that leaves the body.
     */
    public BitSet failing() {
        BitSet failing = new BitSet(blocks.size());
        // A block that control comes back to has no bit yet, so that a loop is none of them.
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            failing.set(
                    i,
                    block != exit
                            && areAll(block.successors(), failing)
                            && areAll(block.handlers(), failing));
        }
        return failing;
    }

    private static boolean areAll(List<Block> blocks, BitSet failing) {
        for (Block each : blocks) {
            if (!failing.get(each.index())) {
                return false;
            }
        }
        return true;
    }

    /** A depth-first walk without recursion: a body may have thousands of blocks in a row. */
    private static final class Order {

        private final List<Block> postorder = new ArrayList<>();
        private boolean isCyclic;

        private record Step(Block block, Iterator<Block> next) {}

        void walk(Block entry) {
            Deque<Step> path = new ArrayDeque<>();
            enter(entry, path);
            while (!path.isEmpty()) {
                Step step = path.peek();
                if (!step.next.hasNext()) {
                    path.pop();
                    step.block.done();
                    postorder.add(step.block);
                    continue;
                }
                Block next = step.next.next();
                if (next.isUnseen()) {
                    enter(next, path);
                } else {
                    isCyclic |= next.isOpen();
                }
            }
        }

        private void enter(Block block, Deque<Step> path) {
            block.open();
            List<Block> next = new ArrayList<>(block.handlers());
            // Backwards, so that in reverse postorder what is written first comes first.
            for (int i = block.successors().size() - 1; i >= 0; i--) {
                next.add(block.successors().get(i));
            }
            path.push(new Step(block, next.iterator()));
        }

        List<Block> blocks() {
            Collections.reverse(postorder);
            for (int i = 0; i < postorder.size(); i++) {
                postorder.get(i).place(i);
            }
            return List.copyOf(postorder);
        }
    }
}
