package dev.locksmith.processor.summary;

import dev.locksmith.processor.summary.Fate.Kind;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import javax.lang.model.element.Element;

/** The fates found so far, by parameter, and by method for its receiver. */
final class Fates {

    /** When so much becomes of one object, what becomes of its parts is not followed further. */
    private static final int MOST_FATES = 16;

    private final Map<Element, Map<Fate.Key, Fate>> found = new LinkedHashMap<>();

    /** Whether it is new, and worth following. */
    boolean add(Element parameter, Fate fate) {
        Map<Fate.Key, Fate> known = found.computeIfAbsent(parameter, key -> new LinkedHashMap<>());
        boolean isOfPart = !fate.part().isWhole();
        return (!isOfPart || known.size() < MOST_FATES)
                && known.putIfAbsent(fate.key(), fate) == null;
    }

    Collection<Fate> of(Element parameter) {
        Map<Fate.Key, Fate> known = found.get(parameter);
        return known == null ? List.of() : known.values();
    }

    /** Whether it, or a part of it, has a fate of this kind. */
    boolean has(Element parameter, Kind kind) {
        for (Fate fate : of(parameter)) {
            if (fate.kind() == kind) {
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
