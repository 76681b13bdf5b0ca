package dev.locksmith.processor.fact;

import org.jspecify.annotations.Nullable;

import java.util.Set;

import javax.lang.model.element.Element;

/**
 * The rules that are silenced where a site stands: one link for each declaration around it, and for
 * each variable that it is about, that carries {@code @SuppressWarnings("locksmith...")}.
 *
 * @param outer what enclosing declarations silence, null at the outermost one
 * @param names {@code "locksmith"} for every rule, or {@code "locksmith:<id>"} for one
 * @param declaration what carries the annotation; null where nobody wrote one: in generated code,
 *     and where nothing is to be reported
 */
public record Suppression(
        @Nullable Suppression outer, Set<String> names, @Nullable Element declaration) {

    /** The name that silences every rule; {@code "locksmith:<id>"} silences one. */
    public static final String ALL = "locksmith";

    /** Nothing is silenced. */
    public static final Suppression NONE = new Suppression(null, Set.of(), null);

    /** Nothing is to be reported here. */
    public static final Suppression EVERYTHING = new Suppression(null, Set.of(ALL), null);

    /** The name that silences one rule. */
    public static String nameFor(String ruleId) {
        return ALL + ":" + ruleId;
    }

    /** The innermost link that silences this rule; null if none does. */
    public @Nullable Suppression linkFor(String ruleId) {
        for (Suppression link = this; link != null; link = link.outer) {
            if (link.names.contains(ALL) || link.names.contains(nameFor(ruleId))) {
                return link;
            }
        }
        return null;
    }

    /** Whether nothing is reported here, whatever is written. */
    public boolean isQuiet() {
        for (Suppression link = this; link != null; link = link.outer) {
            if (link.declaration == null && link.names.contains(ALL)) {
                return true;
            }
        }
        return false;
    }
}
