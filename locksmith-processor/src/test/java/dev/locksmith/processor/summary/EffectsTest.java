package dev.locksmith.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static javax.lang.model.element.ElementKind.PARAMETER;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.summary.Effect.Kind;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.List;

import javax.lang.model.element.VariableElement;

class EffectsTest {

    private static final int MANY = 1000;

    private final VariableElement parameter =
            (VariableElement)
                    Proxy.newProxyInstance(
                            EffectsTest.class.getClassLoader(),
                            new Class<?>[] {VariableElement.class},
                            (proxy, method, arguments) ->
                                    switch (method.getName()) {
                                        case "hashCode" -> 1;
                                        case "equals" -> proxy == arguments[0];
                                        default -> PARAMETER;
                                    });
    private final Effects effects = new Effects();

    private static Effect keptAt(int place) {
        return new Effect(
                Kind.KEPT,
                AccessPath.WHOLE,
                0,
                AccessPath.read("Node.field" + place),
                "",
                List.of());
    }

    @Test
    void places_beyond_number_are_not_known() {
        for (int i = 0; i < MANY; i++) {
            effects.add(parameter, keptAt(i));
        }
        assertEquals(64, effects.of(parameter).size());
        assertTrue(effects.isCutShort(parameter));
    }

    @Test
    void each_kind_is_known_however_many_places_there_are() {
        for (int i = 0; i < MANY; i++) {
            effects.add(parameter, keptAt(i));
        }
        assertTrue(effects.add(parameter, new Effect(Kind.CROSSES, List.of())));
        assertTrue(effects.has(parameter, Kind.CROSSES, AccessPath.WHOLE));
        assertFalse(
                effects.add(parameter, new Effect(Kind.CROSSES, AccessPath.read("a"), List.of())));
    }

    @Test
    void what_is_alike_is_added_once() {
        assertTrue(effects.add(parameter, keptAt(1)));
        assertFalse(effects.add(parameter, keptAt(1)));
    }
}
