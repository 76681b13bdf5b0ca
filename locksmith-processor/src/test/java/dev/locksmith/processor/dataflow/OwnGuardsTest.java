package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Classes compiled here that serve several threads, though a type of theirs does not. */
class OwnGuardsTest {

    private static final String TYPES =
            """
            import dev.locksmith.annotations.*;
            import java.text.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.concurrent.locks.*;
            @NotThreadSafe interface Out { void send(String text); default void close() {} }
            """;

    @Test
    void wrappers_that_lock() {
        Verify.that(
                        TYPES
                                + """
                                final class Synchronized implements Out {
                                    private final Out out;
                                    private int sent;
                                    Synchronized(Out out) { this.out = out; }
                                    @Override public synchronized void send(String text) { out.send(text); count(); }
                                    @Override public void close() {}
                                    private void count() { sent++; }
                                    static void log(String text) { System.out.println(text); }
                                }
                                final class Block implements Out {
                                    private final Out out;
                                    Block(Out out) { this.out = out; }
                                    @Override public void send(String text) { synchronized (out) { out.send(text); } }
                                }
                                final class Locked implements Out {
                                    private final Out out;
                                    private final Lock lock = new ReentrantLock();
                                    Locked(Out out) { this.out = out; }
                                    @Override public void send(String text) {
                                        lock.lock();
                                        try {
                                            out.send(text);
                                        } finally {
                                            lock.unlock();
                                        }
                                    }
                                }
                                final class Plain implements Out {
                                    private final Out out;
                                    Plain(Out out) { this.out = out; }
                                    @Override public void send(String text) { out.send(text); }
                                }
                                final class Half implements Out {
                                    private final Out out;
                                    Half(Out out) { this.out = out; }
                                    @Override public synchronized void send(String text) { out.send(text); }
                                    @Override public void close() { out.close(); }
                                }
                                class Use {
                                    void ofTheClass(ExecutorService pool, Out raw) {
                                        Synchronized out = new Synchronized(raw);
                                        for (int i = 0; i < 3; i++) { pool.submit(() -> out.send("x")); }
                                    }
                                    void seenAsTheInterface(ExecutorService pool, Out raw, boolean inBlocks) {
                                        Out out = new Locked(raw);
                                        pool.submit(() -> out.send("x"));
                                        out.send("y");
                                        Out other = inBlocks ? new Block(raw) : new Synchronized(raw);
                                        pool.submit(() -> other.send("x"));
                                        other.send("y");
                                    }
                                    void plain(ExecutorService pool, Out raw) {
                                        Plain out = new Plain(raw);
                                        for (int i = 0; i < 3; i++) { pool.submit(() -> out.send("x")); } // ERROR used-after-handover
                                    }
                                    void half(ExecutorService pool, Out raw) {
                                        Out out = new Half(raw);
                                        pool.submit(() -> out.send("x")); // ERROR used-after-handover
                                        out.close();
                                    }
                                    void perhaps(ExecutorService pool, Out raw, boolean isLocked) {
                                        Out out = isLocked ? new Locked(raw) : new Plain(raw);
                                        pool.submit(() -> out.send("x"));
                                        out.send("y");
                                    }
                                    void theRawOne(ExecutorService pool, Out raw) {
                                        Out out = new Locked(raw);
                                        pool.submit(() -> raw.send("x")); // ERROR used-after-handover
                                        raw.send("y");
                                        out.send("z");
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_keeps_only_what_is_shared() {
        Verify.that(
                        TYPES
                                + """
                                final class Queued implements Out {
                                    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
                                    private final AtomicInteger sent = new AtomicInteger();
                                    @Override public void send(String text) { sent.incrementAndGet(); queue.add(text); }
                                }
                                final class Listed implements Out {
                                    private final List<String> list = new ArrayList<>();
                                    @Override public void send(String text) { list.add(text); }
                                }
                                class OfEachThread extends DateFormat {
                                    private final ThreadLocal<DateFormat> own = ThreadLocal.withInitial(() -> new SimpleDateFormat("y"));
                                    @Override public StringBuffer format(Date date, StringBuffer to, FieldPosition at) { return own.get().format(date, to, at); }
                                    @Override public Date parse(String text, ParsePosition at) { return own.get().parse(text, at); }
                                }
                                class Use {
                                    private static final DateFormat SAFE = new OfEachThread();
                                    private static final DateFormat UNSAFE = new SimpleDateFormat("y"); // ERROR shared-unlocked
                                    static String safe(Date date) { return SAFE.format(date); }
                                    static String unsafe(Date date) { return UNSAFE.format(date); }
                                    void shared(ExecutorService pool) {
                                        Out queued = new Queued();
                                        Out listed = new Listed();
                                        for (int i = 0; i < 3; i++) {
                                            pool.submit(() -> queued.send("x"));
                                            pool.submit(() -> listed.send("x")); // ERROR used-after-handover
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_a_thread_keeps_for_itself_is_not_handed_over() {
        Verify.that(
                        TYPES
                                + """
                                class Job {
                                    private static final InheritableThreadLocal<SimpleDateFormat> CURRENT = new InheritableThreadLocal<>();
                                    static String run(Date date) {
                                        SimpleDateFormat format = new SimpleDateFormat("y");
                                        CURRENT.set(format);
                                        try {
                                            return format.format(date);
                                        } finally {
                                            CURRENT.remove();
                                        }
                                    }
                                    static void start(Date date) {
                                        SimpleDateFormat format = new SimpleDateFormat("y");
                                        new Thread(() -> format.format(date)).start(); // ERROR used-after-handover
                                        format.format(date);
                                    }
                                }
                                """)
                .holds();
    }
}
