package dev.locksmith.processor.rule;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

class SharedUnlockedTest {

    private static final String TYPES =
            """
            @NotThreadSafe class Pen {
                void write(String text) {}
                int getWidth() { return 1; }
                public Pen clone() { return new Pen(); }
            }
            """;

    private static void holds(String text) {
        Verify.that(TYPES + text).holds();
    }

    @Test
    void the_whole_message() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private static final Pen PEN = new Pen(); // ERROR shared-unlocked
                                    static void note(String text) { PEN.write(text); }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'PEN' may be used by one thread at a time, but several threads reach it here, and no lock is held where it is used
                          'PEN' is a Pen, which is @NotThreadSafe
                          Desk.PEN is static, so every thread can reach it
                          write() is called at Test.java:8 under no lock
                          to fix: make a Pen where it is used, keep one for each thread in a ThreadLocal, or hold one lock at every use\
                        """);
    }

    @Test
    void the_whole_message_for_different_locks() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private static final Object LOCK = new Object();
                                    private static final Pen PEN = new Pen(); // ERROR shared-unlocked
                                    static synchronized void note(String text) { PEN.write(text); }
                                    static void line() { synchronized (LOCK) { PEN.write(""); } }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'PEN' may be used by one thread at a time, but several threads reach it here, and its uses have no lock in common
                          'PEN' is a Pen, which is @NotThreadSafe
                          Desk.PEN is static, so every thread can reach it
                          write() is called at Test.java:9 under the lock of Desk.class
                          write() is called at Test.java:10 under the lock of LOCK
                          to fix: make a Pen where it is used, keep one for each thread in a ThreadLocal, or hold one lock at every use\
                        """);
    }

    @Test
    void the_whole_message_for_a_class_of_the_jdk() {
        Verify.that(
                        """
                        class Buckets {
                            static final java.text.DateFormat DAY = new java.text.SimpleDateFormat("d"); // ERROR shared-unlocked
                            static String of(Date date) { return DAY.format(date); }
                        }
                        """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'DAY' may be used by one thread at a time, but several threads reach it here, and no lock is held where it is used
                          'DAY' is a DateFormat, which is not safe for use by several threads
                          Buckets.DAY is static, so every thread can reach it
                          format() is called at Test.java:3 under no lock
                          to fix: use a java.time.format.DateTimeFormatter, which every thread may use, or make a DateFormat where it is used, keep one for each thread in a ThreadLocal, or hold one lock at every use\
                        """);
    }

    @Test
    void static_fields() {
        holds(
                """
                class Fine extends Pen {}
                interface Tools { Pen PEN = new Pen(); } // ERROR shared-unlocked
                class Desk {
                    static Fine fine; // ERROR shared-unlocked
                    static final Object ANY = new Pen(); // ERROR shared-unlocked
                    static @NotThreadSafe Runnable task; // ERROR shared-unlocked
                    static Pen lazy; // ERROR shared-unlocked
                    static final Pen UNUSED = new Pen();
                    static final ThreadLocal<Pen> MINE = ThreadLocal.withInitial(Pen::new);
                    final Pen own = new Pen();
                    void all() {
                        Tools.PEN.write("a");
                        fine.write("b");
                        ((Pen) ANY).write("c");
                        task.run();
                        MINE.get().write("d");
                        own.write("e");
                    }
                    static Pen lazy() {
                        if (lazy == null) {
                            lazy = new Pen();
                        }
                        return lazy;
                    }
                    static void note() { lazy().write("f"); }
                }
                """);
    }

    @Test
    void what_a_field_is_given_says_more_than_its_type() {
        holds(
                """
                interface Writer { void write(String text); }
                @NotThreadSafe class Ink implements Writer { public void write(String text) {} }
                class Chalk implements Writer { public void write(String text) {} }
                class Box { @NotThreadSafe Writer open() { return null; } Writer any() { return null; } }
                class Desk {
                    private static final Writer FIRST = new Ink(); // ERROR shared-unlocked
                    private static Writer later; // ERROR shared-unlocked
                    private static Writer either; // ERROR shared-unlocked
                    private static Writer opened; // ERROR shared-unlocked
                    private static Writer helped; // ERROR shared-unlocked
                    private static Writer safe;
                    private static Writer sometimes;
                    private static Writer given;
                    private static Writer any;
                    private static Writer locked;
                    private static final ThreadLocal<Writer> EACH = ThreadLocal.withInitial(Ink::new);
                    static Writer open = new Ink();
                    static void note(boolean first) {
                        FIRST.write("a");
                        later.write("a");
                        either.write("a");
                        opened.write("a");
                        safe.write("a");
                        sometimes.write("a");
                        given.write("a");
                        any.write("a");
                        open.write("a");
                        EACH.get().write("a");
                        synchronized (Desk.class) { locked.write("a"); }
                    }
                    private static Writer helped() {
                        if (helped == null) { helped = new Ink(); }
                        return helped;
                    }
                    static void useHelped() { Writer writer = helped; writer.write("a"); }
                    static void set(boolean first, Writer writer, Box box) {
                        later = null;
                        later = new Ink();
                        either = first ? new Ink() : new Ink();
                        opened = box.open();
                        safe = new Chalk();
                        sometimes = first ? new Ink() : new Chalk();
                        given = new Ink();
                        given = writer;
                        any = box.any();
                        locked = new Ink();
                    }
                }
                """);
    }

    @Test
    void what_is_no_use() {
        holds(
                """
                class Desk {
                    static final Pen PEN = new Pen();
                    static final Pen MODEL = new Pen();
                    static Pen last = new Pen();
                    static { PEN.write("first"); setUp(); }
                    private static void setUp() { MODEL.write("first"); }
                    static Pen model() { return MODEL; }
                    static int width() { return PEN.getWidth(); }
                    static Pen copy() { return PEN.clone(); }
                    static boolean isLast(Pen pen) { return last != null && (last == pen || last.equals(pen)); }
                    static void replace() { last = new Pen(); }
                    static Pen copyOfModel() { Pen pen = model().clone(); pen.write("x"); return pen; }
                    static void list(List<Pen> all) { all.add(PEN); }
                }
                """);
    }

    @Test
    void what_an_object_of_the_jdk_keeps_may_be_asked_for() {
        holds(
                """
                class Desk {
                    private static final java.util.regex.Matcher SHAPE = java.util.regex.Pattern.compile("x").matcher("");
                    private static final java.util.regex.Matcher USED = java.util.regex.Pattern.compile("x").matcher(""); // ERROR shared-unlocked
                    private static final java.nio.charset.CharsetEncoder OUT = java.nio.charset.StandardCharsets.UTF_8.newEncoder();
                    private static final java.nio.charset.CharsetDecoder IN = java.nio.charset.StandardCharsets.UTF_8.newDecoder();
                    private static final Calendar EPOCH = Calendar.getInstance();
                    private static final Calendar SET = Calendar.getInstance(); // ERROR shared-unlocked
                    static java.util.regex.Pattern shape() { return SHAPE.pattern(); }
                    static boolean fits() { return USED.pattern() != null && USED.find(); }
                    static int room(String text) { return (int) (text.length() * OUT.maxBytesPerChar() * OUT.averageBytesPerChar()); }
                    static float back() { return IN.maxCharsPerByte() * IN.averageCharsPerByte(); }
                    static boolean same() { return OUT.charset().equals(IN.charset()); }
                    static boolean isOld(Calendar day) { return EPOCH.after(day) || EPOCH.before(day) || EPOCH.compareTo(day) < 0; }
                    static void move() { SET.add(Calendar.DATE, 1); }
                }
                """);
    }

    @Test
    void uses_through_variables_getters_and_helpers() {
        holds(
                """
                class Desk {
                    private static final Pen A = new Pen(); // ERROR shared-unlocked
                    private static final Pen B = new Pen(); // ERROR shared-unlocked
                    private static final Pen C = new Pen(); // ERROR shared-unlocked
                    private static final Pen D = new Pen(); // ERROR shared-unlocked
                    private static final Pen E = new Pen(); // ERROR shared-unlocked
                    private static final Pen F = new Pen();
                    void alias() { Pen pen = A; pen.write("a"); }
                    private static Pen b() { return B; }
                    static Pen b2() { return b(); }
                    void getter() { Pen pen = b2(); pen.write("b"); }
                    private static void use(Pen pen) { pen.write("c"); }
                    void argument() { use(C); }
                    private void helper() { D.write("d"); }
                    public void outer() { helper(); }
                    void either(boolean first) { (first ? E : new Pen()).write("e"); }
                    private static int width(Pen pen) { return pen.getWidth(); }
                    int unused() { return width(F); }
                }
                class Other {
                    void use() { Pen pen = Desk.b2(); pen.write("b"); }
                }
                """);
    }

    @Test
    void tasks() {
        holds(
                """
                class Desk {
                    private static final Pen A = new Pen(); // ERROR shared-unlocked
                    private static final Pen B = new Pen(); // ERROR shared-unlocked
                    private static final Pen C = new Pen(); // ERROR shared-unlocked
                    private static final Pen D = new Pen(); // ERROR shared-unlocked
                    private static final Pen E = new Pen(); // ERROR shared-unlocked
                    public static void main(String[] lines) {
                        ExecutorService pool = Executors.newCachedThreadPool();
                        for (String line : lines) {
                            pool.execute(() -> A.write(line));
                            pool.execute(new Runnable() { public void run() { B.write(line); } });
                            Runnable task = () -> C.write(line);
                            pool.execute(task);
                            pool.submit(new Job());
                            new Thread(Desk::note).start();
                        }
                    }
                    private static void note() { E.write("e"); }
                    private static class Job implements Runnable { public void run() { D.write("d"); } }
                }
                """);
    }

    @Test
    void a_program_of_one_thread() {
        holds(
                """
                public class Desk {
                    private static final Pen A = new Pen();
                    static final Pen B = new Pen();
                    public static void main(String[] lines) {
                        A.write("first");
                        for (String line : lines) { note(line); }
                        List.of(lines).forEach(line -> B.write(line));
                    }
                    public static void note(String line) { A.write(line); Menu.show(); }
                }
                class Menu {
                    static void show() { Desk.B.write("menu"); }
                }
                """);
    }

    @Test
    void constants_of_enums() {
        holds(
                """
                enum Color {
                    RED, BLUE;
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    private final Pen locked = new Pen();
                    private final Pen prepared = new Pen();
                    Color() { prepared.write("first"); }
                    void draw() { pen.write("line"); }
                    synchronized void safe() { locked.write("line"); }
                }
                """);
    }

    @Test
    void one_object_for_all_requests() {
        holds(
                """
                class Page extends jakarta.servlet.http.HttpServlet {
                    private Pen pen; // ERROR shared-unlocked
                    private final Pen locked = new Pen();
                    private final Pen prepared = new Pen();
                    private final Object lock = new Object();
                    public void init() { pen = new Pen(); pen.write("first"); prepared.write("first"); }
                    protected void doGet(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out) {
                        pen.write("a");
                        synchronized (lock) { locked.write("b"); }
                    }
                    protected synchronized void doPost(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out) {
                        synchronized (this.lock) { line(); }
                        new Pen().write("own");
                    }
                    private void line() { locked.write("c"); }
                }
                class Gate implements jakarta.servlet.Filter {
                    private final StringBuilder log = new StringBuilder(); // ERROR shared-unlocked
                    public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain next) {
                        log.append("request");
                    }
                }
                @org.springframework.stereotype.Service class Printer {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    private final Pen own;
                    Printer() { own = new Pen(); own.write("first"); set(own); }
                    private void set(Pen pen) { this.pen.write("first"); }
                    void print(String text) { pen.write(text); }
                }
                @org.springframework.stereotype.Component
                @org.springframework.context.annotation.Scope("prototype")
                class Session {
                    private final Pen pen = new Pen();
                    void print(String text) { pen.write(text); }
                }
                @org.springframework.stereotype.Component
                @org.springframework.context.annotation.Scope("singleton")
                class Single {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    void print(String text) { pen.write(text); }
                }
                class Ordinary {
                    private final Pen pen = new Pen();
                    void print(String text) { pen.write(text); }
                }
                @Sendable(unchecked = "its author says so") class Promised {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    private final Pen locked = new Pen();
                    void print(String text) { pen.write(text); }
                    synchronized void safely(String text) { locked.write(text); }
                }
                """);
    }

    @Test
    void the_whole_message_for_an_object_that_serves_all_threads() {
        Verify.that(
                        TYPES
                                + """
                                class Page extends jakarta.servlet.http.HttpServlet {
                                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                                    public void log(String message) { pen.write(message); }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'pen' may be used by one thread at a time, but several threads reach it here, and no lock is held where it is used
                          'pen' is a Pen, which is @NotThreadSafe
                          several threads use one Page at a time
                          write() is called at Test.java:8 under no lock
                          to fix: make a Pen where it is used, keep one for each thread in a ThreadLocal, or hold one lock at every use\
                        """);
    }

    @Test
    void silenced() {
        holds(
                """
                class Desk {
                    @SuppressWarnings("locksmith:shared-unlocked") static final Pen PEN = new Pen();
                    static void note() { PEN.write("a"); }
                }
                """);
    }

    @Test
    void tests_are_left_out() {
        holds(
                """
                class DeskTest {
                    private static final Pen PEN = new Pen();
                    @org.junit.jupiter.api.Test void writes() { PEN.write("a"); }
                }
                class Desk4Test extends junit.framework.TestCase {
                    private static final Pen PEN = new Pen();
                    public void testPen() { PEN.write("a"); }
                }
                """);
    }

    @Test
    void the_one_object_of_a_class() {
        holds(
                """
                final class Printer {
                    private static final Printer INSTANCE = new Printer(new Pen()); // ERROR shared-unlocked
                    private final Pen pen;
                    private final Pen locked = new Pen();
                    private Printer(Pen pen) { this.pen = pen; pen.write("first"); }
                    static Printer get() { return INSTANCE; }
                    void print(String text) { pen.write(text); }
                    synchronized void safely(String text) { locked.write(text); }
                }
                class Office {
                    private final Printer printer;
                    Office(Printer printer) { this.printer = printer; }
                    void warm(Executor pool) {
                        pool.execute(() -> printer.print("a")); // ERROR shared-unlocked
                        pool.execute(() -> printer.safely("b"));
                    }
                }
                final class Locked {
                    private static final Locked INSTANCE = new Locked();
                    private final Pen pen = new Pen();
                    private Locked() {}
                    static Locked get() { return INSTANCE; }
                    void print(String text) { synchronized (pen) { pen.write(text); } }
                }
                final class Made {
                    private static final Made BLACK = new Made();
                    private final Pen pen = new Pen();
                    private Made() {}
                    static Made black() { return BLACK; }
                    static Made another() { return new Made(); }
                    void print(String text) { pen.write(text); }
                }
                final class Lazy {
                    private static final class Holder {
                        static final Lazy LAZY = new Lazy(); // ERROR shared-unlocked
                    }
                    private final Pen pen = new Pen();
                    private Lazy() {}
                    static Lazy get() { return Holder.LAZY; }
                    void print(String text) { pen.write(text); }
                }
                final class HeldTwice {
                    private static HeldTwice last;
                    private static final class Holder {
                        static final HeldTwice FIRST = new HeldTwice();
                    }
                    private final Pen pen = new Pen();
                    private HeldTwice() {}
                    static HeldTwice get() { return last == null ? Holder.FIRST : last; }
                    void print(String text) { pen.write(text); }
                }
                final class Hidden {
                    private static final Hidden INSTANCE = new Hidden();
                    private final Pen pen = new Pen();
                    private Hidden() {}
                    static synchronized void print(String text) { INSTANCE.line(text); }
                    private void line(String text) { pen.write(text); }
                }
                """);
    }

    @Test
    void each_object_has_a_lock_of_its_own() {
        Verify.that(
                        TYPES
                                + """
                                class Desk {
                                    private static final Pen PEN = new Pen(); // ERROR shared-unlocked
                                    synchronized void note(String text) { PEN.write(text); }
                                }
                                class Office {
                                    final Desk left = new Desk();
                                    final Desk right = new Desk();
                                }
                                class Only {
                                    private static final Pen PEN = new Pen();
                                    synchronized void note(String text) { PEN.write(text); }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'PEN' may be used by one thread at a time, but several threads reach it here, and its uses have no lock in common
                          'PEN' is a Pen, which is @NotThreadSafe
                          Desk.PEN is static, so every thread can reach it
                          write() is called at Test.java:8 under the lock of this
                          each Desk has a lock of its own
                          to fix: make a Pen where it is used, keep one for each thread in a ThreadLocal, or hold one lock at every use\
                        """);
    }

    @Test
    void what_belongs_to_one_thread_uses_it_there() {
        holds(
                """
                class Details extends javax.swing.JPanel {
                    private static final Pen PEN = new Pen();
                    void show(String text) { PEN.write(text); }
                }
                """);
    }

    @Test
    void what_uses_an_object_of_one_thread_is_run_by_that() {
        holds(
                """
                class Counter {
                    private static final Pen PEN = new Pen();
                    private static final Pen OTHER = new Pen(); // ERROR shared-unlocked
                    private final javax.swing.JLabel label = new javax.swing.JLabel();
                    void show(String text) { PEN.write(text); label.setText(text); }
                    void both(String text) { PEN.write(text); show(text); }
                    void plain(String text) { OTHER.write(text); }
                    void later(String text) { OTHER.write(text); javax.swing.SwingUtilities.invokeLater(() -> show(text)); }
                }
                """);
    }

    @Test
    void a_word_on_a_container_itself() {
        holds(
                """
                class Desk {
                    @NotThreadSafe private static final List<String> LINES = new ArrayList<>(); // ERROR shared-unlocked
                    @NotThreadSafe private static final List<String> READ = new ArrayList<>(); // ERROR shared-unlocked
                    @NotThreadSafe private static final List<String> LOCKED = new ArrayList<>();
                    private static final List<String> PLAIN = new ArrayList<>();
                    static void add(String line) { LINES.add(line); }
                    static int lines() { return READ.size(); }
                    static synchronized void safely(String line) { LOCKED.add(line); }
                    static void plain(String line) { PLAIN.add(line); }
                }
                """);
    }
}
