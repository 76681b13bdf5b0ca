package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/**
 * Libraries whose objects are for one thread at a time, or for one alone. The classes are stand-ins
 * with the names of the real ones.
 */
class OneThreadLibrariesTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir Path classes;

    @ParameterizedTest
    @CsvSource({
        "javax.xml.bind, Marshaller",
        "jakarta.xml.bind, Unmarshaller",
        "org.yaml.snakeyaml, Yaml",
        "org.eclipse.jgit.revwalk, RevWalk",
        "org.eclipse.jgit.treewalk, TreeWalk",
        "org.eclipse.jgit.lib, ObjectReader",
        "com.sleepycat.je, Cursor",
        "net.sf.saxon.s9api, XsltTransformer",
        "net.sf.saxon.s9api, XQueryEvaluator",
        "net.sf.saxon.s9api, XPathSelector",
        "org.apache.pdfbox.pdmodel, PDDocument"
    })
    void objects_of_these_types_are_for_one_thread_at_a_time(String library, String type) {
        String names = "package " + library + ";\npublic class " + type;
        ClassFiles.of(classes, names + " { public Object work(Object with) { return with; } }");
        Verify.that(
                        IMPORTS
                                + ("import " + library + ".*;\n")
                                + """
                                class Work {
                                    private static final TYPE SHARED = new TYPE(); // ERROR shared-unlocked
                                    static Object shared(Object with) { return SHARED.work(with); }
                                    List<Object> parallel(TYPE given, List<Object> all) {
                                        return all.parallelStream().map(each -> given.work(each)).toList(); // ERROR used-after-handover
                                    }
                                    void goesOn(ExecutorService pool, TYPE given) {
                                        pool.submit(() -> given.work("a")); // ERROR used-after-handover
                                        given.work("b");
                                    }
                                    List<Object> ofItsOwn(List<Object> all) {
                                        return all.parallelStream().map(each -> new TYPE().work(each)).toList();
                                    }
                                    Future<?> handedOver(ExecutorService pool, TYPE given) {
                                        given.work("a");
                                        return pool.submit(() -> given.work("b"));
                                    }
                                    void locked(TYPE given, List<Object> all) {
                                        all.parallelStream().forEach(each -> { synchronized (given) { given.work(each); } });
                                    }
                                }
                                class InTurn {
                                    private static final TYPE SHARED = new TYPE();
                                    static synchronized Object shared(Object with) { return SHARED.work(with); }
                                    private static final ThreadLocal<TYPE> EACH = ThreadLocal.withInitial(TYPE::new);
                                    static Object each(Object with) { return EACH.get().work(with); }
                                }
                                """
                                        .replace("TYPE", type))
                .against(classes)
                .holds();
    }

    @Test
    void sockets_are_for_one_thread_and_their_contexts_for_all() {
        ClassFiles.of(
                classes,
                "package org.zeromq;\npublic class ZMQ { public static class Socket { public boolean send(String text) { return true; } } }",
                "package org.zeromq;\npublic class ZContext { public ZMQ.Socket createSocket(int type) { return null; } }");
        Verify.that(
                        IMPORTS
                                + """
                                import org.zeromq.*;
                                class Publisher {
                                    void shared(ZContext context, ExecutorService pool) {
                                        ZMQ.Socket socket = context.createSocket(1);
                                        for (int i = 0; i < 3; i++) {
                                            pool.submit(() -> socket.send("x")); // ERROR used-after-handover
                                        }
                                    }
                                    void ofItsOwn(ZContext context, ExecutorService pool) {
                                        for (int i = 0; i < 3; i++) {
                                            pool.submit(() -> context.createSocket(1).send("x"));
                                        }
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void a_document_is_rendered_by_one_thread() {
        ClassFiles.of(
                classes,
                "package org.apache.pdfbox.pdmodel;\npublic class PDDocument { public int getNumberOfPages() { return 0; } }",
                """
                package org.apache.pdfbox.rendering;
                import org.apache.pdfbox.pdmodel.PDDocument;
                public class PDFRenderer {
                    public PDFRenderer(PDDocument document) {}
                    public Object renderImage(int page) { return page; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import java.util.stream.IntStream;
                                import org.apache.pdfbox.pdmodel.PDDocument;
                                import org.apache.pdfbox.rendering.PDFRenderer;
                                class Pages {
                                    void parallel(PDDocument document) {
                                        PDFRenderer renderer = new PDFRenderer(document);
                                        IntStream.range(0, 9).parallel().forEach(page -> renderer.renderImage(page)); // ERROR used-after-handover
                                    }
                                    void inTurn(PDDocument document) {
                                        PDFRenderer renderer = new PDFRenderer(document);
                                        IntStream.range(0, document.getNumberOfPages()).forEach(page -> renderer.renderImage(page));
                                    }
                                    void documentsInParallel(List<PDDocument> documents) {
                                        documents.parallelStream().forEach(each -> new PDFRenderer(each).renderImage(0));
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void sessions_that_a_factory_opens() {
        ClassFiles.of(
                classes,
                "package org.springframework.stereotype;\npublic @interface Service {}",
                "package org.apache.ibatis.session;\npublic interface SqlSession extends AutoCloseable { int insert(String name, Object row); void commit(); void close(); }",
                "package org.apache.ibatis.session;\npublic interface SqlSessionFactory { SqlSession openSession(); SqlSession openSession(boolean autoCommit); }",
                "package org.hibernate;\npublic interface Session { void persist(Object row); }",
                "package org.hibernate;\npublic interface SessionFactory { Session openSession(); Session getCurrentSession(); }");
        Verify.that(
                        IMPORTS
                                + """
                                import org.apache.ibatis.session.*;
                                import org.hibernate.*;
                                import org.springframework.stereotype.Service;
                                class Rows {
                                    void parallel(SqlSessionFactory factory, List<Object> rows) {
                                        try (SqlSession own = factory.openSession(false)) {
                                            rows.parallelStream().forEach(row -> own.insert("row", row)); // ERROR used-after-handover
                                            own.commit();
                                        }
                                    }
                                    void ofItsOwn(SqlSessionFactory factory, List<Object> rows) {
                                        rows.parallelStream().forEach(row -> { try (SqlSession own = factory.openSession()) { own.insert("row", row); } });
                                    }
                                    void current(SessionFactory factory, ExecutorService pool, List<Object> rows) {
                                        Session session = factory.getCurrentSession();
                                        for (Object row : rows) {
                                            pool.submit(() -> session.persist(row)); // ERROR used-after-handover
                                        }
                                    }
                                    void currentOfEach(SessionFactory factory, ExecutorService pool, List<Object> rows) {
                                        for (Object row : rows) { pool.submit(() -> factory.getCurrentSession().persist(row)); }
                                    }
                                }
                                @Service class Injected {
                                    private final SqlSession session;
                                    Injected(SqlSession session) { this.session = session; }
                                    public void save(Object row) { session.insert("row", row); }
                                    public void all(List<Object> rows) { rows.parallelStream().forEach(row -> session.insert("row", row)); }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void other_threads_may_stop_a_context() {
        ClassFiles.of(
                classes,
                """
                package org.graalvm.polyglot;
                public final class Context implements AutoCloseable {
                    public static Context create(String language) { return null; }
                    public Object eval(String language, String code) { return null; }
                    public void interrupt(java.time.Duration timeout) {}
                    public void close(boolean cancel) {}
                    public void close() {}
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import java.time.Duration;
                                import org.graalvm.polyglot.Context;
                                class Limited {
                                    void stopped(ScheduledExecutorService watchdog) {
                                        Context own = Context.create("js");
                                        watchdog.schedule(() -> own.close(true), 1, TimeUnit.SECONDS);
                                        own.eval("js", "1");
                                    }
                                    void interrupted(ExecutorService watchdog) {
                                        Context own = Context.create("js");
                                        watchdog.submit(() -> own.interrupt(Duration.ZERO));
                                        own.eval("js", "1");
                                    }
                                    void shared(ExecutorService pool) {
                                        Context own = Context.create("js");
                                        pool.submit(() -> own.eval("js", "2")); // ERROR used-after-handover
                                        own.eval("js", "1");
                                    }
                                    void closed(ExecutorService pool) {
                                        Context own = Context.create("js");
                                        pool.submit(() -> own.close()); // ERROR used-after-handover
                                        own.eval("js", "1");
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void the_session_that_a_handler_is_given_sends_for_one_thread() {
        ClassFiles.of(
                classes,
                """
                package org.springframework.web.socket;
                public interface WebSocketSession {
                    String getId();
                    boolean isOpen();
                    void sendMessage(Object message);
                    void close();
                }
                """,
                "package org.springframework.web.socket;\npublic class TextMessage {}",
                "package org.springframework.web.socket;\npublic interface WebSocketHandler { void afterConnectionEstablished(WebSocketSession session); }",
                """
                package org.springframework.web.socket.handler;
                import org.springframework.web.socket.*;
                public abstract class AbstractWebSocketHandler implements WebSocketHandler {
                    public void afterConnectionEstablished(WebSocketSession session) {}
                    protected void handleTextMessage(WebSocketSession session, TextMessage message) {}
                }
                """,
                """
                package org.springframework.web.socket.handler;
                import org.springframework.web.socket.*;
                public class ConcurrentWebSocketSessionDecorator implements WebSocketSession {
                    public ConcurrentWebSocketSessionDecorator(WebSocketSession session) {}
                    public String getId() { return ""; }
                    public boolean isOpen() { return true; }
                    public void sendMessage(Object message) {}
                    public void close() {}
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import org.springframework.web.socket.*;
                                import org.springframework.web.socket.handler.*;
                                class Echo extends AbstractWebSocketHandler {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    @Override protected void handleTextMessage(WebSocketSession session, TextMessage message) {
                                        pool.submit(() -> session.sendMessage(message)); // ERROR used-after-handover
                                        session.sendMessage(message);
                                    }
                                    @Override public void afterConnectionEstablished(WebSocketSession session) {
                                        for (int i = 0; i < 3; i++) {
                                            pool.submit(() -> session.sendMessage("hello")); // ERROR used-after-handover
                                        }
                                    }
                                }
                                class Waiting implements WebSocketHandler {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    public void afterConnectionEstablished(WebSocketSession session) {
                                        pool.submit(() -> session.sendMessage("a")); // ERROR used-after-handover
                                        pool.submit(() -> session.sendMessage("b"));
                                    }
                                }
                                class Careful extends AbstractWebSocketHandler {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();
                                    private volatile WebSocketSession last;
                                    @Override protected void handleTextMessage(WebSocketSession bare, TextMessage message) {
                                        WebSocketSession session = new ConcurrentWebSocketSessionDecorator(bare);
                                        pool.submit(() -> session.sendMessage(message));
                                        session.sendMessage(message);
                                    }
                                    @Override public void afterConnectionEstablished(WebSocketSession bare) {
                                        sessions.put(bare.getId(), new ConcurrentWebSocketSessionDecorator(bare));
                                        last = new ConcurrentWebSocketSessionDecorator(bare);
                                        pool.submit(() -> bare.isOpen());
                                        if (bare.isOpen()) { bare.close(); }
                                    }
                                    void later(String id, String text) {
                                        WebSocketSession session = sessions.get(id);
                                        pool.submit(() -> session.sendMessage(text));
                                        session.sendMessage(text);
                                    }
                                    void last(String text) { last.sendMessage(text); }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void a_context_that_was_entered_stays_on_its_thread() {
        ClassFiles.of(
                classes,
                """
                package org.mozilla.javascript;
                public class Context {
                    public static Context enter() { return null; }
                    public static Context getCurrentContext() { return null; }
                    public static void exit() {}
                    public Object evaluateString(String code) { return code; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import org.mozilla.javascript.Context;
                                class Scripts {
                                    List<Object> parallel(List<String> scripts) {
                                        Context context = Context.enter();
                                        return scripts.parallelStream().map(each -> context.evaluateString(each)).toList(); // ERROR crosses-thread
                                    }
                                    Future<?> later(ExecutorService pool) {
                                        Context context = Context.getCurrentContext();
                                        return pool.submit(() -> context.evaluateString("1")); // ERROR crosses-thread
                                    }
                                    List<Object> eachItsOwn(List<String> scripts) {
                                        return scripts.parallelStream().map(each -> {
                                            try { return Context.enter().evaluateString(each); } finally { Context.exit(); }
                                        }).toList();
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.faces.context", "javax.faces.context"})
    void the_faces_context_is_of_the_thread_that_serves_the_request(String faces) {
        ClassFiles.of(
                classes,
                "package "
                        + faces
                        + """
                        ;
                        public abstract class FacesContext {
                            public static FacesContext getCurrentInstance() { return null; }
                            public abstract void addMessage(String client, String message);
                        }
                        """);
        Verify.that(
                        IMPORTS
                                + ("import " + faces + ".FacesContext;\n")
                                + """
                                class Upload {
                                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                                    void lost() {
                                        CompletableFuture.runAsync(() -> FacesContext.getCurrentInstance().addMessage(null, "saved")); // ERROR wrong-thread
                                        pool.submit(() -> FacesContext.getCurrentInstance().addMessage(null, "saved")); // ERROR wrong-thread
                                    }
                                    void taken() {
                                        FacesContext context = FacesContext.getCurrentInstance();
                                        pool.submit(() -> context.addMessage(null, "later")); // ERROR wrong-thread
                                    }
                                    void here(List<String> messages) {
                                        messages.forEach(each -> FacesContext.getCurrentInstance().addMessage(null, each));
                                    }
                                    void perhaps() {
                                        pool.submit(() -> {
                                            FacesContext context = FacesContext.getCurrentInstance();
                                            if (context != null) { context.addMessage(null, "saved"); }
                                        });
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void an_adapter_that_is_shown_is_changed_on_the_main_thread() {
        ClassFiles.of(
                classes,
                """
                package android.widget;
                public class ArrayAdapter<T> {
                    public void add(T item) {}
                    public void notifyDataSetChanged() {}
                    public int getCount() { return 0; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import android.widget.ArrayAdapter;
                                class Names {
                                    private final ArrayAdapter<String> shown = new ArrayAdapter<>();
                                    void inBackground(ArrayAdapter<String> given) {
                                        new Thread(() -> given.add("a")).start(); // ERROR wrong-thread
                                        new Thread(() -> given.notifyDataSetChanged()).start(); // ERROR wrong-thread
                                        new Thread(() -> shown.add("a")).start(); // ERROR wrong-thread
                                    }
                                    void read() {
                                        new Thread(() -> System.out.println(shown.getCount())).start();
                                    }
                                    void here() { shown.add("a"); }
                                    void madeThere() {
                                        new Thread(() -> {
                                            ArrayAdapter<String> filled = new ArrayAdapter<>();
                                            filled.add("a");
                                        }).start();
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void variables_of_an_initializer_are_no_parameters() {
        Verify.that(
                        IMPORTS
                                + """
                                import javax.swing.*;
                                class Window {
                                    private final JPanel panel =
                                            new JPanel() {
                                                {
                                                    JLabel label = new JLabel();
                                                    label.setText("x");
                                                    add(label);
                                                    Runnable task = () -> { JLabel inner = label; inner.setText("y"); };
                                                    task.run();
                                                }
                                            };
                                    {
                                        JLabel other = new JLabel();
                                        panel.add(other);
                                    }
                                }
                                """)
                .holds();
    }
}
