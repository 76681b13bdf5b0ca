package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** In complete mode: what nothing else reaches may be handed over, whatever its type. */
class UnsharedTest {

    private static final String TYPES =
            """
            class Order {
                int quantity;
                Order() {}
                Order(Order other) {}
                void add() { quantity++; }
                boolean isEmpty() { return quantity == 0; }
                Order self() { return this; }
            }
            class Registered {
                private static Registered last;
                private int count;
                Registered() { last = this; }
                void add() { count++; }
            }
            """;

    private static void complete(String text) {
        Verify.that(TYPES + text).withOptions("-Alocksmith.mode=complete").holds();
    }

    @Test
    void an_object_that_is_used_and_then_handed_over() {
        complete(
                """
                class Kitchen {
                    void lambda(ExecutorService pool) {
                        Order order = new Order();
                        order.add();
                        order.quantity = 3;
                        pool.execute(() -> { if (order.isEmpty()) { order.add(); } });
                    }
                    void reference(ExecutorService pool) {
                        for (int i = 0; i < 3; i++) {
                            Order order = new Order();
                            pool.execute(order::add);
                        }
                    }
                    void variable(ExecutorService pool) {
                        Order order = new Order(new Order());
                        Runnable task = () -> order.add();
                        pool.execute(task);
                    }
                    void queue(BlockingQueue<Order> queue) {
                        queue.add(new Order());
                        Order order = new Order();
                        queue.offer(order);
                    }
                    void thread() {
                        List<String> names = new ArrayList<>();
                        names.add("first");
                        new Thread(() -> names.add("second")).start();
                    }
                }
                """);
    }

    @Test
    void an_object_that_a_method_here_hands_over() {
        complete(
                """
                class Kitchen {
                    private Runnable kept;
                    void cook(ExecutorService pool) {
                        Order order = new Order();
                        start(pool, () -> order.add());
                        Order second = new Order();
                        twice(pool, () -> second.add()); // ERROR unproven
                        Order third = new Order();
                        keeping(pool, () -> third.add()); // ERROR unproven
                    }
                    private static void start(ExecutorService pool, Runnable task) {
                        run(pool, task);
                    }
                    private static void run(ExecutorService pool, Runnable task) {
                        pool.execute(task);
                    }
                    private static void twice(ExecutorService pool, Runnable task) {
                        pool.execute(task);
                        pool.execute(task);
                    }
                    private void keeping(ExecutorService pool, Runnable task) {
                        kept = task;
                        pool.execute(task);
                    }
                }
                """);
    }

    @Test
    void an_object_that_is_used_after_it_or_twice() {
        complete(
                """
                class Kitchen {
                    void after(ExecutorService pool) {
                        Order order = new Order();
                        pool.execute(() -> order.add()); // ERROR unproven
                        order.add();
                    }
                    void again(ExecutorService pool) {
                        Order order = new Order();
                        for (int i = 0; i < 3; i++) {
                            pool.execute(() -> order.add()); // ERROR unproven
                        }
                    }
                    void sameTask(ExecutorService pool) {
                        Order order = new Order();
                        Runnable task = () -> order.add();
                        pool.execute(task); // ERROR unproven
                        pool.execute(task); // ERROR unproven
                    }
                    void byMany(List<String> names) {
                        Order order = new Order();
                        names.parallelStream().forEach(name -> order.add()); // ERROR unproven
                    }
                    void eachTurn(ExecutorService pool, List<String> names) {
                        Order order = new Order();
                        names.forEach(name -> pool.execute(() -> order.add())); // ERROR unproven
                    }
                    void taskOfTasks(ScheduledExecutorService pool) {
                        Order order = new Order();
                        pool.scheduleAtFixedRate(() -> start(pool, order), 1, 1, TimeUnit.SECONDS);
                    }
                    private static void start(ExecutorService pool, Order order) {
                        pool.execute(() -> order.add()); // ERROR unproven
                    }
                    static class Counting implements ThreadFactory {
                        private int count;
                        @Override public Thread newThread(Runnable task) { count++; return new Thread(task); } // ERROR unproven
                    }
                    void askedByMany() {
                        Executors.newFixedThreadPool(4, new Counting()); // ERROR unproven
                    }
                    void map(ConcurrentMap<String, Order> orders) {
                        orders.put("a", new Order()); // ERROR unproven
                    }
                }
                """);
    }

    @Test
    void an_object_that_somebody_else_knows() {
        complete(
                """
                class Kitchen {
                    private Order kept = new Order();
                    void given(ExecutorService pool, Order order) {
                        pool.execute(() -> order.add()); // ERROR unproven
                    }
                    void inField(ExecutorService pool) {
                        Order order = new Order();
                        kept = order;
                        pool.execute(() -> order.add()); // ERROR unproven
                    }
                    void madeOfOther(ExecutorService pool) {
                        Order order = new Order(kept);
                        pool.execute(() -> order.add()); // ERROR unproven
                    }
                    void byItsConstructor(ExecutorService pool) {
                        Registered registered = new Registered();
                        pool.execute(() -> registered.add()); // ERROR unproven
                    }
                    void alias(ExecutorService pool) {
                        Order order = new Order();
                        Order same = order.self();
                        pool.execute(() -> order.add()); // ERROR unproven
                        same.add();
                    }
                    void givenBack(ExecutorService pool) {
                        Order order = Objects.requireNonNull(new Order());
                        pool.execute(() -> order.add()); // ERROR unproven
                        order.add();
                    }
                }
                """);
    }
}
