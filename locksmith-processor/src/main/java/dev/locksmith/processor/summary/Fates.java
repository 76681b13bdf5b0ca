package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Part;
import dev.locksmith.processor.summary.Fate.Kind;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import javax.lang.model.element.Element;

/** The fates found so far, by parameter, and by method for its receiver. */
final class Fates {

    /** When so much becomes of one object, what else becomes of it is not known. */
    private static final int MOST_FATES = 64;

    private final Map<Element, Map<Fate.Key, Fate>> found = new LinkedHashMap<>();
    private final Set<Element> cutShort = new HashSet<>();

    /** Whether it is new, and worth following. */
    boolean add(Element parameter, Fate fate) {
        Map<Fate.Key, Fate> known = found.get(parameter);
        if (known == null) {
            known = new LinkedHashMap<>();
            found.put(parameter, known);
        }
        if (known.size() >= MOST_FATES && !isFirstOfItsKind(fate, known.values())) {
            if (!known.containsKey(fate.key())) {
                cutShort.add(parameter);
            }
            return false;
        }
        return known.putIfAbsent(fate.key(), fate) == null;
    }

    /** Whether more becomes of it than is known. */
    boolean isCutShort(Element parameter) {
        return cutShort.contains(parameter);
    }

    private static boolean isFirstOfItsKind(Fate fate, Collection<Fate> known) {
        if (!fate.part().isWhole()) {
            return false;
        }
        for (Fate each : known) {
            if (each.kind() == fate.kind()
                    && each.keeper() == fate.keeper()
                    && each.part().isWhole()) {
                return false;
            }
        }
        return true;
    }

    Collection<Fate> of(Element parameter) {
        Map<Fate.Key, Fate> known = found.get(parameter);
        return known == null ? List.of() : known.values();
    }

    /** Whether this part of it, or what that is in, has a fate of this kind. */
    boolean has(Element parameter, Kind kind, Part part) {
        for (Fate fate : of(parameter)) {
            if (fate.kind() == kind && part.isIn(fate.part())) {
                return true;
            }
        }
        return false;
    }

    void forEach(BiConsumer<? super Element, ? super Fate> action) {
        found.forEach(
                (parameter, fates) ->
                        fates.values().forEach(fate -> action.accept(parameter, fate)));
    }
}
