package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Which locks all uses of a field have in common. */
class CommonLocksTest {

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
    void one_lock_at_every_use() {
        holds(
                """
                class Desk {
                    private static final Object LOCK = new Object();
                    private static final Pen A = new Pen();
                    private static final Pen B = new Pen();
                    private static final Pen C = new Pen();
                    private static final Pen D = new Pen();
                    static void a() { synchronized (A) { A.write("a"); } }
                    static void a2() { synchronized (A) { a3(); } }
                    private static void a3() { A.write("a"); }
                    static synchronized void b() { B.write("b"); }
                    static void b2() { synchronized (Desk.class) { B.write("b"); } }
                    static void c() { synchronized (LOCK) { if (C.getWidth() > 1) { C.write("c"); } } }
                    static void c2(List<String> all) {
                        synchronized (LOCK) { all.forEach(each -> C.write(each)); all.forEach(C::write); }
                    }
                    static void c3() { Object lock = LOCK; synchronized (lock) { C.write("c"); } }
                    static void d() { synchronized (LOCK) { use(D); } }
                    static void d2() { synchronized (LOCK) { Pen pen = d3(); pen.write("d"); } }
                    private static Pen d3() { return D; }
                    private static void use(Pen pen) { pen.write("d"); }
                }
                """);
    }

    @Test
    void locks_of_the_library() {
        holds(
                """
                class Desk {
                    private static final locks.ReentrantLock LOCK = new locks.ReentrantLock();
                    private static final locks.ReadWriteLock PAIR = new locks.ReentrantReadWriteLock();
                    private static final locks.StampedLock STAMPED = new locks.StampedLock();
                    private static final Semaphore ONE = new Semaphore(1);
                    private static final Pen A = new Pen();
                    private static final Pen B = new Pen();
                    private static final Pen C = new Pen(); // ERROR shared-unlocked
                    private static final Pen D = new Pen();
                    private static final Pen E = new Pen(); // ERROR shared-unlocked
                    private static final Pen F = new Pen();
                    static void a() {
                        LOCK.lock();
                        try { A.write("a"); } finally { LOCK.unlock(); }
                    }
                    static void a2() throws InterruptedException {
                        LOCK.lockInterruptibly();
                        try { if (A.getWidth() > 2) { return; } A.write("a"); } finally { LOCK.unlock(); }
                    }
                    static void a3() {
                        if (LOCK.tryLock()) {
                            try { A.write("a"); } finally { LOCK.unlock(); }
                        }
                    }
                    static void b() { PAIR.writeLock().lock(); try { B.write("b"); } finally { PAIR.writeLock().unlock(); } }
                    static void c() { PAIR.readLock().lock(); try { C.write("c"); } finally { PAIR.readLock().unlock(); } }
                    static void d() { long stamp = STAMPED.writeLock(); try { D.write("d"); } finally { STAMPED.unlockWrite(stamp); } }
                    static void e() {
                        LOCK.lock();
                        try { E.write("e"); } finally { LOCK.unlock(); }
                        E.write("after");
                    }
                    static void f() throws InterruptedException {
                        ONE.acquire();
                        try { F.write("f"); } finally { ONE.release(); }
                    }
                }
                """
                        .replace("locks.", "java.util.concurrent.locks."));
    }

    @Test
    void not_every_use_is_under_the_lock() {
        holds(
                """
                class Desk {
                    private static final Object LOCK = new Object();
                    private static final Object OTHER = new Object();
                    private static final Pen A = new Pen(); // ERROR shared-unlocked
                    private static final Pen B = new Pen(); // ERROR shared-unlocked
                    private static final Pen C = new Pen(); // ERROR shared-unlocked
                    private static final Pen D = new Pen(); // ERROR shared-unlocked
                    static void a() { synchronized (LOCK) { A.write("a"); } A.write("b"); }
                    static void b() { synchronized (LOCK) { B.write("a"); } }
                    static void b2() { synchronized (OTHER) { B.write("a"); } }
                    static void c() { synchronized (LOCK) { c2(); } }
                    static void c1() { c2(); }
                    private static void c2() { C.write("c"); }
                    static void d(Executor pool) { synchronized (LOCK) { pool.execute(() -> D.write("d")); } }
                }
                """);
    }

    @Test
    void locks_of_which_nothing_is_known() {
        holds(
                """
                interface Locks { Object of(String name); void run(Runnable task); AutoCloseable lock(); }
                class CloseableLock implements AutoCloseable { public void close() {} }
                class Desk {
                    private static final Pen A = new Pen();
                    private static final Pen B = new Pen();
                    private static final Pen C = new Pen();
                    private static final Pen D = new Pen();
                    private static final Pen E = new Pen();
                    void a(Locks locks) { synchronized (locks.of("a")) { A.write("a"); } }
                    void b(Locks locks) { locks.run(() -> B.write("b")); }
                    void b2(Locks locks) { locks.run(new Runnable() { public void run() { B.write("b"); } }); }
                    void c(Locks locks) throws Exception { try (AutoCloseable held = locks.lock()) { C.write("c"); } }
                    void d() { try (CloseableLock held = new CloseableLock()) { D.write("d"); } }
                    void e() { Runnable run = () -> E.write("e"); withLock(run); }
                    private synchronized void withLock(Runnable run) { run.run(); }
                }
                class Stream {
                    private static final Pen PEN = new Pen();
                    private static final java.util.concurrent.locks.ReentrantLock LOCK = new java.util.concurrent.locks.ReentrantLock();
                    private static void begin() { LOCK.lock(); }
                    private static void end() { LOCK.unlock(); }
                    static void note() { begin(); PEN.write("a"); end(); }
                }
                class Guarded {
                    @interface GuardedBy { String value(); }
                    @GuardedBy("Guarded.class") private static final Pen PEN = new Pen();
                    private static final Pen OTHER = new Pen();
                    static void note() { PEN.write("a"); }
                    @GuardedBy("this") static void held() { OTHER.write("a"); }
                }
                """);
    }
}
