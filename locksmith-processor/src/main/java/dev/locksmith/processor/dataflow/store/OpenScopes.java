package dev.locksmith.processor.dataflow.store;

import com.sun.source.tree.TryTree;

import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

import javax.lang.model.element.VariableElement;

/**
 * The domain of scopes: the keys of which something is certainly open, and where it was opened. A
 * try statement opens nothing where its resource is null: behind a test for that nothing is open,
 * and where the paths meet again, what was opened if it was not null.
 */
public final class OpenScopes {

    private final JoinMap<Object, Opened> open;

    /** Resources that are null here. */
    private final JoinMap<VariableElement, Boolean> missing;

    OpenScopes() {
        this(new JoinMap<>(), new JoinMap<>());
    }

    private OpenScopes(JoinMap<Object, Opened> open, JoinMap<VariableElement, Boolean> missing) {
        this.open = open;
        this.missing = missing;
    }

    /**
     * Where something was opened, and what closes it.
     *
     * @param by the statement that closes it
     * @param variable the resource of that statement
     */
    public record Opened(Site site, TryTree by, @Nullable VariableElement variable) {}

    OpenScopes copy() {
        return new OpenScopes(open.copy(), missing.copy());
    }

    public boolean isEmpty() {
        return open.isEmpty();
    }

    public @Nullable Opened of(Object key) {
        Opened opened = open.get(key);
        boolean isMissing =
                opened != null
                        && opened.variable() != null
                        && missing.get(opened.variable()) != null;
        return isMissing ? null : opened;
    }

    public void open(Object key, Opened opened) {
        open.put(key, opened);
        if (opened.variable() != null) {
            missing.remove(opened.variable());
        }
    }

    /** A resource turns out to be null. */
    public void miss(VariableElement resource) {
        missing.put(resource, true);
    }

    /** The statement closes its resources, and their keys can be used again. */
    public void close(TryTree by) {
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
        boolean changed = open.joinCommon(other.open);
        return missing.joinCommon(other.missing) || changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenScopes scopes
                && scopes.open.equals(open)
                && scopes.missing.equals(missing);
    }

    @Override
    public int hashCode() {
        return open.hashCode() * 31 + missing.hashCode();
    }
}
