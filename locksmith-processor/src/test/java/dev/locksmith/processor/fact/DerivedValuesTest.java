package dev.locksmith.processor.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.testing.StandIns;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** One derived value for each place, whose operands grow; who may have seen less is told. */
class DerivedValuesTest {

    private static final List<Tree> PLACES = StandIns.of(Tree.class, 4);
    private static final List<VariableElement> FIELDS = StandIns.of(VariableElement.class, 3);
    private static final List<ExecutableElement> METHODS = StandIns.of(ExecutableElement.class, 2);
    private static final TypeMirror TYPE = StandIns.of(TypeMirror.class, 1).get(0);

    private final DerivedValues derived = new DerivedValues();
    private final Value local = new Value.OfType(TYPE, PLACES.get(3), null);
    private final Value field = new Value.OfVariable(FIELDS.get(2));

    private Value holder(int place, AccessPath part, Value object, Value... contents) {
        return derived.holder(PLACES.get(place), part, object, List.of(contents));
    }

    private Value after(Value object, Call call) {
        return derived.after(object, call, List.of());
    }

    private Call call(int place, int method, Value receiver, Value argument) {
        return derived.call(
                PLACES.get(place),
                METHODS.get(method),
                receiver,
                "it",
                List.of(new Call.Argument(argument, "given", Call.NO_SITE)),
                Call.NO_SITE);
    }

    @Test
    void there_is_one_for_each_place_and_detail() {
        Value first = derived.fieldOf(PLACES.get(0), FIELDS.get(0), local);
        assertSame(first, derived.fieldOf(PLACES.get(0), FIELDS.get(0), local));
        assertNotSame(first, derived.fieldOf(PLACES.get(0), FIELDS.get(1), local));
        assertNotSame(first, derived.fieldOf(PLACES.get(1), FIELDS.get(0), local));
        AccessPath part = AccessPath.read("A.a");
        Value holder = holder(0, part, local, field);
        assertSame(holder, holder(0, part, local, field));
        assertNotSame(holder, holder(0, AccessPath.SOMEWHERE, local, field));
        assertNotSame(
                derived.pipeline(PLACES.get(0), local, null, List.of()),
                derived.pipeline(PLACES.get(0), local, Place.HERE, List.of()));
    }

    @Test
    void what_is_new_was_seen_by_nobody() {
        holder(0, AccessPath.SOMEWHERE, local, field);
        call(0, 0, local, field);
        assertEquals(0, derived.version());
    }

    @Test
    void growth_counts_and_repetition_does_not() {
        Derived.Holder holder = (Derived.Holder) holder(0, AccessPath.SOMEWHERE, local);
        assertEquals(Set.of(), holder.contents());
        holder(0, AccessPath.SOMEWHERE, local, field);
        assertEquals(Set.of(field), holder.contents());
        assertEquals(1, derived.version());
        holder(0, AccessPath.SOMEWHERE, local, field, Value.NONE);
        assertEquals(Set.of(field), holder.contents(), "nothing was put in it");
        assertEquals(1, derived.version());
        holder(0, AccessPath.SOMEWHERE, field);
        assertEquals(Value.either(local, field), holder.holder());
        assertEquals(2, derived.version());
    }

    @Test
    void what_a_call_is_given_grows() {
        Call call = call(0, 0, local, local);
        assertSame(call, call(0, 0, local, local));
        assertEquals(0, derived.version());
        call(0, 0, field, local);
        assertEquals(Value.either(local, field), call.receiver());
        assertEquals(1, derived.version());
        call(0, 0, local, field);
        assertEquals(Value.either(local, field), call.arguments().get(0).value());
        assertEquals(2, derived.version());
        assertNotSame(call, call(0, 1, local, local), "of another method");
        assertNotSame(call, call(1, 0, local, local), "at another place");
    }

    @Test
    void what_is_known_of_the_operands_is_known_of_the_value() {
        Value inField = holder(0, AccessPath.SOMEWHERE, field, local);
        assertTrue(inField.livesElsewhere());
        assertSame(field, inField.object());
        assertFalse(inField.dependsOnSummaries());
        Value result = after(local, call(0, 0, local, local));
        assertTrue(result.dependsOnSummaries());
        assertFalse(result.livesElsewhere());
        assertSame(local, result.object());
        Value holdsResult = holder(1, AccessPath.SOMEWHERE, local, result);
        assertTrue(holdsResult.dependsOnSummaries());
        assertTrue(holdsResult.mayHaveParameters());
        assertFalse(holdsResult.livesElsewhere(), "only what it holds may");
    }

    @Test
    void what_becomes_known_later_counts_as_growth() {
        Value inner = holder(0, AccessPath.SOMEWHERE, local);
        Value outer = holder(1, AccessPath.SOMEWHERE, inner);
        assertFalse(outer.dependsOnSummaries());
        Value result = after(local, call(0, 0, local, local));
        holder(0, AccessPath.SOMEWHERE, local, result);
        long version = derived.version();
        holder(1, AccessPath.SOMEWHERE, inner);
        assertTrue(outer.dependsOnSummaries());
        assertEquals(version + 1, derived.version(), "though it has the same operands");
        holder(1, AccessPath.SOMEWHERE, inner);
        assertEquals(version + 1, derived.version());
    }

    @Test
    void a_value_that_holds_itself_rests() {
        Value ring = holder(0, AccessPath.SOMEWHERE, local);
        holder(0, AccessPath.SOMEWHERE, ring, ring);
        long version = derived.version();
        holder(0, AccessPath.SOMEWHERE, ring, ring);
        assertEquals(version, derived.version());
        assertSame(local, ((Derived.Holder) ring).holder().alternatives().iterator().next());
    }

    @Test
    void captures_of_one_variable_are_joined() {
        Derived.Closure closure =
                derived.closure(PLACES.get(0), "lambda", captured(local), Value.NONE);
        assertSame(closure, derived.closure(PLACES.get(0), "lambda", captured(field), Value.NONE));
        assertEquals(1, closure.captures().size());
        assertEquals(Value.either(local, field), closure.captures().iterator().next().value());
        assertEquals(1, derived.version());
        derived.closure(PLACES.get(0), "lambda", Map.of(), local);
        assertSame(local, closure.result());
        assertEquals(2, derived.version());
    }

    private static Map<Object, Derived.Captured> captured(Value value) {
        return Map.of("key", new Derived.Captured("it", value, Set.of()));
    }
}
