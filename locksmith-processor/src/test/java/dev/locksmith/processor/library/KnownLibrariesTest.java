package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/**
 * What programs do wrong with libraries whose objects are for one thread at a time, and how it is
 * right. The classes are stand-ins with the names of the real ones.
 */
class KnownLibrariesTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir Path classes;

    @Test
    void a_method_that_asks_for_a_session_uses_it() {
        ClassFiles.of(
                classes,
                """
                package com.mongodb.client;
                public interface ClientSession extends AutoCloseable {
                    void startTransaction();
                    void commitTransaction();
                    void close();
                }
                """,
                "package com.mongodb.client;\npublic interface MongoClient { ClientSession startSession(); }",
                """
                package com.mongodb.client;
                public interface MongoCollection<T> {
                    void insertOne(ClientSession session, T document);
                    void insertOne(T document);
                    MongoCollection<T> withSession(ClientSession session);
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import com.mongodb.client.*;
                                class Transfer {
                                    static MongoClient client;
                                    static MongoCollection<String> accounts;
                                    static ClientSession shared; // ERROR shared-unlocked
                                    void parallel(List<String> lines) {
                                        try (ClientSession session = client.startSession()) {
                                            lines.parallelStream().forEach(line -> accounts.insertOne(session, line)); // ERROR used-after-handover
                                        }
                                    }
                                    void goesOn(ExecutorService pool, String line) {
                                        ClientSession session = client.startSession();
                                        pool.submit(() -> accounts.insertOne(session, line)); // ERROR used-after-handover
                                        accounts.insertOne(session, "last");
                                    }
                                    static void share() { accounts.insertOne(shared, "x"); }
                                    void handedOver(ExecutorService pool, String line) {
                                        ClientSession session = client.startSession();
                                        accounts.insertOne(session, "first");
                                        pool.submit(() -> accounts.insertOne(session, line));
                                    }
                                    void ofItsOwn(List<String> lines) {
                                        lines.parallelStream().forEach(line -> {
                                            try (ClientSession session = client.startSession()) {
                                                accounts.insertOne(session, line);
                                            }
                                        });
                                        lines.parallelStream().forEach(line -> accounts.insertOne(line));
                                    }
                                    void keptOnly(ExecutorService pool, String line) {
                                        ClientSession session = client.startSession();
                                        pool.submit(() -> accounts.withSession(session));
                                        accounts.withSession(session);
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta", "javax"})
    void what_a_factory_made_is_known_in_helpers_and_fields(String root) {
        ClassFiles.of(
                classes,
                """
                package jakarta.persistence;
                public interface EntityManager extends AutoCloseable { Object find(long id); void close(); }
                """
                        .replace("jakarta", root),
                "package jakarta.persistence;\npublic interface EntityManagerFactory { EntityManager createEntityManager(); }"
                        .replace("jakarta", root));
        Verify.that(
                        IMPORTS
                                + """
                                import jakarta.persistence.*;
                                class Reports {
                                    static EntityManagerFactory factory;
                                    private static final EntityManager MANAGER = factory.createEntityManager(); // ERROR shared-unlocked
                                    private final EntityManager injected;
                                    Reports(EntityManager injected) { this.injected = injected; }
                                    static Object byStatic(long id) { return load(MANAGER, id); }
                                    private static Object load(EntityManager manager, long id) { return manager.find(id); }
                                    void all(ExecutorService pool, List<Long> ids) {
                                        EntityManager manager = factory.createEntityManager();
                                        for (Long id : ids) {
                                            pool.execute(() -> load(manager, id)); // ERROR used-after-handover
                                            pool.execute(() -> load(injected, id));
                                        }
                                    }
                                    void own(ExecutorService pool, List<Long> ids) {
                                        for (Long id : ids) {
                                            pool.execute(() -> {
                                                try (EntityManager manager = factory.createEntityManager()) {
                                                    load(manager, id);
                                                }
                                            });
                                        }
                                    }
                                    void parameter(ExecutorService pool, EntityManager proxy) {
                                        pool.execute(() -> proxy.find(1));
                                        proxy.find(2);
                                    }
                                }
                                """
                                        .replace("jakarta", root))
                .against(classes)
                .holds();
    }

    @Test
    void what_a_thread_may_not_have_set() {
        ClassFiles.of(
                classes,
                """
                package org.slf4j;
                public class MDC {
                    public static void put(String key, String value) {}
                    public static String get(String key) { return null; }
                    public static java.util.Map<String, String> getCopyOfContextMap() { return null; }
                    public static void setContextMap(java.util.Map<String, String> context) {}
                }
                """,
                "package com.vaadin.flow.server;\npublic interface Command { void execute(); }",
                "package com.vaadin.flow.component;\npublic abstract class Component {}",
                """
                package com.vaadin.flow.component;
                public class UI extends Component {
                    public static UI getCurrent() { return null; }
                    public java.util.concurrent.Future<Void> access(com.vaadin.flow.server.Command command) { return null; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import com.vaadin.flow.component.UI;
                                import org.slf4j.MDC;
                                class Audit {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    private final ExecutorService single = Executors.newSingleThreadExecutor();
                                    private final ExecutorService given;
                                    Audit(ExecutorService given) { this.given = given; }
                                    void post(String id) {}
                                    void wrong() {
                                        pool.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                        CompletableFuture.runAsync(() -> MDC.getCopyOfContextMap().forEach((a, b) -> post(b))); // ERROR wrong-thread
                                        new Thread(() -> UI.getCurrent().access(() -> post("x"))).start(); // ERROR wrong-thread
                                    }
                                    void ofItsOwn() {
                                        ExecutorService one = Executors.newSingleThreadExecutor();
                                        one.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                        ExecutorService fixed = Executors.newFixedThreadPool(1);
                                        fixed.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                    }
                                    void whoeverHasOne() {
                                        given.submit(() -> post(MDC.get("id")));
                                        single.submit(() -> post(MDC.get("id")));
                                    }
                                    void ready() {
                                        pool.submit(() -> {
                                            String id = MDC.get("id");
                                            post(id == null ? "none" : id);
                                        });
                                        pool.submit(() -> post(Optional.ofNullable(MDC.get("id")).orElse("none")));
                                        pool.submit(() -> { if (UI.getCurrent() != null) { post("x"); } });
                                    }
                                    void taken() {
                                        Map<String, String> context = MDC.getCopyOfContextMap();
                                        pool.submit(() -> {
                                            MDC.setContextMap(context);
                                            post(MDC.get("id"));
                                        });
                                        pool.submit(() -> {
                                            MDC.put("id", "1");
                                            post(MDC.get("id"));
                                        });
                                        UI ui = UI.getCurrent();
                                        pool.submit(() -> ui.access(() -> post("x")));
                                        String id = MDC.get("id");
                                        pool.submit(() -> post(id));
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void what_nobody_in_the_program_hands_on() {
        ClassFiles.of(
                classes,
                """
                package org.slf4j;
                public class MDC {
                    public static void put(String key, String value) {}
                    public static String get(String key) { return null; }
                    public static void setContextMap(java.util.Map<String, String> map) {}
                }
                """,
                """
                package org.springframework.scheduling.annotation;
                public @interface Async {}
                """);
        String audit =
                IMPORTS
                        + """
                        import org.slf4j.MDC;
                        import org.springframework.scheduling.annotation.Async;
                        class Audit {
                            private final ExecutorService single = Executors.newSingleThreadExecutor();
                            void post(String id) {}
                            void here(ExecutorService given, Executor any) {
                                MDC.put("id", "1");
                                post(MDC.get("id"));
                                single.submit(() -> post(MDC.get("id")));
                                any.execute(() -> post(MDC.get("id")));
                                given.submit(() -> post(MDC.get("id")));%s
                            }
                            @Async void later() {
                                post(MDC.get("id"));%s
                            }
                        }
                        """;
        String error = " // ERROR wrong-thread";
        Verify.that(audit.formatted("", "")).against(classes).holds();
        Verify.that(audit.formatted(error, error))
                .against(classes)
                .withOptions("-Alocksmith.mode=complete", "-Alocksmith.severity=unproven:off")
                .holds();
        String decorator =
                """
                class Carrying implements Runnable {
                    private final Runnable task;
                    private final Map<String, String> context;
                    Carrying(Runnable task, Map<String, String> context) {
                        this.task = task;
                        this.context = context;
                    }
                    @Override public void run() {
                        MDC.setContextMap(context);
                        task.run();
                    }
                }
                """;
        Verify.that(audit.formatted("", "") + decorator).against(classes).holds();
        Verify.that(audit.formatted("", "") + decorator)
                .against(classes)
                .withOptions("-Alocksmith.mode=complete", "-Alocksmith.severity=unproven:off")
                .holds();
    }

    @Test
    void pools_that_are_seen_to_set_nothing() {
        ClassFiles.of(
                classes,
                """
                package org.slf4j;
                public class MDC {
                    public static String get(String key) { return null; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import org.slf4j.MDC;
                                class Pools {
                                    private final ExecutorService queued = new ThreadPoolExecutor(
                                            4, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
                                    private final ForkJoinPool joined = new ForkJoinPool(8);
                                    private final ScheduledExecutorService timed = Executors.newScheduledThreadPool(2);
                                    private final ExecutorService one = new ThreadPoolExecutor(
                                            1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
                                    private final ExecutorService preparing = new ThreadPoolExecutor(
                                            4, 8, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()) {
                                        @Override protected void beforeExecute(Thread thread, Runnable task) {}
                                    };
                                    private final ExecutorService named;
                                    private final ExecutorService wrapped;
                                    private final ExecutorService given;
                                    private ExecutorService sometimes = Executors.newCachedThreadPool();
                                    Pools(ExecutorService given, ThreadFactory threads) {
                                        this.given = given;
                                        this.named = Executors.newFixedThreadPool(4, threads);
                                        this.wrapped = Executors.unconfigurableExecutorService(given);
                                    }
                                    void use(ExecutorService other) { sometimes = other; }
                                    void post(String id) {}
                                    void lost() {
                                        queued.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                        joined.submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                        timed.schedule(() -> post(MDC.get("id")), 1, TimeUnit.SECONDS); // ERROR wrong-thread
                                        Executors.newFixedThreadPool(3).submit(() -> post(MDC.get("id"))); // ERROR wrong-thread
                                    }
                                    void perhapsNot() {
                                        one.submit(() -> post(MDC.get("id")));
                                        preparing.submit(() -> post(MDC.get("id")));
                                        named.submit(() -> post(MDC.get("id")));
                                        wrapped.submit(() -> post(MDC.get("id")));
                                        given.submit(() -> post(MDC.get("id")));
                                        sometimes.submit(() -> post(MDC.get("id")));
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void documents_of_poi() {
        ClassFiles.of(
                classes,
                "package org.apache.poi.ss.usermodel;\npublic interface Cell { void setCellValue(String value); }",
                "package org.apache.poi.ss.usermodel;\npublic interface Row extends Iterable<Cell> { Cell createCell(int at); }",
                "package org.apache.poi.ss.usermodel;\npublic interface Sheet extends Iterable<Row> { Row createRow(int at); }",
                """
                package org.apache.poi.ss.usermodel;
                public interface Workbook extends AutoCloseable {
                    Sheet createSheet(String name);
                    void write(java.io.OutputStream out);
                    void close();
                }
                """,
                """
                package org.apache.poi.xssf.streaming;
                import org.apache.poi.ss.usermodel.*;
                public class SXSSFWorkbook implements Workbook {
                    public Sheet createSheet(String name) { return null; }
                    public void write(java.io.OutputStream out) {}
                    public void close() {}
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import org.apache.poi.ss.usermodel.*;
                                import org.apache.poi.xssf.streaming.SXSSFWorkbook;
                                class Export {
                                    static final Workbook SHARED = new SXSSFWorkbook(); // ERROR shared-unlocked
                                    void everySheetByATask(List<String> names, ExecutorService pool) {
                                        Workbook book = new SXSSFWorkbook();
                                        for (String name : names) {
                                            pool.submit(() -> fill(book.createSheet(name), name)); // ERROR used-after-handover
                                        }
                                    }
                                    void everyRow(List<Integer> rows, Sheet sheet) {
                                        rows.parallelStream().forEach(row -> sheet.createRow(row)); // ERROR used-after-handover
                                    }
                                    void everyRowByAHelper(List<String> rows, Sheet sheet) {
                                        rows.parallelStream().forEach(row -> fill(sheet, row)); // ERROR used-after-handover
                                    }
                                    void shared(String name) { SHARED.createSheet(name); }
                                    private static void fill(Sheet sheet, String text) { sheet.createRow(0).createCell(0).setCellValue(text); }
                                    void oneBookEach(List<String> names, ExecutorService pool) {
                                        for (String name : names) {
                                            pool.submit(() -> {
                                                try (Workbook book = new SXSSFWorkbook()) { fill(book.createSheet(name), name); }
                                            });
                                        }
                                    }
                                    void computedInParallel(List<String> names, Sheet sheet) {
                                        List<String> texts = names.parallelStream().map(String::trim).toList();
                                        for (int i = 0; i < texts.size(); i++) { sheet.createRow(i).createCell(0).setCellValue(texts.get(i)); }
                                    }
                                    void locked(List<Integer> rows, Sheet sheet) {
                                        rows.parallelStream().forEach(row -> { synchronized (sheet) { sheet.createRow(row); } });
                                    }
                                    Future<?> handedOver(ExecutorService pool, java.io.OutputStream out) {
                                        Workbook book = new SXSSFWorkbook();
                                        fill(book.createSheet("a"), "a");
                                        return pool.submit(() -> book.write(out));
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void what_log4j_keeps_for_a_thread() {
        ClassFiles.of(
                classes,
                """
                package org.apache.logging.log4j;
                import java.util.Map;
                public class ThreadContext {
                    public static String get(String key) { return null; }
                    public static Map<String, String> getImmutableContext() { return null; }
                    public static void putAll(Map<String, String> values) {}
                    public static boolean containsKey(String key) { return false; }
                }
                """,
                """
                package org.apache.logging.log4j;
                import java.util.Map;
                public class CloseableThreadContext {
                    public static class Instance implements AutoCloseable { public void close() {} }
                    public static Instance putAll(Map<String, String> values) { return null; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import org.apache.logging.log4j.*;
                                class Audit {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    void post(String id) {}
                                    void lost() {
                                        pool.submit(() -> post(ThreadContext.get("id"))); // ERROR wrong-thread
                                    }
                                    void carried() {
                                        Map<String, String> context = ThreadContext.getImmutableContext();
                                        String id = ThreadContext.get("id");
                                        pool.submit(() -> post(id));
                                        pool.submit(() -> {
                                            try (CloseableThreadContext.Instance own = CloseableThreadContext.putAll(context)) {
                                                post(ThreadContext.get("id"));
                                            }
                                        });
                                        pool.submit(() -> { if (ThreadContext.containsKey("id")) { post(ThreadContext.get("id")); } });
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void what_a_verticle_keeps_and_a_worker_uses() {
        ClassFiles.of(
                classes,
                "package io.vertx.core;\npublic interface Handler<E> { void handle(E event); }",
                "package io.vertx.core;\npublic interface Future<T> { Future<T> onSuccess(Handler<T> handler); }",
                """
                package io.vertx.core;
                public interface Vertx {
                    <T> Future<T> executeBlocking(java.util.concurrent.Callable<T> task);
                    <T> Future<T> executeBlocking(java.util.concurrent.Callable<T> task, boolean ordered);
                }
                """,
                "package io.vertx.core;\npublic abstract class AbstractVerticle { protected Vertx vertx; public void start() throws Exception {} }");
        Verify.that(
                        IMPORTS
                                + """
                                import io.vertx.core.AbstractVerticle;
                                class Counter extends AbstractVerticle {
                                    private final Map<String, Integer> counts = new HashMap<>();
                                    private final Map<String, Integer> shared = new ConcurrentHashMap<>();
                                    void count(String word) {
                                        vertx.executeBlocking(() -> counts.merge(word, 1, Integer::sum)); // ERROR used-after-handover
                                        counts.remove("x");
                                    }
                                    void comesBack(String word) {
                                        vertx.executeBlocking(() -> word.length()).onSuccess(length -> counts.put(word, length));
                                        counts.remove("x");
                                    }
                                    void made(String word) {
                                        shared.remove("x");
                                        vertx.executeBlocking(() -> shared.merge(word, 1, Integer::sum));
                                        shared.remove("y");
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.jms", "javax.jms"})
    void a_session_of_a_message_broker_is_for_one_thread_at_a_time(String messaging) {
        ClassFiles.of(
                classes,
                "package org.springframework.stereotype;\npublic @interface Service {}",
                "package "
                        + messaging
                        + ";\npublic interface MessageProducer { void send(Object message); void close(); }",
                "package "
                        + messaging
                        + """
                        ;
                        public interface Session extends AutoCloseable {
                            MessageProducer createProducer(Object destination);
                            Object createTextMessage(String text);
                            void commit();
                            void close();
                        }
                        """,
                "package "
                        + messaging
                        + ";\npublic interface JMSContext extends AutoCloseable { void commit(); void close(); }",
                "package "
                        + messaging
                        + ";\npublic interface ConnectionFactory { JMSContext createContext(); }");
        Verify.that(
                        IMPORTS
                                + "import org.springframework.stereotype.Service;\n"
                                + "import "
                                + messaging
                                + ".*;\n"
                                + """
                                @Service class Orders {
                                    private final Session session; // ERROR shared-unlocked
                                    private final MessageProducer producer; // ERROR shared-unlocked
                                    Orders(Session session, MessageProducer producer) {
                                        this.session = session;
                                        this.producer = producer;
                                    }
                                    public void place(String order) {
                                        producer.send(session.createTextMessage(order));
                                        session.commit();
                                    }
                                }
                                @Service class InTurn {
                                    private final Session session;
                                    InTurn(Session session) { this.session = session; }
                                    public synchronized void place() { session.commit(); }
                                    public void stop() { session.close(); }
                                }
                                @Service class Injected {
                                    private final JMSContext context;
                                    Injected(JMSContext context) { this.context = context; }
                                    public void place() { context.commit(); }
                                }
                                class Work {
                                    void goesOn(ExecutorService pool, ConnectionFactory factory) {
                                        JMSContext context = factory.createContext();
                                        pool.submit(() -> context.commit()); // ERROR used-after-handover
                                        context.commit();
                                    }
                                    void handedOver(ExecutorService pool, ConnectionFactory factory) {
                                        JMSContext context = factory.createContext();
                                        context.commit();
                                        pool.submit(() -> context.commit());
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }
}
