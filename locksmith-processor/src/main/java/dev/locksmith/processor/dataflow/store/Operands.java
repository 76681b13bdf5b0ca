package dev.locksmith.processor.dataflow.store;

import com.sun.source.tree.ExpressionTree;

import dev.locksmith.processor.fact.Value;

import java.util.Arrays;

/**
 * The domain of operands: the values of expressions that an operation is still to take. They are
 * few, and what comes last is taken first: a stack is searched faster than a table.
 */
public final class Operands {

    private static final int ROOM = 4;

    private ExpressionTree[] trees;
    private Value[] values;
    private int size;

    Operands() {
        this(new ExpressionTree[ROOM], new Value[ROOM], 0);
    }

    private Operands(ExpressionTree[] trees, Value[] values, int size) {
        this.trees = trees;
        this.values = values;
        this.size = size;
    }

    Operands copy() {
        int room = Math.max(ROOM, size);
        return new Operands(Arrays.copyOf(trees, room), Arrays.copyOf(values, room), size);
    }

    private int indexOf(ExpressionTree tree) {
        for (int i = size - 1; i >= 0; i--) {
            if (trees[i] == tree) {
                return i;
            }
        }
        return -1;
    }

    public void put(ExpressionTree tree, Value value) {
        int index = size == 0 ? -1 : indexOf(tree);
        if (value == Value.NONE) {
            if (index >= 0) {
                remove(index);
            }
        } else if (index >= 0) {
            values[index] = value;
        } else {
            if (size == trees.length) {
                trees = Arrays.copyOf(trees, 2 * size);
                values = Arrays.copyOf(values, trees.length);
            }
            trees[size] = tree;
            values[size] = value;
            size++;
        }
    }

    public Value get(ExpressionTree tree) {
        int index = indexOf(tree);
        return index < 0 ? Value.NONE : values[index];
    }

    /** The value, which nobody takes again. */
    public Value take(ExpressionTree tree) {
        int index = indexOf(tree);
        if (index < 0) {
            return Value.NONE;
        }
        Value value = values[index];
        remove(index);
        return value;
    }

    private void remove(int index) {
        size--;
        System.arraycopy(trees, index + 1, trees, index, size - index);
        System.arraycopy(values, index + 1, values, index, size - index);
    }

    boolean join(Operands other) {
        boolean changed = false;
        for (int i = 0; i < other.size; i++) {
            Value mine = get(other.trees[i]);
            Value joined = Value.either(mine, other.values[i]);
            if (joined != mine) {
                put(other.trees[i], joined);
                changed = true;
            }
        }
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Operands operands) || operands.size != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!Value.same(operands.get(trees[i]), values[i])) {
                return false;
            }
        }
        return true;
    }

    /** Their order does not count. */
    @Override
    public int hashCode() {
        int sum = size;
        for (int i = 0; i < size; i++) {
            sum += System.identityHashCode(trees[i]);
        }
        return sum;
    }
}
