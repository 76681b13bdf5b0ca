package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** What is in an object counts, and not what its type arguments name. */
class HeldContentTest {

    private static final String PEN = "@ThreadConfined class Pen { void draw() {} }\n";

    private static void verify(String text, String... options) {
        Verify.that(PEN + text).withOptions(options).holds();
    }

    @Test
    void what_converts_holds_nothing() {
        verify(
                """
                interface Codec<T> { byte[] write(T t); T read(byte[] b); }
                interface Shelf<T> { void put(T t); T read(byte[] b); }
                interface Choice<T> { T orElse(T other); <R> R map(Function<T, R> f); }
                sealed interface Result<T> {}
                record Done<T>(T value) implements Result<T> {}
                class Use {
                    static Codec<Pen> codec;
                    static Map<String, Codec<Pen>> codecs = new HashMap<>();
                    static Shelf<Pen> shelf; // ERROR shared-state
                    static Choice<Pen> choice; // ERROR shared-state
                    static Result<Pen> result; // ERROR shared-state
                    void use(Executor pool, Codec<Pen> codec, Shelf<Pen> shelf) {
                        pool.execute(() -> codec.read(new byte[0]));
                        pool.execute(() -> shelf.read(new byte[0])); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void what_is_made_of_nothing_holds_nothing() {
        verify(
                """
                class Use {
                    static final Pen[] NONE = new Pen[0];
                    static final Pen[] NOBODY = {};
                    static final List<Pen> EMPTY = List.of();
                    static final List<Pen> OLD = Collections.emptyList();
                    static final Optional<Pen> ABSENT = Optional.empty();
                    static final Pen[] ROOM = new Pen[1]; // ERROR shared-state
                    static final List<Pen> GROWS = new ArrayList<>(); // ERROR shared-state
                    static List<Pen> replaced = List.of(); // ERROR shared-state
                    void use(Executor pool) {
                        List<Pen> none = List.of();
                        pool.execute(() -> System.out.println(none));
                    }
                }
                """);
    }

    @Test
    void what_functions_make_is_kept_where_they_are_given() {
        verify(
                """
                class Use {
                    static final ConcurrentMap<String, Object> MAP = new ConcurrentHashMap<>();
                    static final AtomicReference<Object> REF = new AtomicReference<>();
                    static final List<Object> LIST = new ArrayList<>();
                    void use(Pen pen) {
                        MAP.computeIfAbsent("k", k -> pen); // ERROR shared-state
                        MAP.merge("k", "x", (x, y) -> pen); // ERROR shared-state
                        REF.updateAndGet(x -> pen); // ERROR shared-state
                        REF.accumulateAndGet("x", (x, y) -> pen); // ERROR shared-state
                        LIST.replaceAll(x -> pen); // ERROR shared-state
                        REF.updateAndGet(x -> pen.toString());
                    }
                }
                """);
    }

    @Test
    void what_a_function_makes_is_not_the_function() {
        verify(
                """
                class Cache {
                    static final Map<String, Object> CACHE = new ConcurrentHashMap<>();
                    static <V> V memo(String key, Function<String, V> make) {
                        V made = make.apply(key);
                        CACHE.put(key, made);
                        return made;
                    }
                    static <V> V timed(Supplier<V> work) {
                        V made = work.get();
                        CACHE.put("last", made);
                        return made;
                    }
                    void use(Pen pen) {
                        memo("k", k -> pen.toString());
                        Integer n = timed(() -> pen.hashCode());
                        memo("k", k -> pen); // ERROR shared-state
                        Object made = timed(() -> pen); // ERROR shared-state
                    }
                }
                """);
    }

    @Test
    void all_of_a_container_is_put_somewhere_and_not_the_container() {
        verify(
                """
                record Config(int size) {}
                class Registry {
                    private final ConcurrentMap<String, Config> configs = new ConcurrentHashMap<>();
                    private final BlockingQueue<Config> queue = new LinkedBlockingQueue<>();
                    private final BlockingQueue<Object> anything = new LinkedBlockingQueue<>();
                    public void add(Map<String, Config> more) { configs.putAll(more); }
                    public void put(Collection<Config> more) { queue.addAll(more); }
                    public void any(Collection<StringBuilder> more) {
                        anything.addAll(more); // ERROR unproven
                    }
                }
                """,
                "-Alocksmith.mode=complete");
    }

    @Test
    void another_object_s_field_may_admit_confinement() {
        verify(
                """
                class Box {
                    final Deque<@ThreadConfined Runnable> tasks = new ArrayDeque<>();
                    final List<Object> plain = new ArrayList<>();
                }
                class Use {
                    void fill(Pen pen, Box box) {
                        box.tasks.push(() -> pen.draw());
                        box.plain.add(pen); // ERROR confinement-forgotten
                    }
                }
                """);
    }

    @Test
    void a_method_s_type_parameter_holds_its_promise() {
        verify(
                """
                class Use {
                    static <@Sendable T> T forward(T item) { return item; }
                    void use(Pen pen) {
                        forward(pen); // ERROR confined-type-argument
                        forward("text");
                    }
                }
                """);
    }

    @Test
    void results_behind_an_interface() {
        verify(
                """
                interface Link { void close(); }
                @ThreadConfined final class PenLink implements Link { public void close() {} }
                interface Factory { Link create(); Object name(); }
                final class PenFactory implements Factory {
                    public Link create() { return new PenLink(); }
                    public Object name() { return "pen"; }
                }
                interface Other { Link create(); }
                final class One implements Other { public Link create() { return new PenLink(); } }
                final class Two implements Other { public Link create() { return null; } }
                interface Hello { void greet(); int count(); }
                final class Loud implements Hello {
                    private final Pen pen;
                    Loud(Pen pen) { this.pen = pen; }
                    public void greet() { pen.draw(); }
                    public int count() { return 1; }
                }
                class Hellos {
                    static Hello fresh() { return made(); }
                    static Hello made() { return new Loud(new Pen()); }
                }
                class Use {
                    static Link a;
                    static Object b;
                    static Link c;
                    static Hello d;
                    void known(PenFactory f) { a = f.create(); } // ERROR shared-state
                    void by(Factory f) { a = f.create(); } // ERROR shared-state
                    void named(Factory f) { b = f.name(); }
                    void either(Other o) { c = o.create(); }
                    void twoCalls() { d = Hellos.fresh(); } // ERROR shared-state
                    void thread(Factory f) {
                        Link link = f.create();
                        new Thread(() -> link.close()).start(); // ERROR crosses-thread
                    }
                }
                """);
    }

    @Test
    void who_hands_itself_over_makes_the_mistake() {
        verify(
                """
                @ThreadConfined abstract class Transport {
                    abstract Object open();
                    Object openAll() { return open(); }
                }
                final class Http extends Transport { int n; Object open() { n++; return "x"; } }
                final class Local extends Transport {
                    static Executor pool;
                    Object open() { return connect(); }
                    private Object connect() {
                        pool.execute(() -> hashCode()); // ERROR crosses-thread
                        return "y";
                    }
                }
                class Use {
                    Transport field; // a user of one is no mistake
                    void a(Transport t) { t.open(); }
                    void b() { field.open(); }
                    void c() { Transport t = new Http(); t.openAll(); }
                }
                """);
    }

    @Test
    void what_a_test_or_a_cast_proves() {
        verify(
                """
                @ThreadConfined final class Request { String name; }
                @ThreadConfined final class Job implements Runnable { public void run() {} }
                class Processor {
                    private final Executor pool = null;
                    void cast(boolean run, Object given) {
                        if (run) { pool.execute((Runnable) given); }
                    }
                    void pattern(Object given) {
                        if (given instanceof Runnable task) { pool.execute(task); }
                    }
                    void tested(Object given) {
                        if (given instanceof Runnable) { pool.execute((Runnable) given); }
                    }
                    void twoHops(Object given) { pattern(given); }
                    void fill(Request request, Job job) {
                        cast(false, request);
                        pattern(request);
                        tested(request);
                        twoHops(request);
                        cast(true, job); // ERROR crosses-thread
                        pattern(job); // ERROR crosses-thread
                        tested(job); // ERROR crosses-thread
                        twoHops(job); // ERROR crosses-thread
                    }
                }
                """);
    }
}
