package dev.locksmith.processor.type;

import static dev.locksmith.processor.testing.Snippet.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.Snippet;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Types whose classes other tools write: AutoValue, Immutables and the like. */
class ValuePropertiesTest {

    private static final String USUAL =
            """
            import com.google.auto.value.AutoValue;
            import com.google.auto.value.extension.memoized.Memoized;
            import dev.locksmith.annotations.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.Supplier;
            import org.immutables.value.Value;
            import org.jspecify.annotations.Nullable;
            @ThreadConfined final class Pen {}
            """;

    @Test
    void an_auto_value_class_holds_what_its_abstract_methods_return() {
        Snippet code =
                verify(
                        USUAL
                                + """
                                @AutoValue abstract class Letter {
                                    abstract String text();
                                    abstract Pen pen();
                                    static Pen spare() { return new Pen(); }
                                }
                                @AutoValue abstract class Stamp {
                                    abstract int cents();
                                    abstract Supplier<Pen> maker();
                                    abstract Pen drawnBy(String name);
                                    Pen fresh() { return new Pen(); }
                                    static Pen first() { return new Pen(); }
                                    void use(Pen pen) {}
                                }
                                class Ask {
                                    Letter a; // CONFINED
                                    Stamp b; // UNKNOWN
                                    List<Letter> c; // CONFINED
                                }
                                """);
        assertEquals(
                """
                Letter has the property 'pen', a Pen
                Pen is @ThreadConfined""",
                code.reasons("a"));
    }

    @Test
    void at_any_depth_and_inside_of_other_types() {
        verify(
                USUAL
                        + """
                        @AutoValue abstract class Letter { abstract Optional<Pen> pen(); }
                        @AutoValue abstract class Post { abstract Letter getLetter(); }
                        @AutoValue abstract class Box { abstract List<Pen> pens(); }
                        @AutoValue abstract class Rack { abstract Pen[] pens(); }
                        class Office { Post post; }
                        class Ask {
                            Letter a; // CONFINED
                            Post b; // CONFINED
                            Box c; // CONFINED
                            Rack d; // CONFINED
                            Office e; // CONFINED
                        }
                        """);
    }

    @Test
    void immutables_of_interfaces_and_abstract_classes() {
        verify(
                USUAL
                        + """
                        @Value.Immutable interface Letter { String text(); Pen pen(); }
                        @Value.Immutable abstract class Note { abstract Pen getPen(); }
                        @Value.Modifiable interface Draft { Pen pen(); }
                        @Value.Immutable interface Stamp { default Pen fresh() { return new Pen(); } }
                        interface Holders {
                            @Value.Immutable interface Nested { Pen pen(); }
                            @Value.Immutable interface Plain { String text(); }
                        }
                        class Ask {
                            Letter a; // CONFINED
                            Note b; // CONFINED
                            Draft c; // CONFINED
                            Stamp d; // UNKNOWN
                            Holders.Nested e; // CONFINED
                            Holders.Plain f; // UNKNOWN
                        }
                        """);
    }

    @Test
    void what_is_kept_counts_however_it_came_there() {
        verify(
                USUAL
                        + """
                        @AutoValue abstract class Memo { @Memoized Pen pen() { return new Pen(); } }
                        @AutoValue abstract class Loose { abstract @Nullable Pen pen(); }
                        @Value.Immutable interface Aside { @Value.Auxiliary Pen pen(); }
                        @Value.Immutable abstract class Later { @Value.Lazy Pen pen() { return new Pen(); } }
                        @Value.Immutable interface Usual { @Value.Default default Pen pen() { return new Pen(); } }
                        @Value.Immutable interface Worked { @Value.Derived default Pen pen() { return new Pen(); } }
                        @Value.Immutable interface Given { @Value.Parameter Pen pen(); }
                        @Value.Immutable abstract class Checked { @Value.Check void check() {} abstract String text(); }
                        class Ask {
                            Memo a; // CONFINED
                            Loose b; // CONFINED
                            Aside c; // CONFINED
                            Later d; // CONFINED
                            Usual e; // CONFINED
                            Worked f; // CONFINED
                            Given g; // CONFINED
                            Checked h; // UNKNOWN
                        }
                        """);
    }

    @Test
    void builders_hold_what_they_were_given() {
        Snippet code =
                verify(
                        USUAL
                                + """
                                @AutoValue abstract class Letter {
                                    abstract Builder toBuilder();
                                    abstract Pen pen();
                                    @AutoValue.Builder abstract static class Builder {
                                        abstract Builder setPen(Pen pen);
                                        abstract Letter build();
                                    }
                                }
                                @AutoValue abstract class Stamp {
                                    abstract int cents();
                                    abstract Builder toBuilder();
                                    @AutoValue.Builder interface Builder {
                                        Builder cents(int cents);
                                        Stamp build();
                                    }
                                }
                                class Ask {
                                    Letter a; // CONFINED
                                    Letter.Builder b; // CONFINED
                                    Stamp c; // UNKNOWN
                                    Stamp.Builder d; // UNKNOWN
                                }
                                """);
        assertEquals(
                """
                Letter has the property 'pen', a Pen
                Pen is @ThreadConfined""",
                code.reasons("a"));
    }

    @Test
    void generic_and_inherited_properties() {
        verify(
                USUAL
                        + """
                        interface HasTool<T> { T tool(); }
                        interface Written { Pen pen(); }
                        @AutoValue abstract class Craft implements HasTool<Pen> {}
                        @AutoValue abstract class Trade implements HasTool<String> {}
                        @Value.Immutable interface Deed extends Written {}
                        @Value.Immutable interface Told extends Written {
                            default Pen pen() { return new Pen(); }
                        }
                        @AutoValue abstract class Pair<A, B> { abstract A first(); abstract B second(); }
                        @AutoValue abstract class Inked<T extends Pen> { abstract T pen(); }
                        class Ask {
                            Craft a; // CONFINED
                            Trade b; // UNKNOWN
                            Deed c; // CONFINED
                            Told d; // UNKNOWN
                            Pair<String, Pen> e; // CONFINED
                            Pair<String, String> f; // UNKNOWN
                            Inked<?> g; // CONFINED
                        }
                        """);
    }

    @Test
    void a_mark_on_the_method_or_its_type_counts() {
        verify(
                USUAL
                        + """
                        @AutoValue abstract class Job { @ThreadConfined abstract Runnable task(); }
                        @AutoValue abstract class Jobs { abstract List<@ThreadConfined Runnable> tasks(); }
                        class Ask {
                            Job a; // CONFINED
                            Jobs b; // CONFINED
                        }
                        """);
    }

    @Test
    void rings_of_values_come_to_an_end() {
        verify(
                USUAL
                        + """
                        @AutoValue abstract class Tree { abstract List<Tree> children(); abstract Leaf leaf(); }
                        @AutoValue abstract class Leaf { abstract Optional<Tree> root(); abstract Pen pen(); }
                        @AutoValue abstract class Node { abstract @Nullable Node next(); }
                        class Ask {
                            Tree a; // CONFINED
                            Leaf b; // CONFINED
                            Node c; // UNKNOWN
                        }
                        """);
    }

    @Test
    void nobody_knows_what_a_plain_interface_keeps() {
        verify(
                USUAL
                        + """
                        interface Source { Pen pen(); }
                        abstract class Desk { abstract Pen pen(); }
                        @FunctionalInterface interface Maker { Pen make(); }
                        @Value.Enclosing interface Around { Pen pen(); }
                        class Ask {
                            Source a; // UNKNOWN
                            Desk b; // UNKNOWN
                            Maker c; // UNKNOWN
                            Around d; // UNKNOWN
                        }
                        """);
    }

    @Test
    void such_a_value_stays_on_its_thread() {
        Verify.that(
                        USUAL
                                + """
                                @AutoValue abstract class Letter { abstract Pen pen(); }
                                class Office {
                                    static Letter last; // ERROR shared-state
                                    void send(Executor executor, Letter letter) {
                                        executor.execute(() -> System.out.println(letter)); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_promise_of_such_a_type_is_checked() {
        Verify.that(
                        USUAL
                                + """
                                @Sendable @AutoValue abstract class Letter { // ERROR not-sendable
                                    abstract Pen pen();
                                }
                                @Sendable @AutoValue abstract class Stamp { abstract int cents(); }
                                @Sendable interface Message {}
                                @Value.Immutable interface Note extends Message { Pen pen(); } // ERROR not-sendable
                                @Sendable(unchecked = "pens are never used") @AutoValue
                                abstract class Picture { abstract Pen pen(); }
                                """)
                .holds();
    }
}
