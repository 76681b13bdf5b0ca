package dev.locksmith.processor.cfg;

import dev.locksmith.processor.fact.Suppression;

import java.util.ArrayList;
import java.util.List;

/** Nodes that run one after the other, and where control goes then. */
public final class Block {

    private final List<Node> nodes = new ArrayList<>();
    private final List<Block> successors = new ArrayList<>(2);
    private final List<Block> handlers;
    private final Suppression suppression;

    /** Its place in the graph; not set while it is not known whether it can be reached. */
    private int index = -1;

    Block(List<Block> handlers, Suppression suppression) {
        this.handlers = handlers;
        this.suppression = suppression;
    }

    void add(Node node) {
        nodes.add(node);
    }

    void goTo(Block next) {
        if (!successors.contains(next)) {
            successors.add(next);
        }
    }

    void place(int at) {
        index = at;
    }

    /** Its place in reverse postorder: without loops, every block stands after its predecessors. */
    public int index() {
        return index;
    }

    /** What is done here, in order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Where control goes from the end. */
    public List<Block> successors() {
        return successors;
    }

    /** Where control goes from each {@link Node.MayThrow} among the nodes. */
    public List<Block> handlers() {
        return handlers;
    }

    /** The rules that are silenced here by declarations inside the body. */
    public Suppression suppression() {
        return suppression;
    }
}
