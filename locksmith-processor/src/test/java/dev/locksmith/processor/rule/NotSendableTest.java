package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class NotSendableTest {

    @Test
    void a_confined_field() {
        Verify.that(
                        """
                        @ThreadConfined final class Wire {}
                        final class Bell { Wire wire; }
                        @Sendable final class Alarm {
                            private final String name = "door";
                            private final Bell bell = new Bell(); // ERROR not-sendable
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:not-sendable] field 'bell' is confined to its thread, but Alarm is declared @Sendable
                          'bell' is a Bell, which has the field 'wire', a Wire
                          Wire is @ThreadConfined
                          to fix: keep 'bell' out of Alarm, or take @Sendable away from Alarm\
                        """);
    }

    @Test
    void a_field_that_changes() {
        Verify.that(
                        """
                        @Sendable final class Alarm {
                            private int rings; // ERROR not-sendable
                            void ring() { rings++; }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:not-sendable] field 'rings' can change while other threads read it, but Alarm is declared @Sendable
                          'rings' is not final, volatile or @GuardedBy a lock
                          to fix: make 'rings' final or volatile, guard it by a lock and say so with @GuardedBy, or give a reason with @Sendable(unchecked = "...")\
                        """);
    }

    @Test
    void a_final_array() {
        Verify.that(
                        """
                        @interface GuardedBy { String value(); }
                        @Sendable final class Histogram {
                            private final int[] buckets = new int[16]; // ERROR not-sendable
                            private volatile long[] sums; // ERROR not-sendable
                            @GuardedBy("this") private int[] guarded;
                        }
                        """)
                .holds();
    }

    @Test
    void good_fields() {
        Verify.that(
                        """
                        @interface GuardedBy { String value(); }
                        @ThreadConfined final class Wire {}
                        @Sendable class Thermostat<T> {
                            static int made;
                            static Wire wire; // ERROR shared-state
                            private final String room = "";
                            private volatile int target;
                            @GuardedBy("this") private int changes;
                            private final AtomicInteger count = new AtomicInteger();
                            private final T value = null;
                            private final List<T> values = null;
                            private final Runnable task = null;
                            private volatile Object any;
                            private final ThreadLocal<Wire> wires = null;
                            private final Supplier<Wire> maker = null;
                            @Sendable(unchecked = "closed before it is shared") private Wire vouched;
                        }
                        """)
                .holds();
    }

    @Test
    void a_guarded_field_is_confined_all_the_same() {
        Verify.that(
                        """
                        @interface GuardedBy { String value(); }
                        @ThreadConfined final class Wire {}
                        @Sendable final class Alarm {
                            @GuardedBy("this") private Wire wire; // ERROR not-sendable
                            private volatile Wire other; // ERROR not-sendable
                            private final @ThreadConfined Runnable task = null; // ERROR not-sendable
                        }
                        """)
                .holds();
    }

    @Test
    void records_and_enums() {
        Verify.that(
                        """
                        @ThreadConfined final class Lens {}
                        @Sendable record Photo(String title, long taken) {}
                        @Sendable record Shot(String title, Lens lens) {} // ERROR not-sendable
                        @Sendable record Print(int[] pixels) {} // ERROR not-sendable
                        @Sendable enum Mode { ON; private int uses; } // ERROR not-sendable
                        """)
                .holds();
    }

    @Test
    void subclasses_and_implementers_owe_the_same() {
        Verify.that(
                        """
                        @ThreadConfined final class Antenna {}
                        @Sendable interface Message { String text(); }
                        interface Urgent extends Message {}
                        record Greeting(String text) implements Message {}
                        final class Beacon implements Urgent {
                            private final Antenna antenna = null; // ERROR not-sendable
                            public String text() { return ""; }
                        }
                        @Sendable class Event { private final String name = ""; }
                        class Started extends Event {}
                        class Retried extends Started { private int times; } // ERROR not-sendable
                        final class Fine extends Retried {}
                        """)
                .holds();
    }

    @Test
    void the_message_names_the_supertype_that_promises() {
        Verify.that(
                        """
                        @ThreadConfined final class Antenna {}
                        @Sendable interface Message {}
                        final class Beacon implements Message {
                            private final Antenna antenna = null; // ERROR not-sendable
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:not-sendable] field 'antenna' is confined to its thread, but Beacon implements Message, which is declared @Sendable
                          'antenna' is an Antenna, which is @ThreadConfined
                          to fix: keep 'antenna' out of Beacon, or do not derive Beacon from Message\
                        """);
    }

    @Test
    void a_superclass_without_a_promise_has_to_keep_it() {
        Verify.that(
                        """
                        @ThreadConfined final class Wire {}
                        class Counting { int count; }
                        class Wired { Wire wire; }
                        class Plain { final int x = 1; final Object any = null; }
                        @Sendable class A extends Counting {} // ERROR not-sendable
                        @Sendable class B extends Wired {} // ERROR not-sendable
                        @Sendable class C extends Plain {}
                        @Sendable class D extends ArrayList<String> {}
                        @Sendable class E extends ArrayList<Wire> {} // ERROR not-sendable
                        """)
                .holds();
    }

    @Test
    void the_message_tells_what_is_wrong_with_the_superclass() {
        Verify.that(
                        """
                        class Counting { int count; }
                        @Sendable class Tally extends Counting {} // ERROR not-sendable
                        """)
                .expectMessage(
                        """
                        [locksmith:not-sendable] superclass Counting is not sendable, but Tally is declared @Sendable
                          Counting has the mutable field 'count'
                          to fix: make Counting sendable too, or extend another class, or take @Sendable away from Tally\
                        """);
    }

    @Test
    void an_inner_class_takes_its_enclosing_object_along() {
        Verify.that(
                        """
                        @ThreadConfined final class Wire {}
                        class House {
                            Wire wire;
                            @Sendable class Room {} // ERROR not-sendable
                            @Sendable static class Plan {}
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:not-sendable] House.Room takes its enclosing House along, which is confined to its thread, but House.Room is declared @Sendable
                          House has the field 'wire', a Wire
                          Wire is @ThreadConfined
                          to fix: make Room static, or take @Sendable away from House.Room\
                        """);
    }

    @Test
    void who_is_vouched_for_is_left_alone() {
        Verify.that(
                        """
                        @ThreadConfined final class Wire {}
                        @Sendable(unchecked = "every method is synchronized") class Counter {
                            private int value;
                            private Wire wire;
                        }
                        class Loud extends Counter {
                            private int volume;
                            private Wire wire; // ERROR not-sendable
                        }
                        """)
                .holds();
    }

    @Test
    void threads_may_hold_anything_but_what_is_confined() {
        Verify.that(
                        """
                        @ThreadConfined final class Drill {}
                        final class DrillThread extends Thread {
                            private int turns;
                            private final Drill drill = null; // ERROR not-sendable
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:not-sendable] field 'drill' is confined to its thread, but DrillThread extends Thread, which is shared between threads
                          'drill' is a Drill, which is @ThreadConfined
                          to fix: keep 'drill' out of DrillThread, or do not derive DrillThread from Thread\
                        """);
    }

    @Test
    void confined_and_sendable_contradict_each_other() {
        Verify.that(
                        """
                        @Sendable interface Message {}
                        @ThreadConfined class Beacon implements Message {} // ERROR not-sendable
                        class Lamp extends Beacon {}
                        @ThreadConfined class Room {}
                        @Sendable class Hall extends Room {} // ERROR not-sendable
                        @Sendable(unchecked = "empty") class Attic extends Room {}
                        """)
                .holds();
        Verify.that(
                        """
                        @Sendable interface Message {}
                        @ThreadConfined class Beacon implements Message {} // ERROR not-sendable
                        """)
                .expectMessage(
                        """
                        [locksmith:not-sendable] Beacon is @ThreadConfined, but Beacon implements Message, which is declared @Sendable
                          to fix: take @ThreadConfined away from Beacon, or do not derive Beacon from Message\
                        """);
    }

    @Test
    void complete_mode_asks_for_a_proof() {
        Verify.that(
                        """
                        interface Codec {}
                        @Sendable interface Safe {}
                        class Outer {
                            int x;
                            @Sendable class Inner {} // ERROR not-sendable
                        }
                        class Base { final Codec codec = null; }
                        @Sendable final class Link<T> {
                            private final String peer = "north";
                            private final Codec codec = null; // ERROR not-sendable
                            private final Runnable task = null; // ERROR not-sendable
                            private final Safe safe = null;
                            private final T value = null;
                            private final @Sendable Runnable good = null;
                        }
                        @Sendable class Derived extends Base {} // ERROR not-sendable
                        """)
                .withOptions("-Alocksmith.mode=complete")
                .holds();
    }

    @Test
    void other_tools_annotations_are_trusted_and_not_checked() {
        Verify.that(
                        """
                        package net.jcip.annotations;
                        import dev.locksmith.annotations.*;
                        @interface ThreadSafe {}
                        @ThreadConfined final class Wire {}
                        @ThreadSafe class Cache {
                            int hits;
                            Wire wire;
                            void keep(Wire wire) { this.wire = wire; }
                        }
                        class Bigger extends Cache { int more; }
                        """)
                .holds();
    }

    @Test
    void suppressed() {
        Verify.that(
                        """
                        @Sendable final class Progress {
                            @SuppressWarnings("locksmith:not-sendable")
                            private int done;
                            private int total; // ERROR not-sendable
                        }
                        @Sendable @SuppressWarnings("locksmith") final class Quiet {
                            private int total;
                        }
                        """)
                .holds();
    }
}
