package dev.locksmith.processor.dataflow;

import com.sun.source.tree.TryTree;

import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** The domain of scopes: the keys of which something is certainly open, and where it was opened. */
final class OpenScopes {

    private final JoinMap<Object, Opened> open;

    OpenScopes() {
        this(new JoinMap<>());
    }

    private OpenScopes(JoinMap<Object, Opened> open) {
        this.open = open;
    }

    /**
     * @param by the statement that closes it
     */
    record Opened(Site site, TryTree by) {}

    OpenScopes copy() {
        return new OpenScopes(open.copy());
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    @Nullable Opened of(Object key) {
        return open.get(key);
    }

    void open(Object key, Opened opened) {
        open.put(key, opened);
    }

    /** The statement closes its resources, and their keys can be used again. */
    void close(TryTree by) {
        if (open.isEmpty()) {
            return;
        }
        for (Map.Entry<Object, Opened> each : List.copyOf(open.entries().entrySet())) {
            if (each.getValue().by() == by) {
                open.remove(each.getKey());
            }
        }
    }

    boolean join(OpenScopes other) {
        return open.joinCommon(other.open);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenScopes scopes && scopes.open.equals(open);
    }

    @Override
    public int hashCode() {
        return open.hashCode();
    }
}
