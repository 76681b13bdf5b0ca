package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Fields of an object that serves all threads, which one task alone uses. */
class SingleTasksTest {

    private static final String TYPES =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import dev.locksmith.annotations.*;
            import jakarta.servlet.*;
            import jakarta.servlet.http.*;
            import org.springframework.context.*;
            import org.springframework.context.event.*;
            import org.springframework.context.event.EventListener;
            import org.springframework.scheduling.annotation.*;
            import org.springframework.stereotype.*;

            @interface PostConstruct {}
            @interface PreDestroy {}
            @NotThreadSafe class Pen { void write(String text) {} }
            """;

    @TempDir Path classes;

    @BeforeEach
    void libraries() {
        ClassFiles.of(
                classes,
                "package jakarta.enterprise.context;\npublic @interface ApplicationScoped {}",
                "package jakarta.enterprise.event;\npublic @interface Observes {}",
                "package jakarta.enterprise.event;\npublic class Startup {}",
                "package org.springframework.context.event;\npublic @interface EventListener { Class<?>[] value() default {}; }",
                "package org.springframework.boot;\npublic interface CommandLineRunner { void run(String... arguments); }");
    }

    private void holds(String text) {
        Verify.that(TYPES + text).against(classes).holds();
    }

    /** A rewrite takes out a place that is reported, and with it a task. */
    private void holdsWithTheseTasks(String text) {
        Verify.that(TYPES + text).against(classes).asWritten().holds();
    }

    @Test
    void a_thread_that_the_object_starts_as_it_begins() {
        holds(
                """
                @Component class Started {
                    private final Pen pen = new Pen();
                    @PostConstruct void start() { new Thread(this::loop).start(); }
                    private void loop() { while (true) { line(); } }
                    private void line() { pen.write("a"); }
                    @PreDestroy void stop() { pen.write("end"); }
                }
                @Component class Constructed {
                    private final Pen pen = new Pen();
                    Constructed() {
                        Thread thread = new Thread(() -> { pen.write("a"); pen.write("b"); });
                        thread.setDaemon(true);
                        thread.start();
                    }
                }
                @Component class Initialized {
                    private final Pen pen = new Pen();
                    private final Thread thread = new Thread(this::loop);
                    @PostConstruct void start() { thread.start(); }
                    private void loop() { pen.write("a"); }
                }
                @Component class Block {
                    private final Pen pen = new Pen();
                    { new Thread(this::loop).start(); }
                    private void loop() { pen.write("a"); }
                }
                class Page extends HttpServlet {
                    private final Pen pen = new Pen();
                    @Override public void init() { new Thread(this::loop).start(); }
                    private void loop() { pen.write("a"); }
                }
                @Component class ByHelper {
                    private final Pen pen = new Pen();
                    @PostConstruct void start() { if (pen != null) { begin(); } }
                    private void begin() { new Thread(this::loop).start(); }
                    private void loop() { pen.write("a"); }
                }
                @Component class ByTask {
                    private final Pen pen = new Pen();
                    @PostConstruct void start(ExecutorService pool) {
                        pool.execute(() -> pool.execute(this::loop));
                    }
                    private void loop() { pen.write("a"); }
                }
                final class Only {
                    static final Only INSTANCE = new Only();
                    private final Pen pen = new Pen();
                    private Only() { new Thread(this::loop).start(); }
                    private void loop() { pen.write("a"); }
                    public void none() {}
                }
                """);
    }

    @Test
    void a_task_of_a_pool_that_is_given_once() {
        holds(
                """
                @Component class Submitted {
                    private final Pen pen = new Pen();
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    @PostConstruct void start() { pool.submit(this::loop); }
                    private Object loop() { pen.write("a"); return null; }
                }
                @Component class Inner {
                    private final Pen pen = new Pen();
                    @PostConstruct void start() { new Thread(new Loop()).start(); }
                    private class Loop implements Runnable { @Override public void run() { pen.write("a"); } }
                }
                @Component class Anonymous {
                    private final Pen pen = new Pen();
                    @PostConstruct void start() {
                        CompletableFuture.runAsync(new Runnable() {
                            @Override public void run() { pen.write("a"); line(); }
                        });
                    }
                    private void line() { pen.write("b"); }
                }
                @Component class Itself implements Runnable {
                    private final Pen pen = new Pen();
                    @PostConstruct void start() { new Thread(this).start(); }
                    @Override public void run() { pen.write("a"); }
                }
                @Component class Periodic {
                    private final Pen pen = new Pen();
                    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
                    @PostConstruct void start() { timer.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS); }
                    private void tick() { pen.write("a"); }
                }
                @Component class Delayed {
                    private final Pen pen = new Pen();
                    @PostConstruct void start(ScheduledExecutorService timer) {
                        timer.scheduleWithFixedDelay(() -> pen.write("a"), 0, 1, TimeUnit.SECONDS);
                    }
                }
                """);
    }

    @Test
    void what_a_framework_calls_once() {
        holds(
                """
                @Component class Cycle implements SmartLifecycle {
                    private final Pen pen = new Pen();
                    private volatile Thread thread;
                    @Override public void start() { thread = new Thread(this::loop); thread.start(); }
                    @Override public void stop() { thread = null; pen.write("end"); }
                    @Override public boolean isRunning() { return thread != null; }
                    private void loop() { pen.write("a"); }
                }
                @Component class Listening {
                    private final Pen pen = new Pen();
                    private final Pen other = new Pen();
                    @EventListener(ContextRefreshedEvent.class) public void ready() { new Thread(() -> pen.write("a")).start(); }
                    @EventListener public void ready(ContextStartedEvent event) { new Thread(() -> other.write("a")).start(); }
                }
                @Component class Listener implements ApplicationListener<ContextRefreshedEvent> {
                    private final Pen pen = new Pen();
                    @Override public void onApplicationEvent(ContextRefreshedEvent event) { new Thread(() -> pen.write("a")).start(); }
                }
                @Component class Shell implements org.springframework.boot.CommandLineRunner {
                    private final Pen pen = new Pen();
                    @Override public void run(String... arguments) { pen.write("a"); }
                }
                @jakarta.enterprise.context.ApplicationScoped class Bean {
                    private final Pen pen = new Pen();
                    void start(@jakarta.enterprise.event.Observes jakarta.enterprise.event.Startup event) {
                        new Thread(this::loop).start();
                    }
                    private void loop() { pen.write("a"); }
                }
                class Web implements ServletContextListener {
                    private final Pen pen = new Pen();
                    @Override public void contextInitialized(ServletContextEvent event) { new Thread(() -> pen.write("a")).start(); }
                }
                @Component class Closed implements AutoCloseable {
                    private final Pen pen = new Pen();
                    Closed() { new Thread(() -> pen.write("a")).start(); }
                    @Override public void close() { pen.write("end"); }
                }
                @Component class Any {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @EventListener public void any(ApplicationEvent event) { new Thread(() -> pen.write("a")).start(); }
                }
                @Component class Many {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @EventListener({ContextRefreshedEvent.class, ApplicationEvent.class})
                    public void any() { new Thread(() -> pen.write("a")).start(); }
                }
                @Component class Named {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    public void start() { pen.write("a"); }
                }
                """);
    }

    @Test
    void methods_that_a_scheduler_calls() {
        holds(
                """
                @Component class Poller {
                    private static final Pen ALL = new Pen();
                    private final Pen pen = new Pen();
                    @Scheduled(fixedDelay = 100) public void poll() { pen.write("a"); ALL.write("a"); }
                    @Scheduled(cron = "0 0 3 * * *") public void report() { line(); }
                    private void line() { pen.write("b"); }
                }
                @Component class Asked {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @Scheduled(fixedRate = 100) public void poll() { pen.write("a"); }
                    public void ask() { pen.write("b"); }
                }
                @Component class Called {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @Scheduled(fixedRate = 100) public void poll() { pen.write("a"); }
                    public void now() { poll(); }
                }
                @Component class Elsewhere {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @Async @Scheduled(fixedRate = 100) public void poll() { pen.write("a"); }
                }
                @Component class Started {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @Scheduled(fixedRate = 100) public void poll() { new Thread(() -> pen.write("a")).start(); }
                }
                """);
    }

    @Test
    void others_use_it_as_well() {
        holdsWithTheseTasks(
                """
                @Component class Method {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() { new Thread(this::loop).start(); } // ERROR used-after-handover
                    private void loop() { pen.write("a"); }
                    public void now() { pen.write("b"); }
                }
                @Component class SameMethod {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() { new Thread(this::line).start(); } // ERROR used-after-handover
                    private void line() { pen.write("a"); }
                    public void now() { line(); }
                }
                @Component class TwoTasks {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() {
                        new Thread(() -> pen.write("a")).start(); // ERROR used-after-handover
                        new Thread(() -> pen.write("b")).start();
                    }
                }
                @Component class Locked {
                    private final Pen pen = new Pen();
                    @PostConstruct void start() { new Thread(this::line).start(); }
                    private synchronized void line() { pen.write("a"); }
                    public synchronized void now() { pen.write("b"); }
                }
                """);
    }

    @Test
    void there_may_be_several() {
        holdsWithTheseTasks(
                """
                @Component class Ordinary {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    public void start() { new Thread(() -> pen.write("a")).start(); }
                }
                @Component class Looping {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() {
                        for (int i = 0; i < 3; i++) {
                            new Thread(this::loop).start(); // ERROR used-after-handover
                        }
                    }
                    private void loop() { pen.write("a"); }
                }
                @Component class LoopingOnVariable {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start(ExecutorService pool, List<String> all) {
                        Runnable task = () -> pen.write("a");
                        for (String each : all) {
                            pool.execute(task); // ERROR used-after-handover
                        }
                    }
                }
                @Component class ForEach {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start(ExecutorService pool, List<String> all) {
                        all.forEach(each -> pool.execute(() -> pen.write(each))); // ERROR used-after-handover
                    }
                }
                @Component class Twice {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start(ExecutorService pool) {
                        Runnable task = () -> pen.write("a");
                        pool.execute(task); // ERROR used-after-handover
                        pool.execute(task);
                    }
                }
                @Component class TwoOfAClass {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() {
                        new Thread(new Loop()).start();
                        new Thread(new Loop()).start();
                    }
                    private class Loop implements Runnable { @Override public void run() { pen.write("a"); } }
                }
                @Component class HelperTwice {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() { begin(); begin(); }
                    private void begin() { new Thread(() -> pen.write("a")).start(); }
                }
                @Component class HelperInLoop {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() { while (true) { begin(); } }
                    private void begin() { new Thread(() -> pen.write("a")).start(); }
                }
                @Component class HelperOfAll {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    public void ask() { begin(); }
                    private void begin() { new Thread(() -> pen.write("a")).start(); }
                }
                @Component class OfPeriodic {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start(ScheduledExecutorService timer, ExecutorService pool) {
                        timer.scheduleAtFixedRate(() -> pool.execute(() -> pen.write("a")), 0, 1, TimeUnit.SECONDS); // ERROR used-after-handover
                    }
                }
                @Component class Callback {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() { Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> pen.write("a")); }
                }
                @Component class Unknown {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    @PostConstruct void start() { register(() -> pen.write("a")); }
                    private void register(@Sendable Runnable task) {}
                }
                @Component class Used {
                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                    void line() { pen.write("a"); }
                }
                class User {
                    User(Used used) { new Thread(() -> used.line()).start(); }
                }
                """);
    }

    @Test
    void the_whole_message_for_two_tasks() {
        Verify.that(
                        TYPES
                                + """
                                @Component class Desk {
                                    private final Pen pen = new Pen(); // ERROR shared-unlocked
                                    @PostConstruct void start() { new Thread(() -> pen.write("a")).start(); }
                                    @Scheduled(fixedDelay = 1) void onTick() { pen.write("b"); }
                                }
                                """)
                .expectMessage(
                        """
                        [locksmith:shared-unlocked] 'pen' may be used by one thread at a time, but several threads reach it here, and its uses have no lock in common
                          'pen' is a Pen, which is @NotThreadSafe
                          several threads use one Desk at a time
                          write() is called at Test.java:18 in a task of its own
                          write() is called at Test.java:19 in methods with @Scheduled
                          to fix: make a Pen where it is used, keep one for each thread in a ThreadLocal, or hold one lock at every use\
                        """);
    }
}
