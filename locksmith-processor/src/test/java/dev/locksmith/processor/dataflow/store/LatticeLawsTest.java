package dev.locksmith.processor.dataflow.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;

import dev.locksmith.processor.fact.Call;
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
import dev.locksmith.processor.fact.singleuse.Consumption;
import dev.locksmith.processor.testing.StandIns;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Each domain of the store, and the store, is a lattice. */
class LatticeLawsTest {

    private static final String SEED = "20261128";

    // A few keys of each kind, so that two elements often have the same ones.
    private static final List<VariableElement> VARIABLES = some(VariableElement.class);
    private static final List<ExpressionTree> EXPRESSIONS = some(ExpressionTree.class);
    private static final List<TryTree> TRIES = some(TryTree.class);
    private static final List<Tree> TREES = some(Tree.class);
    private static final List<Call> CALLS =
            some(ExecutableElement.class).stream()
                    .map(method -> new Call(method, "it", Call.NO_SITE))
                    .toList();
    private static final List<ExecutableElement> METHODS = some(ExecutableElement.class);
    private static final List<TaskUses> TASKS = List.of(new TaskUses(), new TaskUses());
    private static final List<String> KEYS = List.of("a", "b", "c");

    /** Things that are equal to themselves only, as javac's are. */
    private static <T> List<T> some(Class<T> type) {
        return StandIns.of(type, 3);
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Value value(Random random) {
        Value value =
                switch (random.nextInt(8)) {
                    case 0 -> Value.NONE;
                    case 1 -> Value.ANYTHING;
                    default -> new Value.OfVariable(one(VARIABLES, random));
                };
        return random.nextInt(3) == 0 ? Value.either(value, value(random)) : value;
    }

    private static Site site(Random random) {
        return new Site.InTree(one(TREES, random), null, Suppression.NONE, Member.NONE);
    }

    private static Variables variables(Random random) {
        Variables made = new Variables();
        for (int i = random.nextInt(4); i > 0; i--) {
            if (random.nextInt(5) == 0) {
                made.forget(one(VARIABLES, random));
            } else {
                made.assign(one(VARIABLES, random), value(random));
            }
        }
        return made;
    }

    private static Consumptions consumptions(Random random) {
        Consumptions made = new Consumptions();
        for (int i = random.nextInt(4); i > 0; i--) {
            Call call = random.nextBoolean() ? null : one(CALLS, random);
            int argument = call == null ? -1 : random.nextInt(2);
            made.add(
                    one(KEYS, random),
                    new Consumption(site(random), one(KEYS, random), call, argument));
        }
        if (random.nextBoolean()) {
            made.begin(Set.of(one(KEYS, random)));
        }
        return made;
    }

    private static OpenScopes scopes(Random random) {
        OpenScopes made = new OpenScopes();
        open(made, random);
        return made;
    }

    private static void open(OpenScopes scopes, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            scopes.open(
                    one(KEYS, random),
                    new OpenScopes.Opened(
                            site(random), one(TRIES, random), one(VARIABLES, random)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            scopes.miss(one(VARIABLES, random));
        }
    }

    private static LockDepths locks(Random random) {
        LockDepths made = new LockDepths();
        for (int i = random.nextInt(12); i > 0; i--) {
            LockPath lock =
                    random.nextInt(5) == 0
                            ? LockPath.UNKNOWN
                            : new LockPath.Static(one(VARIABLES, random));
            if (random.nextInt(4) == 0) {
                made.giveBack(lock);
            } else {
                made.take(lock);
            }
        }
        return made;
    }

    private static Whereabouts whereabouts(Random random) {
        Whereabouts made = new Whereabouts();
        enter(made, random);
        return made;
    }

    private static void enter(Whereabouts whereabouts, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> whereabouts.leave(one(KEYS, random));
                case 1 -> whereabouts.enter(CodeCalled.ANYWHERE);
                case 2 -> whereabouts.enter(one(METHODS, random));
                default -> whereabouts.enter(one(KEYS, random));
            }
        }
    }

    private static Operands operands(Random random) {
        Operands made = new Operands();
        for (int i = random.nextInt(4); i > 0; i--) {
            made.put(one(EXPRESSIONS, random), value(random));
        }
        return made;
    }

    private static Handovers handovers(Random random) {
        Handovers made = new Handovers();
        handOver(made, random);
        return made;
    }

    private static void handOver(Handovers handovers, Random random) {
        // Now and then more than are followed.
        int most = random.nextInt(5) == 0 ? 60 : 4;
        for (int i = random.nextInt(most); i > 0; i--) {
            Call call = random.nextBoolean() ? null : one(CALLS, random);
            Handover handover =
                    new Handover(
                            site(random),
                            List.of(),
                            one(List.of(Taker.values()), random),
                            one(TASKS, random),
                            call,
                            call == null ? 0 : random.nextInt(2));
            switch (random.nextInt(9)) {
                case 8 -> handovers.gathered.take(one(KEYS, random), one(KEYS, random));
                case 7 ->
                        handovers.gathered.put(
                                one(KEYS, random),
                                new Gathered.Task(
                                        new Birth(one(KEYS, random), null),
                                        one(TASKS, random),
                                        one(TREES, random)),
                                (first, second) -> true);
                case 6 -> handovers.mayHaveReturned();
                case 0 ->
                        handovers.wait(
                                one(KEYS, random),
                                new Handovers.Waiting(
                                        new Birth(one(KEYS, random), null),
                                        handover,
                                        random.nextBoolean()));
                case 1 -> handovers.called(Set.of(new Code.OfMethod(one(METHODS, random))));
                case 2 -> handovers.settle();
                default -> handovers.begin(one(KEYS, random), handover);
            }
            if (random.nextInt(60) == 0) {
                handovers.waited();
            }
        }
    }

    private static Store store(Random random) {
        Store made = new Store();
        handOver(made.handovers, random);
        made.locks.join(locks(random));
        made.variables.join(variables(random));
        made.consumptions.join(consumptions(random));
        open(made.scopes, random);
        enter(made.whereabouts, random);
        made.operands.join(operands(random));
        made.locks.join(locks(random));
        return made;
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.longs().map(Random::new);
    }

    @Property(seed = SEED)
    void variables_are(@ForAll("randoms") Random random) {
        laws(
                IntStream.range(0, 3).mapToObj(i -> variables(random)).toList(),
                Variables::copy,
                Variables::join);
    }

    @Property(seed = SEED)
    void variables_that_hold_what_is_declared_are_as_good_as_unknown(
            @ForAll("randoms") Random random) {
        Variables made = variables(random);
        VariableElement variable = one(VARIABLES, random);
        Variables forgotten = made.copy();
        forgotten.forget(variable);
        made.assign(variable, new Value.OfVariable(variable));
        assertEquals(forgotten, made);
    }

    @Property(seed = SEED)
    void consumptions_are(@ForAll("randoms") Random random) {
        laws(
                IntStream.range(0, 3).mapToObj(i -> consumptions(random)).toList(),
                Consumptions::copy,
                Consumptions::join);
    }

    @Property(seed = SEED)
    void nothing_consumed_is_the_least(@ForAll("randoms") Random random) {
        assertFalse(consumptions(random).join(new Consumptions()));
    }

    @Property(seed = SEED)
    void open_scopes_are(@ForAll("randoms") Random random) {
        laws(
                IntStream.range(0, 3).mapToObj(i -> scopes(random)).toList(),
                OpenScopes::copy,
                OpenScopes::join);
    }

    @Property(seed = SEED)
    void nothing_open_for_certain_is_the_greatest(@ForAll("randoms") Random random) {
        assertFalse(new OpenScopes().join(scopes(random)));
    }

    @Property(seed = SEED)
    void whereabouts_are(@ForAll("randoms") Random random) {
        laws(
                IntStream.range(0, 3).mapToObj(i -> whereabouts(random)).toList(),
                Whereabouts::copy,
                Whereabouts::join);
    }

    @Property(seed = SEED)
    void nothing_known_of_the_thread_is_the_greatest(@ForAll("randoms") Random random) {
        assertFalse(new Whereabouts().join(whereabouts(random)));
    }

    /** What is told of it is kept, as long as it is true. */
    @Property(seed = SEED)
    void what_is_told_of_the_thread_is_what_both_ways_say(@ForAll("randoms") Random random) {
        Whereabouts made = whereabouts(random);
        Whereabouts other = whereabouts(random);
        Set<Object> both = new HashSet<>(made.all());
        both.retainAll(other.all());
        join(Whereabouts::join, made, other);
        assertEquals(both, made.all());
        Object element = one(KEYS, random);
        made.enter(element);
        both.add(element);
        assertEquals(both, made.all());
        made.leave(element);
        both.remove(element);
        assertEquals(both, made.all());
    }

    @Property(seed = SEED)
    void handovers_are(@ForAll("randoms") Random random) {
        laws(
                IntStream.range(0, 3).mapToObj(i -> handovers(random)).toList(),
                Handovers::copy,
                Handovers::join);
    }

    @Property(seed = SEED)
    void nothing_handed_over_is_the_least(@ForAll("randoms") Random random) {
        assertFalse(handovers(random).join(new Handovers()));
    }

    @Property(seed = SEED)
    void operands_are(@ForAll("randoms") Random random) {
        laws(
                IntStream.range(0, 3).mapToObj(i -> operands(random)).toList(),
                Operands::copy,
                Operands::join);
    }

    @Property(seed = SEED)
    void no_operands_are_the_least(@ForAll("randoms") Random random) {
        assertFalse(operands(random).join(new Operands()));
    }

    @Property(seed = SEED)
    void an_operand_is_the_value_put_last(@ForAll("randoms") Random random) {
        Operands made = operands(random);
        ExpressionTree tree = one(EXPRESSIONS, random);
        Value value = value(random);
        made.put(tree, value);
        assertEquals(value, made.get(tree));
    }

    @Property(seed = SEED)
    void held_locks_are(@ForAll("randoms") Random random) {
        laws(
                IntStream.range(0, 3).mapToObj(i -> locks(random)).toList(),
                LockDepths::copy,
                LockDepths::join);
    }

    @Property(seed = SEED)
    void no_locks_are_the_least(@ForAll("randoms") Random random) {
        assertFalse(locks(random).join(new LockDepths()));
    }

    @Property(seed = SEED)
    void taking_and_giving_back_are_monotone(@ForAll("randoms") Random random) {
        LockPath lock = new LockPath.Static(one(VARIABLES, random));
        LockDepths below = locks(random);
        LockDepths above = below.copy();
        join(LockDepths::join, above, locks(random));
        below.take(lock);
        above.take(lock);
        assertFalse(above.copy().join(below), "take");
        below.giveBack(lock);
        above.giveBack(lock);
        assertFalse(above.copy().join(below), "give back");
    }

    @Property(seed = SEED)
    void stores_are(@ForAll("randoms") Random random) {
        laws(IntStream.range(0, 3).mapToObj(i -> store(random)).toList(), Store::copy, Store::join);
    }

    /** A join that changes its first operand, and says whether it did. */
    private static <S> void laws(List<S> some, UnaryOperator<S> copy, BiPredicate<S, S> join) {
        S a = some.get(0);
        S b = some.get(1);
        S c = some.get(2);
        S before = copy.apply(a);
        S ab = copy.apply(a);
        boolean changed = join.test(ab, b);
        assertEquals(before, a, "copies are independent");
        if (changed) {
            assertNotEquals(a, ab, "changed");
        } else {
            assertEquals(a, ab, "unchanged");
        }
        assertEquals(a.hashCode(), before.hashCode(), "hash code");

        S ba = copy.apply(b);
        join(join, ba, a);
        assertEquals(ab, ba, "commutative");
        assertEquals(ab.hashCode(), ba.hashCode(), "hash code");

        assertFalse(join.test(copy.apply(a), a), "idempotent");
        assertFalse(join.test(copy.apply(ab), a), "an upper bound of the one");
        assertFalse(join.test(copy.apply(ab), b), "an upper bound of the other");

        S abThenC = copy.apply(ab);
        join(join, abThenC, c);
        S bc = copy.apply(b);
        join(join, bc, c);
        S aThenBc = copy.apply(a);
        join(join, aThenBc, bc);
        assertEquals(abThenC, aThenBc, "associative");

        S least = copy.apply(ab);
        S bound = copy.apply(abThenC);
        assertFalse(join.test(bound, least), "what is above both is above their join");
    }

    /** Joins where it does not matter whether that changes anything. */
    @SuppressWarnings({"ReturnValueIgnored", "CheckReturnValue"})
    private static <S> void join(BiPredicate<S, S> join, S one, S other) {
        join.test(one, other);
    }
}
