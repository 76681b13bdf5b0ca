package dev.locksmith.processor.type;

import static dev.locksmith.processor.testing.Snippet.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;

class MobilityOfTest {

    private static final String PUMP = "@ThreadConfined final class Pump {}\n";

    @Test
    void primitives_boxes_strings_and_enums_are_sendable() {
        verify(
                """
                enum Colour { RED { @Override int code() { return 1; } }; int uses; int code() { return 0; } }
                final class Ask {
                    int a; // SENDABLE
                    Integer b; // SENDABLE
                    String c; // SENDABLE
                    Colour d; // SENDABLE
                    TimeUnit e; // SENDABLE
                    Override f; // SENDABLE
                }
                """);
    }

    @Test
    void an_enum_with_a_confined_field_is_confined() {
        verify(
                PUMP
                        + "enum Tool { ONE; final Pump pump = null; } class Ask {\n"
                        + "Tool a; // CONFINED\n"
                        + "}");
    }

    @Test
    void what_is_declared_confined_is() {
        verify(
                PUMP
                        + """
                        @ThreadConfined interface Window {}
                        class Frame implements Window {}
                        final class Dialog extends Frame {}
                        record Popup(int x) implements Window {}
                        class Ask {
                            Pump a; // CONFINED
                            Window b; // CONFINED
                            Frame c; // CONFINED
                            Dialog d; // CONFINED
                            Popup e; // CONFINED
                            @ThreadConfined Runnable f; // CONFINED
                            @ThreadConfined Runnable[] g; // CONFINED
                        }
                        """);
    }

    @Test
    void a_confined_field_confines_at_any_depth() {
        Snippet code =
                verify(
                        PUMP
                                + """
                                class Boiler { private Pump pump; }
                                class House { Boiler boiler; Object other; }
                                class Villa extends House {}
                                class Street { static Pump spare; static House first; }
                                class Ask {
                                    Boiler a; // CONFINED
                                    House b; // CONFINED
                                    Villa c; // CONFINED
                                    Street d; // UNKNOWN
                                }
                                """);
        assertEquals(
                """
                Villa extends House
                House has the field 'boiler', a Boiler
                Boiler has the field 'pump', a Pump
                Pump is @ThreadConfined\
                """,
                code.reasons("c"));
    }

    @Test
    void arrays_are_confined_or_unknown() {
        Snippet code =
                verify(
                        PUMP
                                + """
                                class Ask {
                                    Pump[] a; // CONFINED
                                    Pump[][] b; // CONFINED
                                    int[] c; // UNKNOWN
                                    String[] d; // UNKNOWN
                                    List<Pump[]> e; // CONFINED
                                    Runnable @ThreadConfined [] f; // CONFINED
                                }
                                """);
        assertEquals("Pump[] holds Pump\nPump is @ThreadConfined", code.reasons("a"));
        assertEquals("int[] is an array, whose elements anybody can replace", code.reasons("c"));
    }

    @Test
    void records_and_immutable_classes_are_sendable_when_their_parts_are() {
        Snippet code =
                verify(
                        PUMP
                                + """
                                record Price(String currency, long cents) {}
                                record Visit(int number, Pump pump) {}
                                record Bag(int number, List<String> items) {}
                                final class Point { final int x = 1; final Price price = null; }
                                class Open { final int x = 1; }
                                final class Closed extends Open { final int y = 2; }
                                final class Order { private int quantity; }
                                final class Late { volatile int x; }
                                final class Basket { final Order order = null; }
                                class Ask {
                                    Price a; // SENDABLE
                                    Visit b; // CONFINED
                                    Bag c; // UNKNOWN
                                    Point d; // SENDABLE
                                    Open e; // UNKNOWN
                                    Closed f; // SENDABLE
                                    Order g; // UNKNOWN
                                    Late h; // UNKNOWN
                                    Basket i; // UNKNOWN
                                    Object j; // UNKNOWN
                                    Missing k; // UNKNOWN
                                    List<Missing> l; // UNKNOWN
                                }
                                """);
        assertEquals("Order has the mutable field 'quantity'", code.reasons("g"));
        assertEquals(
                """
                Basket has the field 'order', an Order
                Order has the mutable field 'quantity'\
                """,
                code.reasons("i"));
        assertEquals(
                "Open is not final, and nothing is known of its subclasses", code.reasons("e"));
        assertEquals("an Object may be anything", code.reasons("j"));
    }

    @Test
    void fields_say_more_than_their_types() {
        verify(
                PUMP
                        + """
                        class Ask {
                            @Sendable Runnable a; // SENDABLE
                            @Sendable Pump b; // CONFINED
                            @Sendable(unchecked = "closed before") Pump c; // SENDABLE
                            @ThreadConfined Object d; // CONFINED
                            List<@Sendable Runnable> e; // UNKNOWN
                        }
                        """);
    }

    @Test
    void existing_annotations_count() {
        verify(
                """
                package net.jcip.annotations;

                import dev.locksmith.annotations.ThreadConfined;

                @interface ThreadSafe {}
                @interface Immutable {}
                @interface NotThreadSafe {}
                @ThreadConfined final class Pump {}
                @ThreadSafe class Cache { int hits; }
                class Bigger extends Cache { int more; }
                @Immutable final class Name { private int hash; }
                @NotThreadSafe final class Cursor { final int position = 0; }
                final class Page { final Cursor cursor = null; }
                @ThreadSafe class Wrong extends Room {}
                @ThreadConfined class Room {}
                class Ask {
                    Cache a; // SENDABLE
                    Bigger b; // UNKNOWN
                    Name c; // SENDABLE
                    Cursor d; // UNKNOWN
                    Page e; // UNKNOWN
                    Wrong f; // CONFINED
                }
                """);
    }

    @Test
    void a_local_class_is_what_its_fields_are() {
        Snippet code =
                Snippet.of(
                        PUMP
                                + """
                                class Ask {
                                    void make() {
                                        final class Task { final int number = 1; }
                                        class Job { Pump pump; }
                                        record Plain(int number) {}
                                    }
                                }
                                """);
        MobilityOf mobility = code.mobility();
        assertEquals(Mobility.Kind.SENDABLE, mobility.of(code.localType("Task").asType()).kind());
        assertEquals(Mobility.Kind.CONFINED, mobility.of(code.localType("Job").asType()).kind());
        assertEquals(Mobility.Kind.SENDABLE, mobility.of(code.localType("Plain").asType()).kind());
    }
}
