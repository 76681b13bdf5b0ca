package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.summary.Effect.Kind;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import javax.lang.model.element.Element;

/** The effects found so far, by parameter, and by method for its receiver. */
final class Effects {

    /** When so much becomes of one object, what else becomes of it is not known. */
    private static final int MOST_FATES = 64;

    private final Map<Element, Map<Effect.Key, Effect>> found = new LinkedHashMap<>();
    private final Set<Element> cutShort = new HashSet<>();

    /** Whether it is new, and worth following. */
    boolean add(Element parameter, Effect effect) {
        Map<Effect.Key, Effect> known = found.get(parameter);
        if (known == null) {
            known = new LinkedHashMap<>();
            found.put(parameter, known);
        }
        if (known.size() >= MOST_FATES && !isFirstOfItsKind(effect, known.values())) {
            if (!known.containsKey(effect.key())) {
                cutShort.add(parameter);
            }
            return false;
        }
        return known.putIfAbsent(effect.key(), effect) == null;
    }

    /** Whether more becomes of it than is known. */
    boolean isCutShort(Element parameter) {
        return cutShort.contains(parameter);
    }

    private static boolean isFirstOfItsKind(Effect effect, Collection<Effect> known) {
        if (!effect.part().isWhole()) {
            return false;
        }
        for (Effect each : known) {
            if (each.kind() == effect.kind()
                    && each.keeper() == effect.keeper()
                    && each.part().isWhole()) {
                return false;
            }
        }
        return true;
    }

    Collection<Effect> of(Element parameter) {
        Map<Effect.Key, Effect> known = found.get(parameter);
        return known == null ? List.of() : known.values();
    }

    /** Whether this part of it, or what that is in, has an effect of this kind. */
    boolean has(Element parameter, Kind kind, AccessPath part) {
        for (Effect effect : of(parameter)) {
            if (effect.kind() == kind && part.isIn(effect.part())) {
                return true;
            }
        }
        return false;
    }

    void forEach(BiConsumer<? super Element, ? super Effect> action) {
        found.forEach(
                (parameter, effects) ->
                        effects.values().forEach(effect -> action.accept(parameter, effect)));
    }
}
