package dev.locksmith.processor.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.Tree;

import dev.locksmith.processor.testing.StandIns;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;

import javax.lang.model.element.VariableElement;

/** Values are a lattice, and parts of objects a monoid. */
class ValueLawsTest {

    private static final String SEED = "20261128";

    private static final List<VariableElement> VARIABLES = StandIns.of(VariableElement.class, 400);
    private static final DerivedValues DERIVED = new DerivedValues();
    private static final List<Value> FIELDS =
            StandIns.of(Tree.class, 3).stream()
                    .map(
                            tree ->
                                    DERIVED.fieldOf(
                                            tree,
                                            VARIABLES.get(0),
                                            new Value.OfVariable(VARIABLES.get(1))))
                    .toList();

    @Provide
    Arbitrary<Value> values() {
        Arbitrary<Value> few =
                Arbitraries.of(VARIABLES.subList(0, 5)).map(each -> new Value.OfVariable(each));
        Arbitrary<Value> many =
                Arbitraries.integers()
                        .between(200, 400)
                        .map(
                                count ->
                                        Value.oneOf(
                                                VARIABLES.subList(0, count).stream()
                                                        .map(Value.OfVariable::new)
                                                        .toList()));
        Arbitrary<Value> one =
                Arbitraries.oneOf(
                        few,
                        Arbitraries.of(FIELDS),
                        Arbitraries.of(Value.NONE, Value.ANYTHING),
                        many);
        return one.list().ofMinSize(0).ofMaxSize(3).map(Value::oneOf);
    }

    @Property(seed = SEED)
    void either_is_a_join(
            @ForAll("values") Value a, @ForAll("values") Value b, @ForAll("values") Value c) {
        Value ab = Value.either(a, b);
        assertEquals(ab, Value.either(b, a));
        assertEquals(ab.hashCode(), Value.either(b, a).hashCode());
        assertEquals(Value.either(ab, c), Value.either(a, Value.either(b, c)));
        assertSame(a, Value.either(a, a));
        assertSame(ab, Value.either(ab, a), "what is not more is the same object");
        assertSame(ab, Value.either(ab, b), "what is not more is the same object");
        assertTrue(Value.same(ab, Value.either(b, a)));
    }

    @Property(seed = SEED)
    void nothing_is_the_least_and_anything_the_greatest(@ForAll("values") Value a) {
        assertSame(a, Value.either(a, Value.NONE));
        assertSame(a, Value.either(Value.NONE, a));
        assertSame(Value.ANYTHING, Value.either(a, Value.ANYTHING));
        assertSame(Value.ANYTHING, Value.either(Value.ANYTHING, a));
    }

    @Property(seed = SEED)
    void too_many_alternatives_are_anything(@ForAll("values") Value a, @ForAll("values") Value b) {
        Value joined = Value.either(a, b);
        assertTrue(joined.alternatives().size() <= Value.MOST_ALTERNATIVES);
        assertTrue(
                joined == Value.ANYTHING
                        || (joined.alternatives().containsAll(a.alternatives())
                                && joined.alternatives().containsAll(b.alternatives())));
    }

    @Provide
    Arbitrary<AccessPath> parts() {
        Arbitrary<AccessPath> step =
                Arbitraries.oneOf(
                        Arbitraries.of(AccessPath.SOMEWHERE, AccessPath.RESULT, AccessPath.WHOLE),
                        Arbitraries.of(
                                        "A.a", "A.b", "B.c", "B.d", "C.e", "C.f", "C.g", "C.h",
                                        "C.i")
                                .map(AccessPath::read));
        return step.list()
                .ofMaxSize(12)
                .map(steps -> steps.stream().reduce(AccessPath.WHOLE, AccessPath::plus));
    }

    @Property(seed = SEED)
    void parts_of_parts(
            @ForAll("parts") AccessPath a,
            @ForAll("parts") AccessPath b,
            @ForAll("parts") AccessPath c) {
        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
        assertEquals(a, a.plus(AccessPath.WHOLE));
        assertEquals(a, AccessPath.WHOLE.plus(a));
        assertTrue(a.plus(b).isIn(a));
        assertTrue(a.isIn(AccessPath.WHOLE));
        assertTrue(a.plus(b).steps().size() <= 9, "a bound");
        if (a.plus(b).isExact()) {
            assertEquals(b, a.plus(b).within(a));
        }
    }

    @Property(seed = SEED)
    void parts_in_parts_are_ordered(
            @ForAll("parts") AccessPath a,
            @ForAll("parts") AccessPath b,
            @ForAll("parts") AccessPath c) {
        assertTrue(a.isIn(a));
        assertTrue(!(a.isIn(b) && b.isIn(a)) || a.equals(b));
        assertTrue(!(a.isIn(b) && b.isIn(c)) || a.isIn(c));
    }

    @Property(seed = SEED)
    void a_part_is_read_as_it_is_written(@ForAll("parts") AccessPath a) {
        assertEquals(a, AccessPath.read(a.toString()));
    }
}
