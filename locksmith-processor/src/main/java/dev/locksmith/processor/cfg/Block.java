package dev.locksmith.processor.cfg;

import dev.locksmith.processor.fact.Suppression;

import java.util.ArrayList;
import java.util.List;

/** Nodes that run one after the other, and where control goes then. */
public final class Block {

    private static final int UNSEEN = -1;
    private static final int OPEN = -2;
    private static final int DONE = -3;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Block> successors = new ArrayList<>(2);
    private final List<Block> handlers;
    private final Suppression suppression;

    /** Its place in the graph; less than zero while it has none. */
    private int index = UNSEEN;

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

    // A walk over the graph marks where it was

    boolean isUnseen() {
        return index == UNSEEN;
    }

    boolean isOpen() {
        return index == OPEN;
    }

    void open() {
        index = OPEN;
    }

    void done() {
        index = DONE;
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
