package dev.locksmith.processor.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Consumption;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;

import java.util.List;

import javax.lang.model.element.VariableElement;

class StateTest {

    private static final Snippet SNIPPET =
            Snippet.of("class Test { Object x; Object y; Object a; Object b; }");

    private final VariableElement x = SNIPPET.field("x");
    private final VariableElement y = SNIPPET.field("y");
    private final Value a = new Value.OfVariable(SNIPPET.field("a"));
    private final Value b = new Value.OfVariable(SNIPPET.field("b"));
    private final Consumption used = new Consumption(Call.NO_SITE, "it is used up", null, -1);

    @Test
    void a_variable_holds_what_its_declaration_says_until_it_is_assigned() {
        State state = new State();
        assertEquals(new Value.OfVariable(x), state.valueOf(x));
        state.assign(x, a);
        assertEquals(a, state.valueOf(x));
        state.forget(x);
        assertEquals(new Value.OfVariable(x), state.valueOf(x));
    }

    @Test
    void a_copy_and_its_original_go_their_own_ways() {
        State state = new State();
        state.assign(x, a);
        State copy = state.copy();
        copy.assign(x, b);
        state.assign(y, b);
        assertEquals(a, state.valueOf(x));
        assertEquals(b, copy.valueOf(x));
        assertEquals(new Value.OfVariable(y), copy.valueOf(y));
    }

    @Test
    void after_a_join_a_variable_holds_either_value() {
        State one = new State();
        State two = new State();
        one.assign(x, a);
        two.assign(x, b);
        one.join(two);
        assertEquals(new Value.OneOf(List.of(a, b)), one.valueOf(x));
    }

    @Test
    void a_variable_assigned_on_one_path_only_may_hold_what_its_declaration_says() {
        State one = new State();
        State two = new State();
        two.assign(x, a);
        one.join(two);
        assertEquals(new Value.OneOf(List.of(new Value.OfVariable(x), a)), one.valueOf(x));
    }

    @Test
    void a_path_that_ended_adds_nothing() {
        State one = new State();
        State two = new State();
        one.assign(x, a);
        two.assign(x, b);
        two.consume(y, used);
        two.leave();
        one.join(two);
        assertEquals(a, one.valueOf(x));
        assertNull(one.consumption(y));
        assertTrue(one.isReachable());
    }

    @Test
    void an_ended_path_is_taken_over_by_one_that_goes_on() {
        State one = new State();
        State two = new State();
        one.assign(x, a);
        one.leave();
        two.assign(x, b);
        one.join(two);
        assertTrue(one.isReachable());
        assertEquals(b, one.valueOf(x));
    }

    @Test
    void used_up_on_one_path_is_used_up() {
        State one = new State();
        State two = new State();
        two.consume(x, used);
        one.join(two);
        assertNotNull(one.consumption(x));
        one.renew(x);
        assertNull(one.consumption(x));
        assertNotNull(two.consumption(x));
    }

    @Test
    void what_values_are_held_can_be_joined_without_the_rest() {
        State one = new State();
        State two = new State();
        two.assign(x, a);
        two.consume(y, used);
        one.joinValues(two);
        assertNull(one.consumption(y));
        assertFalse(one.sameAs(two));
    }

    @Test
    void joining_again_changes_nothing() {
        State one = new State();
        State two = new State();
        one.assign(x, a);
        two.assign(x, b);
        one.join(two);
        State before = one.copy();
        one.join(two);
        assertTrue(one.sameAs(before));
    }

    @Test
    void nothing_is_no_alternative() {
        assertEquals(a, State.either(a, Value.NONE));
        assertEquals(a, State.either(Value.NONE, a));
        assertEquals(a, State.either(a, a));
        Value both = State.either(a, b);
        assertEquals(both, State.either(both, b));
    }
}
