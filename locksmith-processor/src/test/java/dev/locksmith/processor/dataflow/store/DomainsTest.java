package dev.locksmith.processor.dataflow.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Member;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.domain.CodeCalled;
import dev.locksmith.processor.fact.handover.Handover;
import dev.locksmith.processor.fact.handover.Taker;
import dev.locksmith.processor.fact.handover.TaskUses;
import dev.locksmith.processor.fact.shared.LockPath;
import dev.locksmith.processor.fact.shared.Lockset;
import dev.locksmith.processor.fact.singleuse.Consumption;
import dev.locksmith.processor.testing.StandIns;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** What each domain of the store says after what was done to it; its laws are held elsewhere. */
class DomainsTest {

    private static final List<Tree> TREES = StandIns.of(Tree.class, 40);
    private static final List<VariableElement> FIELDS = StandIns.of(VariableElement.class, 3);
    private static final List<ExecutableElement> METHODS = StandIns.of(ExecutableElement.class, 40);

    private static Site site(int number) {
        return new Site.InTree(TREES.get(number), null, Suppression.NONE, Member.NONE);
    }

    // Locks

    private static final LockPath LOCK = new LockPath.Static(FIELDS.get(0));
    private static final LockPath OTHER = new LockPath.Static(FIELDS.get(1));

    private static LockDepths taken(int times) {
        LockDepths held = new LockDepths();
        IntStream.range(0, times).forEach(i -> held.take(LOCK));
        return held;
    }

    @Test
    void a_lock_is_held_until_it_is_given_back_as_often_as_it_was_taken() {
        for (int times = 1; times < 8; times++) {
            LockDepths held = taken(times);
            for (int i = 1; i < times; i++) {
                held.giveBack(LOCK);
                assertEquals(taken(times - i), held);
                assertEquals(Lockset.of(Set.of(LOCK)), held.lockset());
            }
            held.giveBack(LOCK);
            assertTrue(held.isEmpty());
            assertEquals(new LockDepths(), held);
        }
    }

    @Test
    void nobody_counts_beyond_eight() {
        LockDepths held = taken(8);
        assertEquals(held, taken(20));
        IntStream.range(0, 20).forEach(i -> held.giveBack(LOCK));
        assertEquals(taken(8), held);
    }

    @Test
    void what_is_not_held_is_not_given_back() {
        LockDepths held = taken(1);
        held.giveBack(OTHER);
        assertEquals(taken(1), held);
    }

    @Test
    void another_thread_begins_with_no_lock() {
        LockDepths held = taken(2);
        held.take(OTHER);
        LockDepths before = held.copy();
        held.clear();
        assertTrue(held.isEmpty());
        assertSame(Lockset.NONE, held.lockset());
        assertEquals(Lockset.of(Set.of(LOCK, OTHER)), before.lockset());
    }

    @Test
    void a_lock_of_readers_keeps_nobody_out() {
        LockDepths held = new LockDepths();
        held.take(LockPath.OF_READERS);
        assertFalse(held.isEmpty());
        assertSame(Lockset.NONE, held.lockset());
        held.take(LOCK);
        assertEquals(Lockset.of(Set.of(LOCK)), held.lockset());
    }

    @Test
    void where_ways_meet_a_lock_may_be_held_as_often_as_on_one_of_them() {
        LockDepths held = taken(1);
        assertTrue(held.join(taken(3)));
        assertEquals(taken(3), held);
        assertFalse(held.join(taken(2)));
        assertEquals(taken(3), held);
    }

    // Scopes

    @Test
    void a_statement_closes_what_it_opened() {
        List<TryTree> statements = StandIns.of(TryTree.class, 2);
        OpenScopes.Opened first = new OpenScopes.Opened(site(0), statements.get(0), null);
        OpenScopes.Opened second = new OpenScopes.Opened(site(1), statements.get(1), null);
        OpenScopes scopes = new OpenScopes();
        assertTrue(scopes.isEmpty());
        scopes.open("a", first);
        scopes.open("b", second);
        scopes.open("c", first);
        OpenScopes before = scopes.copy();
        scopes.close(statements.get(0));
        assertNull(scopes.of("a"));
        assertEquals(second, scopes.of("b"));
        assertNull(scopes.of("c"));
        assertFalse(scopes.isEmpty());
        assertEquals(first, before.of("a"));

        assertTrue(before.join(scopes));
        assertEquals(scopes, before);
        scopes.close(statements.get(1));
        assertTrue(scopes.isEmpty());
    }

    // Single use

    @Test
    void what_is_used_up_is_known_until_there_is_a_new_one() {
        Consumption first = new Consumption(site(0), "used up", null, -1);
        Consumption second = new Consumption(site(1), "used up", null, -1);
        Consumptions consumptions = new Consumptions();
        assertFalse(consumptions.contains("a"));
        assertEquals(List.of(), consumptions.of("a"));
        consumptions.add("a", first);
        consumptions.add("b", first);
        Consumptions once = consumptions.copy();
        consumptions.add("a", second);
        assertEquals(Set.of(first, second), consumptions.of("a"));
        assertEquals(Set.of(first), once.of("a"));
        assertTrue(once.join(consumptions));
        assertFalse(consumptions.join(once));
        consumptions.renew("a");
        assertFalse(consumptions.contains("a"));
        assertTrue(consumptions.contains("b"));
    }

    // Operands

    private static final List<ExpressionTree> EXPRESSIONS = StandIns.of(ExpressionTree.class, 12);

    private static Value value(int number) {
        return new Value.OfVariable(FIELDS.get(number % 3));
    }

    private static Operands operands(int... numbers) {
        Operands operands = new Operands();
        for (int number : numbers) {
            operands.put(EXPRESSIONS.get(number), value(number));
        }
        return operands;
    }

    @Test
    void an_operand_is_taken_once() {
        Operands operands = operands(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        for (int number : new int[] {4, 9, 0, 7, 1, 2, 8, 3, 6, 5}) {
            assertEquals(value(number), operands.get(EXPRESSIONS.get(number)));
            assertEquals(value(number), operands.take(EXPRESSIONS.get(number)));
            assertSame(Value.NONE, operands.get(EXPRESSIONS.get(number)));
            assertSame(Value.NONE, operands.take(EXPRESSIONS.get(number)));
        }
        assertEquals(new Operands(), operands);
    }

    @Test
    void the_order_of_operands_does_not_count() {
        assertEquals(operands(0, 1, 2, 3, 4), operands(4, 2, 0, 1, 3));
        assertEquals(operands(0, 1, 2).hashCode(), operands(2, 0, 1).hashCode());
        assertNotEquals(operands(0, 1), operands(0, 1, 2));
        assertNotEquals(operands(0, 1), operands(0, 2));
        Operands other = operands(0, 1);
        other.put(EXPRESSIONS.get(1), value(2));
        assertNotEquals(operands(0, 1), other);
    }

    @Test
    void an_operand_without_a_value_is_none() {
        Operands operands = operands(0, 1, 2);
        operands.put(EXPRESSIONS.get(1), Value.NONE);
        operands.put(EXPRESSIONS.get(5), Value.NONE);
        assertEquals(operands(0, 2), operands);
    }

    @Test
    void a_copy_has_room_for_more() {
        Operands operands = operands(0, 1, 2, 3, 4, 5);
        Operands copy = operands.copy();
        assertEquals(operands, copy);
        copy.put(EXPRESSIONS.get(6), value(6));
        assertEquals(operands(0, 1, 2, 3, 4, 5, 6), copy);
        assertEquals(operands(0, 1, 2, 3, 4, 5), operands);
    }

    @Test
    void joined_operands_are_those_of_both() {
        Operands operands = operands(0, 1);
        assertTrue(operands.join(operands(1, 2)));
        assertEquals(operands(0, 1, 2), operands);
        assertFalse(operands.join(operands(2)));
    }

    // Variables

    @Test
    void a_variable_holds_what_it_was_given_last() {
        Variables variables = new Variables();
        VariableElement variable = FIELDS.get(0);
        assertEquals(value(0), variables.of(variable));
        variables.assign(variable, value(1));
        assertEquals(value(1), variables.of(variable));
        assertEquals(List.of(value(1)), variables.values().toList());
        Variables copy = variables.copy();
        variables.forget(variable);
        assertEquals(value(0), variables.of(variable));
        assertEquals(List.of(), variables.values().toList());
        assertTrue(variables.join(copy));
        assertEquals(Value.either(value(0), value(1)), variables.of(variable));
        assertFalse(variables.join(copy));
    }

    // Threads

    @Test
    void code_is_in_a_domain_that_was_asked_for_and_in_any_if_it_may_be_anywhere() {
        Whereabouts at = new Whereabouts();
        assertFalse(at.isIn("ui"));
        at.enter("db");
        assertFalse(at.isIn("ui"));
        assertTrue(at.isIn("db"));
        at.enter(CodeCalled.ANYWHERE);
        assertTrue(at.isIn("ui"));
        at.leave(CodeCalled.ANYWHERE);
        assertFalse(at.isIn("ui"));
        assertEquals(Set.of("db"), at.all());
        assertSame(at.all(), at.copy().all());
    }

    // Moved state

    private static Handover handover(int number) {
        return new Handover(site(number), List.of(), Taker.ANOTHER, new TaskUses(), null, 0);
    }

    private static final Handover FIRST = handover(0);
    private static final Handover SECOND = handover(1);

    @Test
    void what_an_operation_hands_over_it_has_not_if_it_throws() {
        Handovers handovers = new Handovers();
        assertFalse(handovers.areAnyBegun());
        handovers.begin("a", FIRST);
        assertTrue(handovers.areAnyBegun());
        assertEquals(Set.of(FIRST), handovers.of("a"));
        Handovers thrown = handovers.copy();
        thrown.abandon();
        assertEquals(Set.of(), thrown.of("a"));
        handovers.settle();
        assertFalse(handovers.areAnyBegun());
        handovers.abandon();
        assertEquals(Set.of(FIRST), handovers.of("a"));
        assertEquals(Set.of(), handovers.of("b"));
    }

    @Test
    void after_a_wait_all_may_have_come_back() {
        Handovers handovers = new Handovers();
        handovers.begin("a", FIRST);
        handovers.called(Set.of(code(0)));
        assertFalse(handovers.hasWaited());
        handovers.waited();
        assertTrue(handovers.hasWaited());
        assertEquals(Set.of(), handovers.of("a"));
        assertEquals(Set.of(), handovers.calledSince());
        assertFalse(handovers.areAnyBegun());
        handovers.begin("a", SECOND);
        assertEquals(Set.of(SECOND), handovers.of("a"));
        handovers.settle();
        assertEquals(Set.of(SECOND), handovers.of("a"));
    }

    @Test
    void what_came_back_can_be_handed_over_again() {
        Handovers handovers = new Handovers();
        handovers.begin("a", FIRST);
        handovers.begin("a", SECOND);
        handovers.mayHaveReturned();
        assertFalse(handovers.hasWaited());
        assertEquals(Set.of(), handovers.of("a"));
        handovers.begin("a", FIRST);
        assertEquals(Set.of(FIRST), handovers.of("a"));
        handovers.settle();
        assertEquals(Set.of(FIRST), handovers.of("a"));
        handovers.mayHaveReturned();
        assertEquals(Set.of(), handovers.of("a"));
    }

    @Test
    void what_came_back_is_here_if_handing_it_over_again_throws() {
        Handovers handovers = new Handovers();
        handovers.begin("a", FIRST);
        handovers.mayHaveReturned();
        handovers.begin("a", FIRST);
        handovers.abandon();
        assertEquals(Set.of(), handovers.of("a"));
    }

    @Test
    void a_new_value_is_as_good_as_one_that_was_never_handed_over() {
        Handovers handovers = new Handovers();
        handovers.begin("a", FIRST);
        handovers.settle();
        handovers.renew("a");
        assertEquals(new Handovers(), handovers);
        handovers.begin("a", FIRST);
        handovers.mayHaveReturned();
        handovers.renew("a");
        assertEquals(new Handovers(), handovers);
    }

    @Test
    void a_wait_on_one_way_is_enough() {
        Handovers waited = new Handovers();
        waited.begin("a", FIRST);
        Handovers not = waited.copy();
        waited.waited();
        assertTrue(not.join(waited));
        not.settle();
        assertTrue(not.hasWaited());
        assertEquals(Set.of(), not.of("a"));
        assertFalse(not.copy().join(waited));
    }

    @Test
    void of_more_than_sixteen_none_is_certain() {
        Handovers handovers = new Handovers();
        for (int i = 0; i < 16; i++) {
            handovers.begin("a", handover(i));
        }
        assertEquals(16, handovers.of("a").size());
        handovers.begin("a", handover(16));
        assertEquals(Set.of(), handovers.of("a"));
        handovers.settle();
        handovers.begin("a", handover(17));
        assertEquals(Set.of(), handovers.of("a"));
        handovers.renew("a");
        handovers.begin("a", FIRST);
        assertEquals(Set.of(FIRST), handovers.of("a"));
    }

    @Test
    void more_than_are_followed_may_all_have_come_back() {
        Handovers handovers = new Handovers();
        for (int i = 0; i < 17; i++) {
            handovers.begin("a", handover(i));
        }
        handovers.mayHaveReturned();
        handovers.begin("b", FIRST);
        handovers.settle();
        assertEquals(Set.of(), handovers.of("a"));
        assertEquals(Set.of(FIRST), handovers.of("b"));
        handovers.begin("a", SECOND);
        assertEquals(Set.of(SECOND), handovers.of("a"), "in a later turn");
    }

    @Test
    void of_a_new_value_nothing_is_known() {
        Handovers handovers = new Handovers();
        handovers.renew("a");
        assertEquals(new Handovers(), handovers);
        handovers.begin(Set.of("a", "b"), FIRST);
        handovers.begin("c", FIRST);
        handovers.settle();
        handovers.begin("a", SECOND);
        handovers.renew("a");
        assertEquals(Set.of(), handovers.of("a"));
        assertEquals(Set.of(), handovers.of(Set.of("a", "b")), "one of several");
        assertEquals(Set.of(FIRST), handovers.of("c"));

        Handovers begun = new Handovers();
        begun.begin("a", FIRST);
        begun.renew("a");
        assertFalse(begun.areAnyBegun());
    }

    @Test
    void a_thread_takes_what_it_was_made_with_when_it_is_started() {
        Handovers.Waiting waiting = new Handovers.Waiting(new Birth("a", null), FIRST, false);
        Handovers handovers = new Handovers();
        assertFalse(handovers.areThreadsUnstarted());
        assertEquals(Set.of(), handovers.waitingFor("thread"));
        handovers.wait("thread", waiting);
        handovers.wait("other", waiting);
        assertTrue(handovers.areThreadsUnstarted());
        assertEquals(Set.of(waiting), handovers.waitingFor("thread"));
        handovers.forget("thread");
        assertEquals(Set.of(), handovers.waitingFor("thread"));
        handovers.renew("other");
        assertFalse(handovers.areThreadsUnstarted());
    }

    @Test
    void what_is_run_counts_from_the_first_hand_over_on() {
        Handovers handovers = new Handovers();
        assertFalse(handovers.areAny());
        handovers.begin("a", FIRST);
        assertTrue(handovers.areAny());
        handovers.called(Set.of(code(1)));
        handovers.settle();
        handovers.called(Set.of(code(2)));
        assertTrue(handovers.areAny());
        assertEquals(Set.of(code(1), code(2)), handovers.calledSince());
        assertFalse(handovers.areMoreCalled());
        METHODS.forEach(each -> handovers.called(Set.of(new Code.OfMethod(each))));
        assertTrue(handovers.areMoreCalled());
    }

    // All of them

    @Test
    void a_store_is_all_of_its_domains() {
        Store store = new Store();
        store.variables.assign(FIELDS.get(0), value(1));
        store.consumptions.add("a", new Consumption(site(0), "used up", null, -1));
        store.scopes.open(
                "a", new OpenScopes.Opened(site(0), StandIns.of(TryTree.class, 1).get(0), null));
        store.whereabouts.enter("ui");
        store.operands.put(EXPRESSIONS.get(0), value(0));
        store.handovers.begin("a", FIRST);
        store.locks.take(LOCK);
        assertEquals(store, store.copy());

        List<Runnable> changes =
                List.of(
                        () -> store.variables.forget(FIELDS.get(0)),
                        () -> store.consumptions.renew("a"),
                        () -> store.scopes.open("b", store.scopes.of("a")),
                        () -> store.whereabouts.leave("ui"),
                        () -> store.operands.take(EXPRESSIONS.get(0)),
                        () -> store.handovers.abandon(),
                        () -> store.locks.clear());
        for (Runnable change : changes) {
            Store before = store.copy();
            change.run();
            assertNotEquals(before, store);
            assertNotEquals(store, before);
        }
    }

    @Test
    void a_function_that_runs_later_begins_on_a_thread_of_which_nothing_is_known() {
        Store store = new Store();
        store.variables.assign(FIELDS.get(0), value(1));
        store.whereabouts.enter("ui");
        store.handovers.begin("a", FIRST);
        store.locks.take(LOCK);
        Store later = store.forLater();
        assertEquals(new Whereabouts(), later.whereabouts);
        assertEquals(new Handovers(), later.handovers);
        assertEquals(store.variables, later.variables);
        assertEquals(store.locks, later.locks);
    }

    @Test
    void a_handler_knows_nothing_of_what_was_begun() {
        Store store = new Store();
        store.locks.take(LOCK);
        assertSame(store, store.thrown());
        store.handovers.begin("a", FIRST);
        Store thrown = store.thrown();
        assertFalse(thrown.handovers.areAnyBegun());
        assertTrue(store.handovers.areAnyBegun());
        assertEquals(store.locks, thrown.locks);
    }

    // Maps

    @Test
    void copies_of_a_map_share_nothing_that_is_written() {
        JoinMap<String, String> map = new JoinMap<>();
        assertTrue(map.isEmpty());
        map.put("a", "1");
        JoinMap<String, String> copy = map.copy();
        map.put("a", "2");
        copy.put("b", "3");
        assertEquals("{a=2}", map.toString());
        assertEquals("1", copy.get("a"));
        assertEquals("3", copy.get("b"));
        JoinMap<String, String> third = copy.copy();
        copy.remove("a");
        assertEquals("1", third.get("a"));
        JoinMap<String, String> fourth = third.copy();
        third.clear();
        third.put("c", "4");
        assertEquals("{c=4}", third.toString());
        assertEquals(2, fourth.entries().size());
    }

    private static Code code(int index) {
        return new Code.OfMethod(METHODS.get(index));
    }
}
