package dev.locksmith.processor.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;
import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Snippet;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;

class DeclaredTest {

    @Test
    void our_annotations_are_read_from_every_kind_of_declaration() {
        Snippet code =
                Snippet.of(
                        """
                        @SingleUse @ScopeBound class Ask<@Sendable T, @Sendable(unchecked = "locked") U> {
                            @ThreadConfined Runnable task;
                            @Sendable(unchecked = " ") Object blank;
                            @Consumes @ThreadConfined Object take(@Sendable Ask<T, U> this, @Sendable Runnable a, @Consumes Object b) { return a; }
                        }
                        """);
        Declared declared = code.declared();
        var ask = code.type("Ask");
        ExecutableElement take = ElementFilter.methodsIn(ask.getEnclosedElements()).get(0);
        assertEquals(Marks.of(Mark.SINGLE_USE).and(Marks.of(Mark.SCOPE_BOUND)), declared.of(ask));
        assertEquals(Marks.of(Mark.SENDABLE), declared.of(ask.getTypeParameters().get(0)));
        assertEquals(Marks.unchecked("locked"), declared.of(ask.getTypeParameters().get(1)));
        assertEquals(Marks.of(Mark.THREAD_CONFINED), declared.of(code.field("task")));
        assertEquals(Marks.of(Mark.SENDABLE), declared.of(code.field("blank")));
        assertEquals(
                Marks.of(Mark.CONSUMES).and(Marks.of(Mark.THREAD_CONFINED)), declared.of(take));
        assertEquals(Marks.of(Mark.SENDABLE), declared.of(take.getParameters().get(0)));
        assertEquals(Marks.of(Mark.CONSUMES), declared.of(take.getParameters().get(1)));
        assertEquals(Marks.of(Mark.SENDABLE), declared.ofReceiver(take));
    }

    @Test
    void one_at_a_time_is_said_by_ours_and_others_and_replaced_by_a_types_own_word() {
        Snippet code =
                Snippet.of(
                        """
                        package net.jcip.annotations;
                        @interface NotThreadSafe {}
                        @interface ThreadSafe {}
                        @dev.locksmith.annotations.NotThreadSafe class Ours {}
                        @NotThreadSafe class Theirs {}
                        class Sub extends Theirs {}
                        @dev.locksmith.annotations.Sendable(unchecked = "locked") class Locked extends Theirs {}
                        @dev.locksmith.annotations.ThreadConfined class Bound extends Ours {}
                        @dev.locksmith.annotations.ThreadConfined @NotThreadSafe class Both {}
                        @ThreadSafe class Safe extends Ours {}
                        class UnderSafe extends Safe {}
                        class Plain {}
                        """);
        Declared declared = code.declared();
        for (String one : List.of("Ours", "Theirs", "Sub")) {
            assertTrue(declared.isOneAtATime(code.type("net.jcip.annotations." + one)), one);
        }
        for (String other : List.of("Locked", "Bound", "Both", "Safe", "UnderSafe", "Plain")) {
            assertFalse(declared.isOneAtATime(code.type("net.jcip.annotations." + other)), other);
        }
    }

    @Test
    void subtypes_take_over_what_binds_them() {
        Snippet code =
                Snippet.of(
                        """
                        @ThreadConfined @SingleUse @ScopeBound interface Root {}
                        class Sub implements Root {}
                        @Sendable interface Message {}
                        class Hello implements Message {}
                        @Sendable(unchecked = "by hand") class Vouched extends Hello implements Root {}
                        class Under extends Vouched {}
                        class Worker extends Thread {}
                        class Big extends Package {}
                        class Urgent extends Thread implements Message {}
                        """);
        Declared declared = code.declared();
        assertEquals(declared.of(code.type("Root")), declared.of(code.type("Sub")));
        assertEquals(Marks.of(Mark.SENDABLE), declared.of(code.type("Hello")));
        assertTrue(declared.of(code.type("Vouched")).has(Mark.SENDABLE_UNCHECKED));
        assertFalse(declared.of(code.type("Vouched")).has(Mark.THREAD_CONFINED));
        assertFalse(declared.of(code.type("Vouched")).has(Mark.SENDABLE));
        assertEquals("by hand", declared.of(code.type("Under")).uncheckedReason());
        assertTrue(declared.of(code.type("Worker")).has(Mark.SENDABLE_UNCHECKED));
        assertTrue(declared.of(code.type("java.lang.Package")).has(Mark.SENDABLE));
        assertEquals(Marks.NONE, declared.of(code.type("Big")));
        assertEquals(Marks.of(Mark.SENDABLE), declared.of(code.type("Urgent")));
        assertEquals(
                Optional.of(code.type("Message")),
                declared.whoSays(Mark.SENDABLE, code.type("Urgent")));
        assertEquals(
                Optional.of(code.type("java.lang.Thread")),
                declared.whoSays(Mark.SENDABLE_UNCHECKED, code.type("Worker")));
        assertEquals(Optional.empty(), declared.whoSays(Mark.SENDABLE, code.type("Worker")));
    }

    @Test
    void guards_are_known_by_their_simple_name() {
        Snippet code =
                Snippet.of(
                        """
                        import java.lang.annotation.*;
                        class Ask {
                            @interface GuardedBy { String value(); }
                            @GuardedBy("this") int a;
                            int b;
                        }
                        """);
        assertTrue(code.declared().isGuarded(code.field("a")));
        assertFalse(code.declared().isGuarded(code.field("b")));
    }

    @Test
    void an_annotation_type_may_be_marked_for_the_classes_that_carry_it() {
        Verify.that(
                        """
                        @ThreadConfined @interface Session {}
                        @Session class Cart { void add() {} }
                        class GiftCart extends Cart {}
                        class Shop { final Cart cart = new Cart(); void sell() { cart.add(); } }
                        @Session @Sendable final class Receipt {}
                        class Till {
                            static Session annotation;
                            static Cart last; // ERROR shared-state
                            static Receipt receipt;
                            void go(Executor pool, Cart cart, GiftCart gift, Shop shop, Receipt receipt) {
                                pool.execute(() -> cart.add()); // ERROR crosses-thread
                                pool.execute(() -> gift.add()); // ERROR crosses-thread
                                pool.execute(() -> shop.sell()); // ERROR crosses-thread
                                pool.execute(() -> receipt.hashCode());
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void a_message_names_the_annotation_that_confines() {
        Verify.that(
                        """
                        @ThreadConfined @interface Session {}
                        @Session class Cart { void add() {} }
                        class Till {
                            void go(Executor pool, Cart cart) {
                                pool.execute(() -> cart.add()); // ERROR crosses-thread
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'cart' is confined to its thread, but this lambda takes it to another one
                          'cart' is a Cart, which is @Session, which is @ThreadConfined
                          Executor.execute runs its task on another thread
                          to fix: take what the other thread needs out of 'cart' first, or make a Cart over there\
                        """);
    }

    @Test
    void an_annotation_type_may_be_marked_in_a_stub(@TempDir Path directory) throws IOException {
        Path library =
                ClassFiles.of(
                        directory,
                        """
                        package web;
                        public class Scopes {
                            public @interface OfSession {}
                            @OfSession public static class User { public void greet() {} }
                        }
                        """);
        Path stub = directory.resolve("web.astub");
        Files.writeString(
                stub, "package web; class Scopes { @ThreadConfined @interface OfSession {} }");
        Verify.that(
                        """
                        import java.util.concurrent.Executor;
                        @web.Scopes.OfSession class Cart { void add() {} }
                        class Till {
                            void go(Executor pool, Cart cart, web.Scopes.User user) {
                                pool.execute(() -> cart.add()); // ERROR crosses-thread
                                pool.execute(() -> user.greet()); // ERROR crosses-thread
                            }
                        }
                        """)
                .against(library)
                .withOptions("-Alocksmith.stubs=" + stub)
                .holds();
    }

    @Test
    void what_the_user_says_in_a_stub_holds_for_classes_compiled_here(@TempDir Path directory)
            throws IOException {
        Path stub = directory.resolve("office.astub");
        Files.writeString(
                stub,
                """
                package test;
                @ThreadConfined class Desk {}
                class Pool { void later(@Sendable Runnable task); }
                """);
        Verify.that(
                        """
                        package test;
                        class Desk { void tidy() {} }
                        class Room { final Desk desk = new Desk(); }
                        class Pool { native void later(Runnable task); }
                        class Office {
                            static Desk desk; // ERROR shared-state
                            static Room room; // ERROR shared-state
                            void clean(Pool pool, Desk own) {
                                pool.later(own::tidy); // ERROR crosses-thread
                                pool.later(() -> {});
                            }
                        }
                        """)
                .withOptions("-Alocksmith.stubs=" + stub)
                .holds();
    }
}
