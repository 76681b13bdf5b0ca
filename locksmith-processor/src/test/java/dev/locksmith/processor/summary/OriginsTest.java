package dev.locksmith.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.DerivedValues;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.testing.Snippet;
import dev.locksmith.processor.testing.StandIns;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Which parameters a value is, or holds, and where in it. */
class OriginsTest {

    private static final Snippet CODE =
            Snippet.of(
                    """
                    class Desk {
                        Object drawer;
                        Object shelf;
                        void put(Object pen, Object ink) {}
                        Object through(Object given) { return given; }
                    }
                    """);
    private static final ExecutableElement PUT = CODE.method("put");
    private static final ExecutableElement THROUGH = CODE.method("through");
    private static final VariableElement GIVEN = THROUGH.getParameters().get(0);
    private static final Value PEN = new Value.OfVariable(PUT.getParameters().get(0));
    private static final Value INK = new Value.OfVariable(PUT.getParameters().get(1));
    private static final AccessPath DRAWER = AccessPath.of(CODE.field("drawer"));
    private static final AccessPath SHELF = AccessPath.of(CODE.field("shelf"));
    private static final List<Tree> PLACES = StandIns.of(Tree.class, 4);
    private static final Value MADE =
            new Value.OfType(CODE.type("Desk").asType(), PLACES.get(3), null);

    private final DerivedValues derived = new DerivedValues();
    private final Effects effects = new Effects();
    private final Origins origins =
            new Origins(new Contents(effects, CODE.overrides(), each -> true));

    /** {@code pen[.part] at place}, one for each time that it is told. */
    private List<String> told(Value value, AccessPath part) {
        List<String> told = new ArrayList<>();
        origins.listen(value, part, origin -> told.add(worded(origin)));
        return told;
    }

    private static String worded(Origin origin) {
        return origin.parameter().getSimpleName()
                + " "
                + origin.part()
                + " at "
                + origin.place()
                + (origin.seen().isEmpty() ? "" : " as " + origin.seen());
    }

    private static String origin(String parameter, AccessPath part, AccessPath place) {
        return parameter + " " + part + " at " + place;
    }

    private static final AccessPath WHOLE = AccessPath.WHOLE;

    private Value holder(int place, AccessPath part, Value object, Value... contents) {
        return derived.holder(PLACES.get(place), part, object, List.of(contents));
    }

    private Call call(Value argument) {
        return derived.call(
                PLACES.get(0),
                THROUGH,
                MADE,
                "it",
                List.of(new Call.Argument(argument, "given", Call.NO_SITE)),
                Call.NO_SITE);
    }

    @Test
    void a_parameter_is_its_own_origin() {
        assertEquals(List.of(origin("pen", WHOLE, WHOLE)), told(PEN, WHOLE));
        assertEquals(List.of(origin("pen", DRAWER, WHOLE)), told(PEN, DRAWER));
        assertEquals(List.of(), told(MADE, WHOLE));
        assertEquals(List.of(), told(new Value.OfVariable(CODE.field("drawer")), WHOLE), "a field");
    }

    @Test
    void this_stands_for_its_method() {
        Value self = new Value.This(CODE.type("Desk").asType(), PUT);
        assertEquals(List.of(origin("put", WHOLE, WHOLE)), told(self, WHOLE));
        Value initial = new Value.This(CODE.type("Desk").asType(), null);
        assertEquals(List.of(), told(initial, WHOLE), "nobody calls an initializer");
    }

    @Test
    void of_several_each_is_one() {
        assertEquals(
                Set.of(origin("pen", WHOLE, WHOLE), origin("ink", WHOLE, WHOLE)),
                Set.copyOf(told(Value.either(PEN, INK), WHOLE)));
    }

    @Test
    void what_is_put_in_a_field_is_in_that_part_alone() {
        Value desk = holder(0, DRAWER, MADE, PEN);
        assertEquals(List.of(origin("pen", WHOLE, DRAWER)), told(desk, WHOLE));
        assertEquals(List.of(origin("pen", WHOLE, WHOLE)), told(desk, DRAWER));
        assertEquals(List.of(), told(desk, SHELF));
        assertEquals(List.of(origin("pen", SHELF, WHOLE)), told(desk, DRAWER.plus(SHELF)));
    }

    @Test
    void what_is_at_very_many_places_is_anywhere() {
        Snippet wide =
                Snippet.of(
                        IntStream.range(0, 70)
                                .mapToObj(each -> "Object field" + each + ";")
                                .collect(Collectors.joining("\n", "class Wide {\n", "\n}")));
        List<Tree> places = StandIns.of(Tree.class, 70);
        Value holder = MADE;
        for (int i = 0; i < 70; i++) {
            AccessPath field = AccessPath.of(wide.field("field" + i));
            holder = derived.holder(places.get(i), field, holder, List.of(PEN));
        }
        List<String> told = told(holder, WHOLE);
        assertEquals(65, told.size());
        assertEquals(origin("pen", WHOLE, AccessPath.SOMEWHERE), told.get(64));
    }

    @Test
    void what_is_in_what_a_container_holds_is_in_the_container() {
        Value inner = holder(0, AccessPath.SOMEWHERE, MADE, PEN);
        Value outer = holder(1, DRAWER, MADE, inner);
        assertEquals(
                List.of(origin("pen", WHOLE, DRAWER.plus(AccessPath.SOMEWHERE))),
                told(outer, WHOLE));
    }

    @Test
    void a_field_of_a_parameter_is_a_part_of_it() {
        Value field = derived.fieldOf(PLACES.get(0), CODE.field("drawer"), PEN);
        assertEquals(List.of(origin("pen", DRAWER, WHOLE)), told(field, WHOLE));
    }

    @Test
    void a_cast_tells_what_can_get_there() {
        Value seen =
                derived.narrowed(
                        PEN, new Value.OfType(CODE.type("Desk").asType(), PLACES.get(1), null));
        assertEquals(List.of(origin("pen", WHOLE, WHOLE) + " as Desk"), told(seen, WHOLE));
        assertEquals(
                List.of(origin("pen", DRAWER, WHOLE)), told(seen, DRAWER), "of the whole alone");
    }

    @Test
    void a_closure_holds_what_it_captures_and_returns_its_result() {
        Value closure =
                derived.closure(
                        PLACES.get(0),
                        "lambda",
                        Map.of("pen", new Derived.Captured("'pen'", PEN, Set.of())),
                        INK);
        assertEquals(List.of(origin("pen", WHOLE, AccessPath.SOMEWHERE)), told(closure, WHOLE));
        assertEquals(List.of(origin("ink", WHOLE, WHOLE)), told(closure, AccessPath.RESULT));
    }

    @Test
    void in_a_ring_each_origin_is_told_once() {
        Value outer = holder(0, DRAWER, MADE, PEN);
        Value inner = holder(1, SHELF, outer, INK);
        assertEquals(outer, holder(0, DRAWER, inner, PEN));
        assertEquals(
                Set.of(origin("pen", WHOLE, DRAWER), origin("ink", WHOLE, SHELF)),
                Set.copyOf(told(outer, WHOLE)));
        assertEquals(2, told(outer, WHOLE).size());
    }

    @Test
    void a_result_has_an_origin_when_its_method_was_found_to_hand_back() {
        Call call = call(PEN);
        List<String> told = told(derived.resultOf(call, MADE), WHOLE);
        assertEquals(List.of(), told);
        Effect returned =
                new Effect(Effect.Kind.RETURNED, WHOLE, Effect.RECEIVER, DRAWER, "", List.of());
        effects.add(GIVEN, returned);
        origins.learned(THROUGH, GIVEN, returned);
        assertEquals(List.of(origin("pen", WHOLE, DRAWER)), told);
        origins.learned(THROUGH, GIVEN, returned);
        assertEquals(1, told.size(), "it is told once");
        assertEquals(
                List.of(origin("pen", WHOLE, DRAWER)),
                told(derived.resultOf(call, MADE), WHOLE),
                "who asks later hears it at once");
    }

    @Test
    void a_receiver_holds_what_its_method_was_found_to_keep() {
        Value after = derived.after(MADE, call(PEN), List.of());
        List<String> told = told(after, WHOLE);
        assertEquals(List.of(), told);
        Effect kept = new Effect(Effect.Kind.KEPT, WHOLE, Effect.RECEIVER, SHELF, "", List.of());
        effects.add(GIVEN, kept);
        origins.learned(THROUGH, GIVEN, kept);
        assertEquals(List.of(origin("pen", WHOLE, SHELF)), told);
        Effect byOther = new Effect(Effect.Kind.KEPT, WHOLE, 0, DRAWER, "", List.of());
        effects.add(GIVEN, byOther);
        origins.learned(THROUGH, GIVEN, byOther);
        assertEquals(1, told.size(), "another object keeps that");
    }
}
