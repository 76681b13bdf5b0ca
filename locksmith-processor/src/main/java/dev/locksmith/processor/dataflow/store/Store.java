package dev.locksmith.processor.dataflow.store;

/**
 * What is known at one point of a body: the product of the domains. A store is an element of a
 * lattice; that no control comes to a point is its least element, and is said by having no store.
 */
public final class Store {

    public final Variables variables;
    public final Consumptions consumptions;
    public final OpenScopes scopes;
    public final Whereabouts whereabouts;
    public final Operands operands;
    public final Handovers handovers;
    public final LockDepths locks;

    public Store() {
        this(
                new Variables(),
                new Consumptions(),
                new OpenScopes(),
                new Whereabouts(),
                new Operands(),
                new Handovers(),
                new LockDepths());
    }

    private Store(
            Variables variables,
            Consumptions consumptions,
            OpenScopes scopes,
            Whereabouts whereabouts,
            Operands operands,
            Handovers handovers,
            LockDepths locks) {
        this.variables = variables;
        this.consumptions = consumptions;
        this.scopes = scopes;
        this.whereabouts = whereabouts;
        this.operands = operands;
        this.handovers = handovers;
        this.locks = locks;
    }

    public Store copy() {
        return copy(whereabouts.copy(), handovers.copy());
    }

    /** The same for code inside that is run later, on a thread of which nothing is known. */
    public Store forLater() {
        return copy(new Whereabouts(), handovers.forLater());
    }

    private Store copy(Whereabouts at, Handovers begun) {
        return new Store(
                variables.copy(),
                consumptions.copy(),
                scopes.copy(),
                at,
                operands.copy(),
                begun,
                locks.copy());
    }

    /** Another operation is run: the last one has succeeded. */
    public void settle() {
        handovers.settle();
        consumptions.settle();
    }

    /** What is known if the operation that was run last has thrown. */
    public Store thrown() {
        if (handovers.areAnyBegun() || consumptions.areAnyBegun()) {
            Store thrown = copy();
            thrown.handovers.abandon();
            thrown.consumptions.abandon();
            return thrown;
        }
        return this;
    }

    /** Becomes the least upper bound of both; whether that is more than it was. */
    public boolean join(Store other) {
        boolean changed = variables.join(other.variables);
        changed |= consumptions.join(other.consumptions);
        changed |= scopes.join(other.scopes);
        changed |= whereabouts.join(other.whereabouts);
        changed |= operands.join(other.operands);
        changed |= handovers.join(other.handovers);
        changed |= locks.join(other.locks);
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Store store
                && store.variables.equals(variables)
                && store.consumptions.equals(consumptions)
                && store.scopes.equals(scopes)
                && store.whereabouts.equals(whereabouts)
                && store.operands.equals(operands)
                && store.handovers.equals(handovers)
                && store.locks.equals(locks);
    }

    @Override
    public int hashCode() {
        return variables.hashCode();
    }
}
