package dev.locksmith.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static javax.lang.model.element.ElementKind.PARAMETER;

import dev.locksmith.processor.fact.Part;
import dev.locksmith.processor.summary.Fate.Kind;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.List;

import javax.lang.model.element.VariableElement;

class FatesTest {

    private static final int MANY = 1000;

    private final VariableElement parameter =
            (VariableElement)
                    Proxy.newProxyInstance(
                            FatesTest.class.getClassLoader(),
                            new Class<?>[] {VariableElement.class},
                            (proxy, method, arguments) ->
                                    switch (method.getName()) {
                                        case "hashCode" -> 1;
                                        case "equals" -> proxy == arguments[0];
                                        default -> PARAMETER;
                                    });
    private final Fates fates = new Fates();

    private static Fate keptAt(int place) {
        return new Fate(Kind.KEPT, Part.WHOLE, 0, Part.read("Node.field" + place), "", List.of());
    }

    @Test
    void places_beyond_number_are_not_known() {
        for (int i = 0; i < MANY; i++) {
            fates.add(parameter, keptAt(i));
        }
        assertEquals(64, fates.of(parameter).size());
        assertTrue(fates.isCutShort(parameter));
    }

    @Test
    void each_kind_is_known_however_many_places_there_are() {
        for (int i = 0; i < MANY; i++) {
            fates.add(parameter, keptAt(i));
        }
        assertTrue(fates.add(parameter, new Fate(Kind.CROSSES, List.of())));
        assertTrue(fates.has(parameter, Kind.CROSSES, Part.WHOLE));
        assertFalse(fates.add(parameter, new Fate(Kind.CROSSES, Part.read("a"), List.of())));
    }

    @Test
    void what_is_alike_is_added_once() {
        assertTrue(fates.add(parameter, keptAt(1)));
        assertFalse(fates.add(parameter, keptAt(1)));
    }
}
