package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What holds a confined value is confined with it, as long as this method alone knows it. */
class ContainersTest {

    private static final String TYPES =
            """
            @ThreadConfined final class Meter { int read() { return 0; } }
            @Sendable record Bill(int amount) {}
            """;

    private static void verify(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void factories_hold_what_they_are_given() {
        verify(
                """
                class House {
                    void made(Executor pool, Meter meter) {
                        List<Object> list = List.of("a", meter);
                        pool.execute(() -> list.size()); // ERROR crosses-thread
                        Set<Object> set = Set.of(meter);
                        pool.execute(() -> set.size()); // ERROR crosses-thread
                        Map<String, Object> map = Map.of("k", meter);
                        pool.execute(() -> map.size()); // ERROR crosses-thread
                        var entry = Map.entry("k", (Object) meter);
                        pool.execute(() -> entry.getKey()); // ERROR crosses-thread
                        Optional<Object> maybe = Optional.of(meter);
                        pool.execute(() -> maybe.isPresent()); // ERROR crosses-thread
                        Optional<Object> nullable = Optional.ofNullable(meter);
                        pool.execute(() -> nullable.isPresent()); // ERROR crosses-thread
                        List<Object> fixed = Arrays.asList("a", meter);
                        pool.execute(() -> fixed.size()); // ERROR crosses-thread
                        Collection<Object> one = Collections.singletonList(meter);
                        pool.execute(() -> one.size()); // ERROR crosses-thread
                        Object[] array = {"a", meter};
                        pool.execute(() -> System.out.println(array.length)); // ERROR crosses-thread
                        Object pair = new AbstractMap.SimpleEntry<String, Object>("k", meter);
                        pool.execute(() -> pair.hashCode()); // ERROR crosses-thread
                    }
                    void plain(Executor pool, Meter meter) {
                        List<Object> list = List.of("a", new Bill(meter.read()));
                        pool.execute(() -> list.size());
                        Map<String, Integer> map = Map.of("k", meter.read());
                        pool.execute(() -> map.size());
                        Object[] array = {"a", 1};
                        pool.execute(() -> System.out.println(array.length));
                        Optional<Object> maybe = Optional.of(meter.read());
                        pool.execute(() -> maybe.isPresent());
                    }
                }
                """);
    }

    @Test
    void collections_filled_step_by_step() {
        verify(
                """
                class House {
                    void lists(Executor pool, Meter meter) {
                        List<Object> list = new ArrayList<>();
                        list.add("a");
                        List<Object> copy = new ArrayList<>(list);
                        pool.execute(() -> copy.size());
                        list.add(meter);
                        pool.execute(() -> list.size()); // ERROR crosses-thread
                        List<Object> more = new ArrayList<>();
                        more.addAll(list);
                        pool.execute(() -> more.size()); // ERROR crosses-thread
                        List<Object> third = new ArrayList<>(list);
                        pool.execute(() -> third.size()); // ERROR crosses-thread
                        List<Object> fourth = List.copyOf(list);
                        pool.execute(() -> fourth.size()); // ERROR crosses-thread
                    }
                    void maps(Executor pool, Meter meter) {
                        Map<String, Object> map = new HashMap<>();
                        map.put("a", "b");
                        pool.execute(map::size);
                        map.putIfAbsent("m", meter);
                        pool.execute(() -> map.size()); // ERROR crosses-thread
                        Map<Object, String> keys = new TreeMap<>();
                        keys.put(meter, "m");
                        pool.execute(() -> keys.size()); // ERROR crosses-thread
                        Map<String, Object> later = new HashMap<>();
                        later.computeIfAbsent("m", key -> meter);
                        pool.execute(() -> later.size()); // ERROR crosses-thread
                        Map<String, Object> all = new HashMap<>();
                        all.putAll(map);
                        pool.execute(() -> all.size()); // ERROR crosses-thread
                    }
                    void deques(Executor pool, Meter meter) {
                        Deque<Object> deque = new ArrayDeque<>();
                        deque.push(meter);
                        pool.execute(() -> deque.size()); // ERROR crosses-thread
                        Queue<Object> queue = new PriorityQueue<>();
                        queue.offer("a");
                        pool.execute(() -> queue.size());
                    }
                    void arrays(Executor pool, Meter meter) {
                        Object[] array = new Object[2];
                        array[0] = "a";
                        pool.execute(() -> System.out.println(array.length));
                        array[1] = meter;
                        pool.execute(() -> System.out.println(array.length)); // ERROR crosses-thread
                        Object[] again = array.clone();
                        pool.execute(() -> System.out.println(again.length)); // ERROR crosses-thread
                    }
                    void onOnePath(Executor pool, Meter meter, boolean with) {
                        List<Object> list = new ArrayList<>();
                        if (with) {
                            list.add(meter);
                        }
                        pool.execute(() -> list.size()); // ERROR crosses-thread
                    }
                    void inALoop(Executor pool, List<Meter> meters) {
                        List<Object> list = new ArrayList<>();
                        for (Meter meter : meters) {
                            list.add(meter);
                        }
                        pool.execute(() -> list.size()); // ERROR crosses-thread
                    }
                    void inALambda(Executor pool, List<Meter> meters) {
                        List<Object> list = new ArrayList<>();
                        meters.forEach(meter -> list.add(meter));
                        pool.execute(() -> list.size()); // ERROR crosses-thread
                        List<Integer> numbers = new ArrayList<>();
                        meters.forEach(meter -> numbers.add(meter.read()));
                        pool.execute(() -> numbers.size());
                    }
                    void nested(Executor pool, Meter meter) {
                        List<Object> inner = new ArrayList<>();
                        inner.add(meter);
                        Map<String, List<Object>> outer = new HashMap<>();
                        outer.put("k", inner);
                        pool.execute(() -> outer.size()); // ERROR crosses-thread
                    }
                    void aNewOne(Executor pool, Meter meter) {
                        List<Object> list = new ArrayList<>();
                        list.add(meter);
                        list.size();
                        list = new ArrayList<>();
                        List<Object> shown = list;
                        pool.execute(() -> shown.size());
                    }
                }
                """);
    }

    @Test
    void a_function_with_a_cast_is_given_the_same() {
        verify(
                """
                class House {
                    void each(Executor pool, Meter meter) {
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(() -> meter.hashCode());
                        tasks.forEach((Consumer<Runnable>) task -> pool.execute(task)); // ERROR crosses-thread
                        tasks.forEach((Consumer<Runnable>) (pool::execute)); // ERROR crosses-thread
                        tasks.forEach((Consumer<? super Runnable>) (Consumer<Runnable>) task -> task.run());
                    }
                    void free(Executor pool) {
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(() -> System.out.println());
                        tasks.forEach((Consumer<Runnable>) task -> pool.execute(task));
                    }
                }
                """);
    }

    @Test
    void what_is_taken_out_is_what_was_put_in() {
        verify(
                """
                class House {
                    void each(Executor pool, Meter meter) {
                        List<Object> things = new ArrayList<>();
                        things.add(meter);
                        for (Object thing : things) {
                            pool.execute(() -> thing.hashCode()); // ERROR crosses-thread
                        }
                        Object first = things.get(0);
                        pool.execute(() -> first.hashCode()); // ERROR crosses-thread
                        Iterator<Object> iterator = things.iterator();
                        Object next = iterator.next();
                        pool.execute(() -> next.hashCode()); // ERROR crosses-thread
                        for (Object thing : things.subList(0, 1)) {
                            pool.execute(() -> thing.hashCode()); // ERROR crosses-thread
                        }
                    }
                    void maps(Executor pool, Meter meter) {
                        Map<String, Object> map = new HashMap<>();
                        map.put("m", meter);
                        Object found = map.get("m");
                        pool.execute(() -> found.hashCode()); // ERROR crosses-thread
                        for (String key : map.keySet()) {
                            pool.execute(() -> System.out.println(key));
                        }
                        for (Map.Entry<String, Object> entry : map.entrySet()) {
                            pool.execute(() -> entry.getValue()); // ERROR crosses-thread
                            String key = entry.getKey();
                            pool.execute(() -> System.out.println(key));
                        }
                        for (Object value : map.values()) {
                            pool.execute(() -> value.hashCode()); // ERROR crosses-thread
                        }
                    }
                    void tasks(Executor pool, Meter meter) {
                        List<Runnable> tasks = new ArrayList<>();
                        tasks.add(() -> meter.read());
                        for (Runnable task : tasks) {
                            pool.execute(task); // ERROR crosses-thread
                        }
                        for (Runnable task : tasks) {
                            task.run();
                        }
                        tasks.forEach(pool::execute); // ERROR crosses-thread
                        tasks.forEach(Runnable::run);
                        Runnable last = tasks.remove(0);
                        last.run();
                    }
                    void optionals(Executor pool, Meter meter) {
                        Optional<Runnable> job = Optional.of(() -> meter.read());
                        job.get().run();
                        pool.execute(job.get()); // ERROR crosses-thread
                        pool.execute(job.orElseThrow()); // ERROR crosses-thread
                        pool.execute(job.orElse(() -> {})); // ERROR crosses-thread
                        Optional<Runnable> free = Optional.of(() -> {});
                        pool.execute(free.get());
                    }
                    void arrays(Executor pool, Meter meter) {
                        Runnable[] tasks = {() -> meter.read()};
                        pool.execute(tasks[0]); // ERROR crosses-thread
                        Object[] things = {meter};
                        for (Object thing : things) {
                            pool.execute(() -> thing.hashCode()); // ERROR crosses-thread
                        }
                    }
                    void theTypeProves(Executor pool, Meter meter) {
                        List<Object> things = new ArrayList<>();
                        things.add(meter);
                        things.add(new Bill(2));
                        Bill bill = (Bill) things.get(1);
                        pool.execute(() -> bill.amount());
                        if (things.get(1) instanceof Bill again) {
                            pool.execute(() -> again.amount());
                        }
                        int size = things.size();
                        pool.execute(() -> System.out.println(size));
                        String text = things.toString();
                        pool.execute(() -> System.out.println(text));
                    }
                }
                """);
    }

    @Test
    void objects_of_own_classes_hold_what_their_constructors_and_setters_keep() {
        verify(
                """
                class Box {
                    Object content;
                    Box() {}
                    Box(Object content) { this.content = content; }
                    void set(Object content) { this.content = content; }
                    void show(Object other) { System.out.println(other); }
                }
                class Label {
                    private final String text;
                    Label(Object of) { this.text = of.toString(); }
                    String text() { return text; }
                }
                record Pair(Object left, Object right) {}
                class House {
                    void constructed(Executor pool, Meter meter) {
                        Box box = new Box(meter);
                        pool.execute(() -> box.hashCode()); // ERROR crosses-thread
                        Pair pair = new Pair("a", meter);
                        pool.execute(() -> pair.hashCode()); // ERROR crosses-thread
                        Box nested = new Box(new Box(meter));
                        pool.execute(() -> nested.hashCode()); // ERROR crosses-thread
                        pool.execute(() -> new Box(meter).hashCode()); // ERROR crosses-thread
                    }
                    void set(Executor pool, Meter meter) {
                        Box box = new Box();
                        box.show(meter);
                        pool.execute(() -> box.hashCode());
                        box.set(meter);
                        pool.execute(() -> box.hashCode()); // ERROR crosses-thread
                        Box direct = new Box();
                        direct.content = meter;
                        pool.execute(() -> direct.hashCode()); // ERROR crosses-thread
                    }
                    void derived(Executor pool, Meter meter) {
                        Label label = new Label(meter);
                        pool.execute(() -> label.text());
                        Box box = new Box(meter.read());
                        pool.execute(() -> box.hashCode());
                        Pair pair = new Pair("a", 2);
                        pool.execute(() -> pair.hashCode());
                    }
                }
                """);
    }

    @Test
    void builders_that_return_themselves() {
        verify(
                """
                class Report {
                    private final List<Object> parts = new ArrayList<>();
                    Report with(Object part) {
                        parts.add(part);
                        return this;
                    }
                    Report titled(String title) { return this; }
                    int size() { return parts.size(); }
                }
                class House {
                    void chained(Executor pool, Meter meter) {
                        Report report = new Report().titled("a").with(meter).titled("b");
                        pool.execute(() -> report.size()); // ERROR crosses-thread
                    }
                    void stepwise(Executor pool, Meter meter) {
                        Report report = new Report();
                        report.titled("a").with("b").with(meter);
                        pool.execute(() -> report.size()); // ERROR crosses-thread
                    }
                    void plain(Executor pool, Meter meter) {
                        Report report = new Report().titled("a").with(meter.read());
                        pool.execute(() -> report.size());
                        StringBuilder text = new StringBuilder().append("a").append(meter);
                        String done = text.toString();
                        pool.execute(() -> System.out.println(done));
                    }
                }
                """);
    }

    @Test
    void collected_from_a_stream() {
        verify(
                """
                class House {
                    void collected(Executor pool, List<Meter> meters) {
                        List<Meter> copy = meters.stream().filter(m -> m.read() > 0).toList();
                        pool.execute(() -> copy.size()); // ERROR crosses-thread
                        List<Integer> values = meters.stream().map(Meter::read).toList();
                        pool.execute(() -> values.size());
                        Map<Integer, List<Meter>> groups =
                                meters.stream().collect(Collectors.groupingBy(Meter::read));
                        pool.execute(() -> groups.size()); // ERROR crosses-thread
                        String names = meters.stream().map(Object::toString).collect(Collectors.joining());
                        pool.execute(() -> System.out.println(names));
                    }
                }
                """);
    }

    @Test
    void what_a_container_gives_out_is_known_where_that_is() {
        verify(
                """
                class Houses {
                    private final Map<String, List<Runnable>> tasks = new HashMap<>();
                    private static final Map<String, List<Runnable>> ALL = new HashMap<>();
                    void own(Meter meter) {
                        tasks.get("a").add(() -> meter.read()); // ERROR confinement-forgotten
                        tasks.computeIfAbsent("a", key -> new ArrayList<>()).add(() -> meter.read()); // ERROR confinement-forgotten
                    }
                    static void ofAll(Meter meter) {
                        ALL.get("a").add(() -> meter.read()); // ERROR shared-state
                        ALL.computeIfAbsent("a", key -> new ArrayList<>()).add(() -> meter.read()); // ERROR shared-state
                    }
                    void local(Meter meter) {
                        Map<String, List<Runnable>> here = new HashMap<>();
                        here.computeIfAbsent("a", key -> new ArrayList<>()).add(() -> meter.read());
                    }
                    void sendable(Bill bill) {
                        tasks.computeIfAbsent("a", key -> new ArrayList<>()).add(() -> System.out.println(bill));
                        ALL.computeIfAbsent("a", key -> new ArrayList<>()).add(() -> System.out.println(bill));
                    }
                }
                """);
    }
}
