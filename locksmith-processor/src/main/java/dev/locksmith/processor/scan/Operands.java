package dev.locksmith.processor.scan;

import com.sun.source.tree.ExpressionTree;

import dev.locksmith.processor.fact.Value;

/** The domain of operands: the values of expressions that an operation is still to take. */
final class Operands {

    private final JoinMap<ExpressionTree, Value> values;

    Operands() {
        this(new JoinMap<>());
    }

    private Operands(JoinMap<ExpressionTree, Value> values) {
        this.values = values;
    }

    Operands copy() {
        return new Operands(values.copy());
    }

    void put(ExpressionTree tree, Value value) {
        if (value != Value.NONE) {
            values.put(tree, value);
        }
    }

    Value get(ExpressionTree tree) {
        Value value = values.get(tree);
        return value == null ? Value.NONE : value;
    }

    /** The value, which nobody takes again. */
    Value take(ExpressionTree tree) {
        Value value = get(tree);
        values.remove(tree);
        return value;
    }

    boolean join(Operands other) {
        return values.joinAll(other.values, Value::either);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Operands operands && operands.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
