package dev.locksmith.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static javax.lang.model.element.ElementKind.PARAMETER;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.summary.Effect.Kind;
import dev.locksmith.processor.testing.StandIns;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
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

    @Test
    void sixty_four_places_are_all_known() {
        for (int i = 0; i < 64; i++) {
            assertTrue(effects.add(parameter, keptAt(i)));
        }
        assertFalse(effects.add(parameter, keptAt(5)), "known already");
        assertFalse(effects.isCutShort(parameter));
        assertFalse(effects.add(parameter, keptAt(64)));
        assertTrue(effects.isCutShort(parameter));
    }

    @Test
    void a_part_is_not_the_first_of_its_kind() {
        Effect ofPart = new Effect(Kind.CROSSES, AccessPath.read("A.b"), List.of());
        effects.add(parameter, ofPart);
        for (int i = 0; i < 64; i++) {
            effects.add(parameter, keptAt(i));
        }
        assertTrue(effects.add(parameter, new Effect(Kind.CROSSES, List.of())));
        assertFalse(effects.add(parameter, new Effect(Kind.CROSSES, List.of()).of("A")));
        assertTrue(effects.add(parameter, new Effect(Kind.SHARED, List.of())));
    }

    @Test
    void another_keeper_is_another_kind() {
        for (int i = 0; i < 64; i++) {
            effects.add(parameter, keptAt(i));
        }
        AccessPath place = AccessPath.read("A.b");
        Effect byReceiver =
                new Effect(Kind.KEPT, AccessPath.WHOLE, Effect.RECEIVER, place, "", List.of());
        assertTrue(effects.add(parameter, byReceiver));
    }

    @Test
    void effects_are_alike_in_all_but_their_reasons() {
        Effect effect =
                new Effect(
                        Kind.KEPT,
                        AccessPath.read("A.b"),
                        1,
                        AccessPath.read("C.d"),
                        "E",
                        List.of());
        List<Effect> others =
                List.of(
                        new Effect(Kind.HELD, effect.part(), 1, effect.place(), "E", List.of()),
                        new Effect(Kind.KEPT, AccessPath.WHOLE, 1, effect.place(), "E", List.of()),
                        new Effect(Kind.KEPT, effect.part(), 2, effect.place(), "E", List.of()),
                        new Effect(Kind.KEPT, effect.part(), 1, AccessPath.WHOLE, "E", List.of()),
                        new Effect(Kind.KEPT, effect.part(), 1, effect.place(), "F", List.of()));
        Effect same =
                new Effect(
                        Kind.KEPT, effect.part(), 1, effect.place(), "E", List.of("another way"));
        assertEquals(effect.key(), same.key());
        assertEquals(effect.key().hashCode(), same.key().hashCode());
        others.forEach(each -> assertNotEquals(effect.key(), each.key()));
        assertTrue(effects.add(parameter, effect));
        assertFalse(effects.add(parameter, same));
        others.forEach(each -> assertTrue(effects.add(parameter, each)));
        List<Effect> told = new ArrayList<>();
        effects.forEach((of, each) -> told.add(each));
        assertEquals(6, told.size());
        assertSame(effect, told.get(0), "the first way is told");
    }

    @Test
    void the_class_that_was_seen_first_counts() {
        Effect any = new Effect(Kind.CROSSES, List.of());
        assertSame(any, any.of(""));
        Effect ofA = any.of("A");
        assertEquals("A", ofA.seen());
        assertSame(ofA, ofA.of("B"));
        assertEquals(any.key(), new Effect(Kind.CROSSES, AccessPath.WHOLE, List.of()).key());
    }

    @Test
    void what_becomes_of_a_whole_becomes_of_its_parts() {
        AccessPath part = AccessPath.read("A.b");
        effects.add(parameter, new Effect(Kind.CROSSES, part, List.of()));
        assertTrue(effects.has(parameter, Kind.CROSSES, part));
        assertTrue(effects.has(parameter, Kind.CROSSES, AccessPath.read("A.b/C.d")));
        assertFalse(effects.has(parameter, Kind.CROSSES, AccessPath.WHOLE));
        assertFalse(effects.has(parameter, Kind.SHARED, part));
        assertEquals(List.of(), List.copyOf(new Effects().of(parameter)));
    }

    @Test
    void some_object_keeps_what_is_kept_or_held() {
        for (Kind kind : Kind.values()) {
            boolean isKept = kind == Kind.KEPT || kind == Kind.HELD;
            Effect byReceiver = new Effect(kind, List.of());
            assertEquals(isKept, byReceiver.isKept());
            assertEquals(isKept, byReceiver.isKeptByReceiver());
            Effect byParameter =
                    new Effect(kind, AccessPath.WHOLE, 0, AccessPath.WHOLE, "", List.of());
            assertFalse(byParameter.isKeptByReceiver());
        }
        assertEquals(AccessPath.SOMEWHERE, keptAt(1).somewhere().place());
    }

    /**
     * What a call was given and the object where it is now: at {@code A.b}, its part {@code C.d}.
     */
    @Test
    void what_was_given_is_found_where_it_was_put() {
        Given given = new Given(Value.NONE, AccessPath.read("C.d"), AccessPath.read("A.b"));
        assertTrue(given.concerns(AccessPath.WHOLE), "it is in the whole");
        assertTrue(given.concerns(AccessPath.read("A.b")));
        assertTrue(given.concerns(AccessPath.read("A.b/E.f")), "it holds that");
        assertFalse(given.concerns(AccessPath.read("A.x")));
        assertEquals(AccessPath.read("C.d"), given.partFor(AccessPath.WHOLE));
        assertEquals(AccessPath.read("A.b"), given.placeIn(AccessPath.WHOLE));
        assertEquals(AccessPath.read("C.d"), given.partFor(AccessPath.read("A.b")));
        assertEquals(AccessPath.WHOLE, given.placeIn(AccessPath.read("A.b")));
        assertEquals(AccessPath.read("C.d/E.f"), given.partFor(AccessPath.read("A.b/E.f")));
        assertEquals(AccessPath.WHOLE, given.placeIn(AccessPath.read("A.b/E.f")));
    }

    @Test
    void origins_and_questions_are_told_apart_by_all_they_say() {
        AccessPath part = AccessPath.read("A.b");
        Origin origin = new Origin(parameter, part, AccessPath.WHOLE, "A");
        assertEquals(origin, new Origin(parameter, AccessPath.read("A.b"), AccessPath.WHOLE, "A"));
        assertEquals(
                origin.hashCode(),
                new Origin(parameter, AccessPath.read("A.b"), AccessPath.WHOLE, "B").hashCode());
        assertNotEquals(origin, new Origin(parameter, part, part, "A"));
        assertNotEquals(origin, new Origin(parameter, AccessPath.WHOLE, AccessPath.WHOLE, "A"));
        assertNotEquals(origin, new Origin(parameter, part, AccessPath.WHOLE, ""));
        VariableElement other = StandIns.of(VariableElement.class, 1).get(0);
        assertNotEquals(origin, new Origin(other, part, AccessPath.WHOLE, "A"));

        Value value = new Value.OfVariable(other);
        assertEquals(Question.of(value), Question.of(value, AccessPath.WHOLE));
        assertEquals(
                Question.of(value).hashCode(), Question.of(value, AccessPath.WHOLE).hashCode());
        assertNotEquals(Question.of(value), Question.ofContent(value));
        assertNotEquals(Question.of(value), Question.of(value, part));
        assertNotEquals(Question.of(value), Question.of(Value.NONE));
    }
}
