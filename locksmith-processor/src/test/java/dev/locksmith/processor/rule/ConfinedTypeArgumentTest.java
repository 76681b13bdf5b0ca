package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class ConfinedTypeArgumentTest {

    private static final String TYPES =
            """
            @ThreadConfined final class Brush {}
            final class Channel<@Sendable T> { void offer(T value) {} }
            final class Lock<@Sendable(unchecked = "one thread at a time") T> {}
            """;

    @Test
    void the_whole_message() {
        Verify.that(
                        TYPES
                                + """
                                final class Case { Brush brush; }
                                final class Studio {
                                    Channel<Case> cases; // ERROR confined-type-argument
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:confined-type-argument] Case is confined to its thread, but the type parameter T of Channel must be sendable
                          Case has the field 'brush', a Brush
                          Brush is @ThreadConfined
                          Channel declares <@Sendable T>
                          to fix: give T a sendable type with what is needed of a Case, and keep the Case on its thread\
                        """);
    }

    @Test
    void a_parameter_with_a_reason() {
        Verify.that(
                        TYPES
                                + """
                                final class Studio {
                                    Lock<Brush> brush; // ERROR confined-type-argument
                                    Lock<Object> any;
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:confined-type-argument] Brush is confined to its thread, but the type parameter T of Lock must not be confined
                          Brush is @ThreadConfined
                          Lock declares <@Sendable(unchecked = "one thread at a time") T>
                          to fix: give T a sendable type with what is needed of a Brush, and keep the Brush on its thread\
                        """);
    }

    @Test
    void objects_that_no_declaration_names() {
        Verify.that(
                        TYPES
                                + """
                                class Studio {
                                    void paint(Brush brush) {
                                        new Channel<Brush>().offer(null); // ERROR confined-type-argument
                                        Object hidden = new Channel<Brush>(); // ERROR confined-type-argument
                                        System.out.println(new Channel<List<Brush>>()); // ERROR confined-type-argument
                                        System.out.println(new Channel<String>());
                                        var channel = new Channel<String>();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void objects_that_go_where_their_type_does_not_show() {
        Verify.that(
                        TYPES
                                + """
                                class Open<@Sendable T> {}
                                final class Studio {
                                    Object kept = new Channel<Brush>(); // ERROR confined-type-argument
                                    Object given() {
                                        return new Channel<Brush>(); // ERROR confined-type-argument
                                    }
                                    java.util.function.Supplier<Object> giver() {
                                        return () -> new Channel<Brush>(); // ERROR confined-type-argument
                                    }
                                    void paint(boolean one) {
                                        new Channel<Brush>(); // ERROR confined-type-argument
                                        kept = new Channel<Brush>(); // ERROR confined-type-argument
                                        Object[] all = {
                                            new Channel<Brush>(), // ERROR confined-type-argument
                                            new Channel<String>(),
                                        };
                                        kept =
                                                one
                                                        ? new Channel<Brush>() // ERROR confined-type-argument
                                                        : null;
                                        kept =
                                                new Open<Brush>() {}; // ERROR confined-type-argument
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void objects_whose_type_a_declaration_has_told() {
        Verify.that(
                        TYPES
                                + """
                                final class Studio {
                                    Channel<Brush> kept = new Channel<>(); // ERROR confined-type-argument
                                    Channel<Brush> given() { // ERROR confined-type-argument
                                        return new Channel<>();
                                    }
                                    void paint() {
                                        Channel<Brush> channel; // ERROR confined-type-argument
                                        channel = new Channel<>();
                                        kept = new Channel<>();
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void wherever_a_type_is_written_in_a_declaration() {
        Verify.that(
                        TYPES
                                + """
                                class Base<T> {}
                                class Studio<U extends Channel<Brush>> // ERROR confined-type-argument
                                        extends Base<String> {
                                    List<Channel<Brush>> nested; // ERROR confined-type-argument
                                    Channel<Brush>[] array; // ERROR confined-type-argument
                                    Channel<? extends Brush> bound; // ERROR confined-type-argument
                                    Channel<? super Brush> lower; // ERROR confined-type-argument
                                    List<? extends Channel<Brush>> deep; // ERROR confined-type-argument
                                    Channel<@ThreadConfined Runnable> marked; // ERROR confined-type-argument
                                    void take(
                                            Channel<Brush> channel) {} // ERROR confined-type-argument
                                    Channel<Brush> make() { return null; } // ERROR confined-type-argument
                                    Channel<String> good;
                                    Channel<?> any;
                                    Channel<Object> unknown;
                                    Channel raw;
                                    List<Brush> brushes;
                                }
                                class Shop extends Base<Channel<Brush>> {} // ERROR confined-type-argument
                                """)
                .holds();
    }

    @Test
    void a_bad_argument_is_reported_once_where_it_is_written() {
        Verify.that(
                        TYPES
                                + """
                                @Sendable final class Studio {
                                    final Channel<Brush> channel = null; // ERROR confined-type-argument
                                }
                                """)
                .holds();
    }

    @Test
    void complete_mode_asks_about_values_and_not_about_types() {
        Verify.that(
                        TYPES
                                + """
                                class Studio<T> {
                                    Channel<Object> unknown;
                                    Channel<T> variable;
                                }
                                """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void what_a_subclass_hands_on() {
        Verify.that(
                        """
                        @ThreadConfined class Pen {}
                        class Channel<@Sendable T> {}
                        class Wire<T> extends Channel<T> {}
                        class Bundle<U> extends Wire<List<U>> {}
                        interface Sink<@Sendable T> {}
                        class Drain<A, Z> implements Sink<Z> {}
                        class Use {
                            Wire<Pen> wire; // ERROR confined-type-argument
                            Wire<String> text;
                            Wire<?> any;
                            Bundle<Pen> bundle; // ERROR confined-type-argument
                            Drain<Pen, String> beside;
                            Drain<String, Pen> into; // ERROR confined-type-argument
                        }
                        """)
                .holds();
    }

    @Test
    void a_value_that_its_type_argument_hides_is_still_confined() {
        Verify.that(
                        TYPES
                                + """
                                final class Studio {
                                    static <@Sendable T> void all(T... values) {}
                                    static <@Sendable T> void both(T one, T other) {}
                                    static <@Sendable T> void one(T value) {}
                                    static <@Sendable(unchecked = "one at a time") T> void kept(T... values) {}
                                    void paint(Brush brush, Runnable task, StringBuilder text) {
                                        all("a", brush); // ERROR crosses-thread
                                        both("a", brush); // ERROR crosses-thread
                                        kept(1, brush); // ERROR crosses-thread
                                        one((Object) brush); // ERROR crosses-thread
                                        Studio.<Object>all(brush); // ERROR crosses-thread
                                        Object hidden = brush;
                                        one(hidden); // ERROR crosses-thread
                                        all(brush); // ERROR confined-type-argument
                                        all("a", "b");
                                        all("a", task);
                                        kept("a", text);
                                        all();
                                    }
                                    void given(Object any) { all("a", any); }
                                    void on(Brush brush) {
                                        given(brush); // ERROR crosses-thread
                                    }
                                }
                                """)
                .holds();
    }
}
