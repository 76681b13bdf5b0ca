package dev.locksmith.processor.type;

import static dev.locksmith.processor.testing.Snippet.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;

class MobilityOfRelatedTypesTest {

    private static final String PUMP = "@ThreadConfined final class Pump {}\n";

    @Test
    void an_inner_class_holds_its_enclosing_instance() {
        Snippet code =
                verify(
                        PUMP
                                + """
                                class House {
                                    Pump pump;
                                    class Room { class Bed {} }
                                    static class Plan {}
                                    record Key(int number) {}
                                    enum Floor { LOW }
                                    interface Door {}
                                }
                                final class Book {
                                    final String title = "x";
                                    final class Page {}
                                }
                                class Ask {
                                    House.Room a; // CONFINED
                                    House.Room.Bed b; // CONFINED
                                    House.Plan c; // UNKNOWN
                                    House.Key d; // SENDABLE
                                    House.Floor e; // SENDABLE
                                    House.Door f; // UNKNOWN
                                    Book.Page g; // SENDABLE
                                }
                                """);
        assertEquals(
                """
                House.Room.Bed is an inner class of House.Room
                House.Room is an inner class of House
                House has the field 'pump', a Pump
                Pump is @ThreadConfined\
                """,
                code.reasons("b"));
    }

    @Test
    void a_sealed_type_is_what_all_its_subtypes_are() {
        Snippet code =
                verify(
                        PUMP
                                + """
                                sealed interface Shape permits Circle, Square {}
                                record Circle(double radius) implements Shape {}
                                record Square(double side) implements Shape {}
                                sealed interface AccessPath permits Pipe, Motor {}
                                record Pipe(int width) implements AccessPath {}
                                record Motor(Pump pump) implements AccessPath {}
                                sealed interface Wet permits Sink, Tub {}
                                record Sink(Pump pump) implements Wet {}
                                record Tub(Pump pump) implements Wet {}
                                sealed interface Node permits Leaf, Loose {}
                                record Leaf() implements Node {}
                                non-sealed interface Loose extends Node {}
                                sealed static abstract class Base permits Known { final int id = 1; }
                                static final class Known extends Base {}
                                sealed interface Maybe<T> permits Some, None {}
                                record Some<V>(V value) implements Maybe<V> {}
                                record None<V>() implements Maybe<V> {}
                                class Ask {
                                    Shape a; // SENDABLE
                                    AccessPath b; // UNKNOWN
                                    Wet c; // CONFINED
                                    Node d; // UNKNOWN
                                    Base e; // SENDABLE
                                    Maybe<String> f; // SENDABLE
                                    Maybe<Pump> g; // CONFINED
                                    Maybe<Object> h; // UNKNOWN
                                }
                                """
                                        .replace("static ", ""));
        assertEquals(
                """
                Wet may be a Sink
                Sink has the field 'pump', a Pump
                Pump is @ThreadConfined\
                """,
                code.reasons("c"));
    }

    @Test
    void types_that_refer_to_themselves_are_judged_as_a_whole() {
        verify(
                PUMP
                        + """
                        final class Node { final Node next = null; final String text = ""; }
                        final class Ping { final Pong pong = null; }
                        final class Pong { final Ping ping = null; final Pump pump = null; }
                        final class Left { final Right right = null; final Loop loop = null; }
                        final class Right { final Left left = null; }
                        final class Loop { final Right right = null; int mutable; }
                        final class Day { final Night night = null; }
                        final class Night { final Day day = null; }
                        sealed interface Tree permits Twig, Fork {}
                        record Twig(int value) implements Tree {}
                        record Fork(Tree left, Tree right) implements Tree {}
                        record Chain<T>(T head, Chain<T> tail) {}
                        record Odd<A, B>(A head, Even<A, B> tail) {}
                        record Even<A, B>(Odd<B, A> tail) {}
                        class Ask {
                            Node a; // SENDABLE
                            Pong b; // CONFINED
                            Ping c; // CONFINED
                            Right d; // UNKNOWN
                            Left e; // UNKNOWN
                            Loop f; // UNKNOWN
                            Day g; // SENDABLE
                            Night h; // SENDABLE
                            Tree i; // SENDABLE
                            Fork j; // SENDABLE
                            Chain<String> k; // SENDABLE
                            Chain<Pump> l; // CONFINED
                            Even<String, Pump> m; // CONFINED
                            Even<String, String> n; // SENDABLE
                        }
                        """);
    }

    @Test
    void a_sealed_ring_with_all_leaves_confined_is_confined() {
        verify(
                PUMP
                        + """
                        sealed interface Root permits X, B {}
                        record X(B b) implements Root {}
                        record B(X x, Root root, Pump pump) implements Root {}
                        class Ask {
                            Root a; // CONFINED
                        }
                        """);
    }

    @Test
    void a_long_chain_of_classes_is_no_problem() {
        StringBuilder text = new StringBuilder(PUMP);
        for (int i = 0; i < 5000; i++) {
            text.append("final class C")
                    .append(i)
                    .append(" { final C")
                    .append(i + 1)
                    .append(" n = null; }\n");
        }
        text.append("final class C5000 { final Pump p = null; } class Ask {\nC0 a; // CONFINED\n}");
        verify(text.toString());
    }
}
