package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class UnprovenTest {

    private static final String TYPES =
            """
            @ThreadConfined class Clock { int now() { return 0; } }
            class Order { private int quantity; void add() { quantity++; } }
            record Dish(String name, int table) {}
            interface Sink { void accept(Object value); }
            """;

    private static Verify complete(String text) {
        return Verify.that(TYPES + text).withOptions("-Alocksmith.mode=complete");
    }

    @Test
    void the_whole_message_for_a_value() {
        complete(
                        """
                        class Kitchen {
                            void cook(Executor pool, Order order) {
                                pool.execute(() -> order.add()); // ERROR unproven
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:unproven] nothing proves that 'order' may leave its thread, but this lambda takes it to another one
                          'order' is an Order, which has the mutable field 'quantity'
                          Executor.execute runs its task on another thread
                          to fix: declare Order @Sendable if it is, or hand over a copy that is immutable\
                        """);
    }

    @Test
    void the_whole_message_for_a_value_that_is_handed_over_itself() {
        complete(
                        """
                        class Kitchen {
                            private static void send(@Sendable Object value) {}
                            void cook(Order order) {
                                send(order); // ERROR unproven
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:unproven] nothing proves that 'order' may leave its thread, but it goes to another one here
                          'order' is an Order, which has the mutable field 'quantity'
                          Kitchen.send declares its parameter 'value' @Sendable: it may go to another thread
                          to fix: declare Order @Sendable if it is, or hand over a copy that is immutable\
                        """);
    }

    @Test
    void the_whole_message_for_unknown_code() {
        complete(
                        """
                        class Tower {
                            void strike(Sink sink, Clock clock) {
                                sink.accept(clock); // ERROR unproven
                            }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:unproven] 'clock' is confined to its thread, and nothing proves that Sink.accept keeps it there
                          'clock' is a Clock, which is @ThreadConfined
                          nothing is known of the code that Sink.accept runs
                          to fix: describe Sink.accept in a stub file, or declare its parameter @ThreadConfined\
                        """);
    }

    @Test
    void values_of_which_nothing_is_known() {
        complete(
                        """
                        class Kitchen {
                            private static void send(@Sendable Object value) {}
                            void cook(ExecutorService pool, Order order, Dish dish, Object any, List<String> names) {
                                pool.execute(() -> System.out.println(dish.name()));
                                pool.execute(() -> System.out.println("text"));
                                pool.execute(() -> System.out.println(any)); // ERROR unproven
                                send(order); // ERROR unproven
                                send(dish);
                                send(names); // ERROR unproven
                                send(List.copyOf(names));
                                send(3);
                                if (any instanceof Dish known) {
                                    pool.execute(() -> System.out.println(known.table()));
                                }
                                Dish cast = (Dish) any;
                                pool.execute(() -> System.out.println(cast.table()));
                                pool.execute(() -> { Order own = new Order(); own.add(); });
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void code_of_which_something_is_known() {
        complete(
                        """
                        interface Local { void take(Object value); }
                        class Here implements Local { @Override public void take(Object value) { System.out.println(value); } }
                        class Tower {
                            private void show(Object value) { System.out.println(value); }
                            void strike(Local local, Clock clock, List<Integer> hours) {
                                local.take(clock);
                                show(clock);
                                hours.forEach(hour -> clock.now());
                                hours.stream().map(hour -> clock.now()).toList();
                                Object copy = Objects.requireNonNull(clock);
                                List<Clock> clocks = new ArrayList<>(List.of(clock));
                                clocks.contains(clock);
                                clock.now();
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void the_default_mode_says_nothing_of_all_this() {
        Verify.that(
                        TYPES
                                + """
                                class Kitchen {
                                    void cook(Executor pool, Order order, Object any, Sink sink, Clock clock) {
                                        pool.execute(() -> order.add());
                                        pool.execute(() -> System.out.println(any));
                                        sink.accept(clock);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_a_task_class_captures_is_asked_as_much_as_what_a_lambda_does() {
        complete(
                        """
                        class Kitchen {
                            void cook(Timer timer, Executor pool, Order order, Dish dish) {
                                new Thread() { // ERROR unproven
                                    @Override public void run() { order.add(); }
                                }.start();
                                TimerTask later = new TimerTask() { // ERROR unproven
                                    @Override public void run() { order.add(); }
                                };
                                timer.schedule(later, 10);
                                class Waiter extends Thread { // ERROR unproven
                                    @Override public void run() { order.add(); }
                                }
                                new Waiter().start();
                                class Cook implements Runnable {
                                    @Override public void run() { order.add(); }
                                }
                                pool.execute(new Cook()); // ERROR unproven
                                new Thread() {
                                    @Override public void run() { dish.table(); }
                                }.start();
                            }
                        }
                        """)
                .holds();
    }

    @Test
    void an_author_vouches_for_what_his_classes_capture() {
        complete(
                        """
                        @Sendable(unchecked = "each object is used by one thread") abstract class Job { abstract void run(); }
                        class Kitchen {
                            void cook(Order order) {
                                new Job() {
                                    @Override void run() { order.add(); }
                                }.run();
                            }
                        }
                        """)
                .holds();
    }
}
