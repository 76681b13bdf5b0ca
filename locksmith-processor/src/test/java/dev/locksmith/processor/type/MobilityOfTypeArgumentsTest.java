package dev.locksmith.processor.type;

import static dev.locksmith.processor.testing.Snippet.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;

class MobilityOfTypeArgumentsTest {

    private static final String PUMP = "@ThreadConfined final class Pump {}\n";

    @Test
    void a_type_argument_confines_unless_it_is_only_mentioned() {
        Snippet code =
                verify(
                        PUMP
                                + """
                                interface Repair<T> { void apply(T item); default void twice(T item) {} boolean equals(Object o); }
                                interface Shelf<T> extends Iterable<T> {}
                                class OwnLocal<T> extends ThreadLocal<T> {}
                                interface Twice<T> { void one(T item); void two(T item); }
                                class Ask {
                                    List<Pump> a; // CONFINED
                                    Map<String, List<Pump>> b; // CONFINED
                                    Optional<Pump> c; // CONFINED
                                    Supplier<Pump> d; // UNKNOWN
                                    Comparator<Pump> e; // UNKNOWN
                                    Repair<Pump> f; // UNKNOWN
                                    Shelf<Pump> g; // CONFINED
                                    Iterable<Pump> h; // CONFINED
                                    Twice<Pump> i; // CONFINED
                                    Class<Pump> j; // SENDABLE
                                    ThreadLocal<Pump> k; // SENDABLE
                                    OwnLocal<Pump> o; // SENDABLE
                                    WeakReference<Pump> p; // CONFINED
                                    AtomicReferenceFieldUpdater<Pump, Pump> q; // SENDABLE
                                    Deque<@ThreadConfined Runnable> l; // CONFINED
                                    Function<Pump, List<Pump>> m; // UNKNOWN
                                    List<Supplier<Pump>> n; // UNKNOWN
                                }
                                """);
        assertEquals(
                """
                Map<String, List<Pump>> holds List<Pump>
                List<Pump> holds Pump
                Pump is @ThreadConfined\
                """,
                code.reasons("b"));
        assertEquals(
                "Deque<Runnable> holds Runnable\nRunnable is marked @ThreadConfined here",
                code.reasons("l"));
    }

    @Test
    void a_class_that_does_not_hold_its_type_argument_is_not_confined_by_it() {
        verify(
                PUMP
                        + """
                        record Id<T>(long number) {}
                        record Box<T>(T content) {}
                        class Ask {
                            Id<Pump> a; // SENDABLE
                            Box<Pump> b; // CONFINED
                            Box<String> c; // SENDABLE
                            Box<Box<String>> d; // SENDABLE
                            Box<Object> e; // UNKNOWN
                        }
                        """);
    }

    @Test
    void a_subclass_of_a_confined_container_is_confined() {
        Snippet code =
                verify(
                        PUMP
                                + """
                                class Pumps extends ArrayList<Pump> {}
                                interface Bank extends Collection<Pump> {}
                                class Sorter implements Comparator<Pump> { public int compare(Pump a, Pump b) { return 0; } }
                                class Ask {
                                    Pumps a; // CONFINED
                                    Bank b; // CONFINED
                                    Sorter c; // UNKNOWN
                                }
                                """);
        assertEquals(
                """
                Pumps extends ArrayList<Pump>
                ArrayList<Pump> holds Pump
                Pump is @ThreadConfined\
                """,
                code.reasons("a"));
    }

    @Test
    void declared_sendable_classes_are_sendable_where_what_they_contain_is() {
        verify(
                PUMP
                        + """
                        @Sendable class Event { int changes; }
                        class Started extends Event {}
                        @Sendable interface Message {}
                        class Hello implements Message { int[] bytes; }
                        @Sendable class Cell<T> { volatile T value; }
                        @Sendable class Name<T> { final String name = ""; }
                        @Sendable interface Source<T> { T next(); boolean more(); }
                        @Sendable class Lock<@Sendable(unchecked = "guarded") T> { T value; }
                        @Sendable(unchecked = "synchronized") class Counter { int count; Pump pump; }
                        class Loud extends Counter { int volume; }
                        class Ask {
                            Event a; // SENDABLE
                            Started b; // SENDABLE
                            Message c; // SENDABLE
                            Hello d; // SENDABLE
                            Cell<String> e; // SENDABLE
                            Cell<Pump> f; // CONFINED
                            Cell<Object> g; // UNKNOWN
                            Cell h; // UNKNOWN
                            Name<Pump> i; // SENDABLE
                            Source<String> j; // SENDABLE
                            Source<Pump> k; // CONFINED
                            Lock<Object> l; // SENDABLE
                            Lock<Pump> m; // SENDABLE
                            Counter n; // SENDABLE
                            Loud o; // SENDABLE
                        }
                        """);
    }

    @Test
    void type_variables_are_what_their_bounds_and_marks_say() {
        Snippet code =
                verify(
                        PUMP
                                + """
                                class Tool { Pump pump; }
                                class Ask<T, U extends Tool, @Sendable V, W extends String, @Sendable(unchecked = "x") X,
                                        Y extends Comparable<Y>, Z extends Runnable & Comparable<Z>, Q extends Tool & Runnable> {
                                    T a; // UNKNOWN
                                    U b; // CONFINED
                                    V c; // SENDABLE
                                    W d; // SENDABLE
                                    X e; // UNKNOWN
                                    Y f; // UNKNOWN
                                    Z g; // UNKNOWN
                                    Q h; // CONFINED
                                    List<U> i; // CONFINED
                                    Optional<T> j; // UNKNOWN
                                }
                                """);
        assertEquals("nothing is known of T", code.reasons("a"));
        assertEquals(
                """
                U extends Tool
                Tool has the field 'pump', a Pump
                Pump is @ThreadConfined\
                """,
                code.reasons("b"));
    }

    /** Two compilations that say the same must not depend on where objects stand in memory. */
    @Test
    void of_several_open_variables_the_first_that_is_held_is_named() {
        Snippet code =
                verify(
                        """
                        final class Leaf<A, B, C, D, E, F, G, H> {
                            final H h; final G g; final F f; final E e; final D d; final C c; final B b; final A a;
                            Leaf(H h, G g, F f, E e, D d, C c, B b, A a) {
                                this.h = h; this.g = g; this.f = f; this.e = e; this.d = d; this.c = c; this.b = b; this.a = a;
                            }
                        }
                        class Tree<A, B, C, D, E, F, G, H> {
                            Leaf<A, B, C, D, E, F, G, H> leaf; // UNKNOWN
                        }
                        @Sendable interface Shared<A, B, C, D, E, F, G, H> {}
                        class User<A, B, C, D, E, F, G, H> {
                            Shared<A, B, C, D, E, F, G, H> shared; // UNKNOWN
                        }
                        """);
        assertEquals("nothing is known of H", code.reasons("leaf"));
        assertEquals("nothing is known of A", code.reasons("shared"));
    }

    @Test
    void wildcards_are_what_their_bounds_say() {
        verify(
                PUMP
                        + """
                        class Crate<T> { T content; }
                        class Rack<T extends Pump> {}
                        record Box<T>(T content) {}
                        record Text<T extends String>(T content) {}
                        class Ask {
                            Crate<?> a; // UNKNOWN
                            Crate<? extends Pump> b; // CONFINED
                            Crate<? super Pump> c; // UNKNOWN
                            Rack<?> d; // CONFINED
                            Rack e; // UNKNOWN
                            Box<?> f; // UNKNOWN
                            Box<? extends String> g; // SENDABLE
                            Text<?> h; // SENDABLE
                            Text i; // SENDABLE
                            Box<@ThreadConfined ?> j; // CONFINED
                        }
                        """);
    }
}
