package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class SharedStateTest {

    private static final String TYPES =
            """
            @ThreadConfined class Canvas { void draw() {} }
            """;

    @Test
    void the_whole_message_for_a_field() {
        Verify.that(
                        TYPES
                                + """
                                class Gallery {
                                    static Canvas current; // ERROR shared-state
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-state] 'current' is confined to one thread, but every thread can read this static field
                          'current' is a Canvas, which is @ThreadConfined
                          to fix: pass it to those who need it, or keep one for each thread in a ThreadLocal\
                        """);
    }

    @Test
    void the_whole_message_for_a_store() {
        Verify.that(
                        TYPES
                                + """
                                class Gallery {
                                    private static Runnable redraw;
                                    void open(Canvas canvas) {
                                        redraw = () -> canvas.draw(); // ERROR shared-state
                                    }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-state] 'canvas' is confined to its thread, but this lambda is stored in the static field 'redraw', which other threads read
                          'canvas' is a Canvas, which is @ThreadConfined
                          Gallery.redraw is static, so every thread can read it
                          to fix: keep it in a local variable or a ThreadLocal, and store here only what may be shared\
                        """);
    }

    @Test
    void the_whole_message_for_a_task_that_holds_this() {
        Verify.that(
                        """
                        import dev.locksmith.annotations.*; import java.util.*;
                        @ThreadConfined class Session {
                            void clear() {}
                            void clearLater(Clock clock) {
                                clock.after(5, new Runnable() { public void run() { clear(); } }); // ERROR shared-state
                            }
                        }
                        class Clock {
                            private final Timer timer = new Timer();
                            void after(long delay, Runnable task) { timer.schedule(new Alarm(task), delay); }
                        }
                        class Alarm extends TimerTask {
                            private final Runnable task;
                            Alarm(Runnable task) { this.task = task; }
                            @Override public void run() { task.run(); }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:shared-state] 'this' is confined to its thread, but this anonymous class is stored in a field, which other threads read
                          using 'clear()' here takes this along
                          'this' is a Session, which is @ThreadConfined
                          Clock.after passes its parameter 'task' to new Alarm (Test.java:10)
                          new Alarm passes its parameter 'task' to the field 'task' of Alarm (Test.java:14)
                          Alarm extends TimerTask, which threads share, so other threads can read its fields
                          to fix: put what this anonymous class needs of 'this' into local variables first, and let it use only these\
                        """);
    }

    @Test
    void the_whole_message_for_this_in_a_container() {
        Verify.that(
                        """
                        import dev.locksmith.annotations.*; import java.util.concurrent.*;
                        @ThreadConfined class Session {
                            void open(Registry all) {
                                all.add("a", this); // ERROR shared-state
                            }
                        }
                        class Registry {
                            private final ConcurrentMap<String, Object> sessions = new ConcurrentHashMap<>();
                            void add(String name, Object session) { sessions.put(name, session); }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:shared-state] 'this' is confined to its thread, but it is stored in a shared place, which other threads read
                          'this' is a Session, which is @ThreadConfined
                          Registry.add passes its parameter 'session' to a ConcurrentMap (Test.java:9)
                          a ConcurrentMap is made to be shared between threads
                          to fix: pass on an object that threads may share, and not 'this'\
                        """);
    }

    @Test
    void static_fields() {
        Verify.that(
                        TYPES
                                + """
                                class Frame { Canvas canvas; }
                                class Gallery {
                                    static Frame frame; // ERROR shared-state
                                    static final List<Canvas> ALL = new ArrayList<>(); // ERROR shared-state
                                    static Canvas[] row; // ERROR shared-state
                                    static @ThreadConfined Runnable task; // ERROR shared-state
                                    static final ThreadLocal<Canvas> MINE = new ThreadLocal<>();
                                    static final Supplier<Canvas> MAKER = Canvas::new;
                                    static final Class<Canvas> TYPE = Canvas.class;
                                    static final Comparator<Canvas> ORDER = Comparator.comparing(Canvas::hashCode);
                                    static final String NAME = "gallery";
                                    static Object any;
                                    static final List<Object> THINGS = new ArrayList<>();
                                    static final Object[] SLOTS = new Object[2];
                                    static { any = new Canvas(); } // ERROR shared-state
                                    void store(Canvas canvas) {
                                        any = canvas; // ERROR shared-state
                                        Gallery.any = canvas; // ERROR shared-state
                                        THINGS.add(canvas); // ERROR shared-state
                                        SLOTS[0] = canvas; // ERROR shared-state
                                        MINE.set(canvas);
                                        any = "text";
                                        THINGS.add("text");
                                        frame = new Frame();
                                    }
                                }
                                interface Constants { Object ROOT = new Canvas(); } // ERROR shared-state
                                enum Corner { LEFT, RIGHT; static Object last; void put(Canvas c) { last = c; } } // ERROR shared-state
                                """)
                .holds();
    }

    @Test
    void containers_made_for_sharing() {
        Verify.that(
                        TYPES
                                + """
                                class Gallery {
                                    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
                                    private final ConcurrentMap<String, Object> map = new ConcurrentHashMap<>();
                                    private final AtomicReference<Object> ref = new AtomicReference<>();
                                    void store(Canvas canvas) throws InterruptedException {
                                        queue.put(canvas); // ERROR shared-state
                                        queue.offer("text");
                                        map.put("a", canvas); // ERROR shared-state
                                        map.put("a", "text");
                                        map.computeIfAbsent("a", k -> canvas); // ERROR shared-state
                                        map.computeIfAbsent("a", k -> "text" + canvas.hashCode());
                                        ref.set(canvas); // ERROR shared-state
                                        ref.set("text");
                                        Deque<Object> own = new ArrayDeque<>();
                                        own.add(canvas);
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void fields_of_sendable_classes() {
        Verify.that(
                        TYPES
                                + """
                                @Sendable class Board {
                                    volatile Object top;
                                    void pin(Canvas canvas) {
                                        top = canvas; // ERROR shared-state
                                        top = "text";
                                    }
                                }
                                class Gallery {
                                    void hang(Board board, Canvas canvas) {
                                        board.top = canvas; // ERROR shared-state
                                        board.top = "text";
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void the_whole_message_for_a_field_of_an_enum() {
        Verify.that(
                        TYPES
                                + """
                                enum Wall {
                                    NORTH, SOUTH, EAST;
                                    private final Canvas canvas = new Canvas(); // ERROR shared-state
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-state] 'canvas' is confined to one thread, but every thread can read it in the constants of Wall
                          'canvas' is a Canvas, which is @ThreadConfined
                          to fix: pass it to those who need it, or keep one for each thread in a ThreadLocal\
                        """);
    }

    @Test
    void what_constants_hold_is_told_once() {
        Verify.that(
                        TYPES
                                + """
                                enum Wall {
                                    NORTH(null), SOUTH(null) { @Override void paint() {} };
                                    private Canvas canvas; // ERROR shared-state
                                    private @ThreadConfined Object tool; // ERROR shared-state
                                    private List<Canvas> others; // ERROR shared-state
                                    private static Canvas last; // ERROR shared-state
                                    private final ThreadLocal<Canvas> mine = new ThreadLocal<>();
                                    private Object any;
                                    Wall(Canvas canvas) { this.canvas = canvas; }
                                    void paint() { canvas.draw(); }
                                }
                                @ThreadConfined enum Odd { ONE } // ERROR shared-state
                                @Sendable enum Kept {
                                    ONE;
                                    private Canvas canvas; // ERROR not-sendable
                                }
                                enum Plain { ONE, TWO; private final int number = 1; }
                                class Gallery { Wall wall = Wall.NORTH; static Wall shown = Wall.SOUTH; }
                                """)
                .holds();
    }

    @Test
    void a_sendable_class_is_confined_with_its_type_argument() {
        Verify.that(
                        TYPES
                                + """
                                @Sendable final class Box<T> {
                                    private final T content;
                                    Box(T content) { this.content = content; }
                                    static <T> Box<T> of(T content) { return new Box<>(content); }
                                    T content() { return content; }
                                }
                                @Sendable final class All<T> {
                                    private final List<T> content;
                                    All(List<T> content) { this.content = List.copyOf(content); }
                                }
                                @Sendable final class Cell<T> {
                                    private volatile T content;
                                    void set(T content) { this.content = content; }
                                    T get() { return content; }
                                }
                                class Gallery {
                                    private Box<Canvas> held;
                                    private Box<Object> hidden;
                                    private Cell<Object> cell;
                                    Box<Canvas> quiet(Canvas canvas, List<Canvas> canvases) {
                                        Box<Canvas> box = new Box<>(canvas);
                                        box.content().draw();
                                        held = new Box<>(canvas);
                                        Cell<Canvas> cell = new Cell<>();
                                        cell.set(canvas);
                                        All<Canvas> all = new All<>(canvases);
                                        canvases.stream().map(Box::new).forEach(each -> each.content().draw());
                                        return Box.of(canvas);
                                    }
                                    void crosses(ExecutorService pool, Canvas canvas) {
                                        Box<Canvas> box = new Box<>(canvas);
                                        pool.execute(() -> box.content().draw()); // ERROR crosses-thread
                                        Box<Object> any = Box.of(canvas);
                                        pool.execute(() -> System.out.println(any.content())); // ERROR crosses-thread
                                        Cell<Object> cell = new Cell<>();
                                        cell.set(canvas);
                                        pool.execute(() -> System.out.println(cell.get())); // ERROR crosses-thread
                                    }
                                    void hides(Canvas canvas) {
                                        hidden = new Box<>(canvas); // ERROR confinement-forgotten
                                        cell.set(canvas); // ERROR confinement-forgotten
                                    }
                                    void strings(ExecutorService pool) {
                                        Box<String> box = Box.of("one");
                                        pool.execute(() -> System.out.println(box.content()));
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void a_field_of_a_sendable_class_that_no_type_argument_tells() {
        Verify.that(
                        TYPES
                                + """
                                @Sendable final class Lazy<T> {
                                    private final Supplier<T> maker;
                                    private final Object extra;
                                    Lazy(Supplier<T> maker, Object extra) {
                                        this.maker = maker;
                                        this.extra = extra;
                                    }
                                }
                                class Gallery {
                                    void open(Canvas canvas) {
                                        new Lazy<Canvas>(() -> canvas, null); // ERROR shared-state
                                        new Lazy<String>(() -> canvas.toString(), null); // ERROR shared-state
                                        new Lazy<Canvas>(null, canvas); // ERROR shared-state
                                    }
                                }
                                """)
                .holds();
    }
}
