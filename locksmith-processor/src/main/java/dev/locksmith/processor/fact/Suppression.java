package dev.locksmith.processor.fact;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * The rules that are silenced where a site stands: one link for each enclosing declaration that
 * carries {@code @SuppressWarnings("locksmith...")} or is generated.
 *
 * @param outer what enclosing declarations silence, null at the outermost one
 * @param names {@code "locksmith"} for every rule, or {@code "locksmith:<id>"} for one
 */
public record Suppression(@Nullable Suppression outer, Set<String> names) {

    /** Nothing is silenced. */
    public static final Suppression NONE = new Suppression(null, Set.of());

    /** The name that silences every rule; {@code "locksmith:<id>"} silences one. */
    public static final String ALL = "locksmith";

    /** Whether findings of the rule with this id are silenced here. */
    public boolean covers(String ruleId) {
        for (Suppression link = this; link != null; link = link.outer) {
            if (link.names.contains(ALL) || link.names.contains(ALL + ":" + ruleId)) {
                return true;
            }
        }
        return false;
    }
}
