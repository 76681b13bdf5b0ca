package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * How the documentation of libraries for user interfaces tells to use them, and how not. Their
 * classes are stand-ins with the names of the real ones.
 */
class UserInterfacesTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @TempDir Path classes;

    @Test
    void models_of_swing_that_nobody_shows_yet() {
        Verify.that(
                        IMPORTS
                                + """
                                import javax.swing.*;
                                import javax.swing.table.*;
                                import javax.swing.tree.*;
                                class News {
                                    private final JList<String> list = new JList<>();
                                    private final DefaultListModel<String> shown = new DefaultListModel<>();
                                    private final DefaultTableModel rows = new DefaultTableModel();
                                    void filledBefore(ExecutorService pool) {
                                        pool.execute(() -> {
                                            DefaultListModel<String> model = new DefaultListModel<>();
                                            model.addElement("a");
                                            SwingUtilities.invokeLater(() -> list.setModel(model));
                                        });
                                    }
                                    void table(ExecutorService pool, JTable table) {
                                        pool.execute(() -> {
                                            DefaultTableModel model = new DefaultTableModel();
                                            model.addRow(new Object[] {"a"});
                                            fill(model);
                                            SwingUtilities.invokeLater(() -> table.setModel(model));
                                        });
                                    }
                                    private static void fill(DefaultTableModel model) { model.setValueAt("b", 0, 0); }
                                    void tree(ExecutorService pool, JTree tree) {
                                        pool.execute(() -> {
                                            DefaultTreeModel model = new DefaultTreeModel(null);
                                            model.setRoot(new DefaultMutableTreeNode("a"));
                                            SwingUtilities.invokeLater(() -> tree.setModel(model));
                                        });
                                    }
                                    void choice(JComboBox<String> box) {
                                        new Thread(() -> {
                                            DefaultComboBoxModel<String> model = new DefaultComboBoxModel<>();
                                            model.addElement("a");
                                            SwingUtilities.invokeLater(() -> box.setModel(model));
                                        }).start();
                                    }
                                    void worker() {
                                        new SwingWorker<DefaultListModel<String>, Void>() {
                                            @Override protected DefaultListModel<String> doInBackground() {
                                                DefaultListModel<String> model = new DefaultListModel<>();
                                                model.addElement("a");
                                                return model;
                                            }
                                            @Override protected void done() {
                                                try { list.setModel(get()); } catch (Exception e) { }
                                            }
                                        }.execute();
                                    }
                                    void shown(ExecutorService pool) {
                                        pool.execute(() -> shown.addElement("a")); // ERROR wrong-thread
                                    }
                                    void shownTable(ExecutorService pool) {
                                        pool.execute(() -> rows.addRow(new Object[] {"a"})); // ERROR wrong-thread
                                    }
                                    void shownVariable(ExecutorService pool, JTable table) {
                                        DefaultTableModel model = new DefaultTableModel();
                                        table.setModel(model);
                                        pool.execute(() -> model.addRow(new Object[] {"a"})); // ERROR wrong-thread
                                    }
                                    void shownByHelper(ExecutorService pool) {
                                        pool.execute(() -> fill(rows)); // ERROR wrong-thread
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void javafx() {
        ClassFiles.of(
                classes,
                "package javafx.scene;\npublic abstract class Node { public void setStyle(String style) {} }",
                "package javafx.scene;\npublic class Pane extends Node { public java.util.List<Node> getChildren() { return new java.util.ArrayList<>(); } }",
                "package javafx.scene;\npublic class Label extends Node { public void setText(String text) {} }",
                "package javafx.stage;\npublic class Window { protected Window() {} }",
                "package javafx.stage;\npublic class Stage extends Window { public void show() {} }",
                """
                package javafx.application;
                public final class Platform {
                    public static void runLater(Runnable task) {}
                    public static boolean isFxApplicationThread() { return false; }
                }
                """,
                """
                package javafx.concurrent;
                public abstract class Task<V> extends java.util.concurrent.FutureTask<V> {
                    public Task() { super(() -> null); }
                    protected abstract V call() throws Exception;
                    protected void succeeded() {}
                    protected void updateMessage(String text) {}
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import javafx.application.Platform;
                                import javafx.concurrent.Task;
                                import javafx.scene.*;
                                import javafx.stage.Stage;
                                class News {
                                    private final Label headline = new Label();
                                    void wrong(ExecutorService pool, Pane root) {
                                        CompletableFuture.supplyAsync(() -> "news").thenAccept(headline::setText); // ERROR wrong-thread
                                        pool.execute(() -> root.getChildren().add(new Label())); // ERROR wrong-thread
                                        pool.execute(() -> new Stage()); // ERROR wrong-thread
                                        Label local = new Label();
                                        root.getChildren().add(local);
                                        pool.execute(() -> local.setText("x")); // ERROR wrong-thread
                                        new Thread(new Task<String>() {
                                            @Override protected String call() { // ERROR wrong-thread
                                                headline.setText("x");
                                                return "";
                                            }
                                        }).start();
                                    }
                                    void captured(Label given) {
                                        new Thread(new Task<String>() {
                                            @Override protected String call() { // ERROR wrong-thread
                                                given.setText("x");
                                                return "";
                                            }
                                        }).start();
                                    }
                                    void right(ExecutorService pool, Pane root) {
                                        CompletableFuture.supplyAsync(() -> "news").thenAcceptAsync(headline::setText, Platform::runLater);
                                        pool.execute(() -> Platform.runLater(() -> headline.setText("x")));
                                        pool.execute(() -> show("x"));
                                        new Thread(new Task<Node>() {
                                            @Override protected Node call() {
                                                updateMessage("at work");
                                                Pane pane = new Pane();
                                                Label label = new Label();
                                                label.setText("x");
                                                pane.getChildren().add(label);
                                                decorate(pane);
                                                List.of("a").forEach(each -> pane.getChildren().add(new Card(each)));
                                                return pane;
                                            }
                                            @Override protected void succeeded() { headline.setText("x"); }
                                        }).start();
                                    }
                                    static void decorate(Node node) { node.setStyle("x"); }
                                    void show(String text) {
                                        if (Platform.isFxApplicationThread()) {
                                            headline.setText(text);
                                        } else {
                                            Platform.runLater(() -> show(text));
                                        }
                                    }
                                }
                                class Card extends Pane {
                                    private final Label title = new Label();
                                    Card(String text) {
                                        title.setText(text);
                                        getChildren().add(title);
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void swt() {
        ClassFiles.of(
                classes,
                """
                package org.eclipse.swt.widgets;
                public abstract class Widget {
                    public Widget(Widget parent, int style) {}
                    public Display getDisplay() { return Display.getDefault(); }
                    public boolean isDisposed() { return false; }
                }
                """,
                "package org.eclipse.swt.widgets;\npublic class Label extends Widget {"
                        + " public Label(Widget parent, int style) { super(parent, style); }"
                        + " public void setText(String text) {} }",
                """
                package org.eclipse.swt.widgets;
                public class Display implements java.util.concurrent.Executor {
                    public static Display getCurrent() { return null; }
                    public static Display getDefault() { return new Display(); }
                    public Thread getThread() { return null; }
                    public void asyncExec(Runnable task) {}
                    public void syncExec(Runnable task) {}
                    @Override public void execute(Runnable task) {}
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import org.eclipse.swt.widgets.*;
                                class AccessPath {
                                    private Label label;
                                    void wrong(ExecutorService pool) {
                                        pool.execute(() -> label.setText("x")); // ERROR wrong-thread
                                        pool.execute(() -> new Label(label, 0)); // ERROR wrong-thread
                                        new Thread() { // ERROR wrong-thread
                                            @Override public void run() {
                                                if (!label.isDisposed()) {
                                                    label.setText("x");
                                                }
                                            }
                                        }.start();
                                    }
                                    void right(ExecutorService pool, Display display) {
                                        pool.execute(() -> display.asyncExec(() -> label.setText("x")));
                                        pool.execute(() -> label.getDisplay().syncExec(() -> label.setText("x")));
                                        new Thread(() -> {
                                            Display own = new Display();
                                            new Label(label, 0).setText(own.toString());
                                        }).start();
                                        pool.execute(() -> update("x"));
                                        pool.execute(() -> compare("x"));
                                        CompletableFuture.supplyAsync(() -> "x").thenAcceptAsync(label::setText, display);
                                        CompletableFuture.supplyAsync(() -> "x").thenAcceptAsync(label::setText, display::asyncExec);
                                    }
                                    private void update(String text) {
                                        if (Display.getCurrent() == null) {
                                            Display.getDefault().asyncExec(() -> update(text));
                                            return;
                                        }
                                        label.setText(text);
                                    }
                                    private void compare(String text) {
                                        if (Thread.currentThread() == label.getDisplay().getThread()) {
                                            label.setText(text);
                                        }
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void vaadin() {
        ClassFiles.of(
                classes,
                "package com.vaadin.flow.server;\npublic interface Command { void execute(); }",
                """
                package com.vaadin.flow.component;
                public abstract class Component {
                    public java.util.Optional<UI> getUI() { return java.util.Optional.empty(); }
                    public void add(Component child) {}
                    public void setText(String text) {}
                }
                """,
                """
                package com.vaadin.flow.component;
                public class UI extends Component {
                    public static UI getCurrent() { return new UI(); }
                    public java.util.concurrent.Future<Void> access(com.vaadin.flow.server.Command command) { return null; }
                    public void navigate(String to) {}
                }
                """,
                "package com.vaadin.flow.component;\npublic class Span extends Component {}");
        Verify.that(
                        IMPORTS
                                + """
                                import com.vaadin.flow.component.*;
                                class View extends Component {
                                    private final Span status = new Span();
                                    void wrong(ExecutorService pool) {
                                        pool.submit(() -> status.setText("x")); // ERROR wrong-thread
                                        CompletableFuture.runAsync(() -> add(new Span())); // ERROR wrong-thread
                                        UI ui = UI.getCurrent();
                                        pool.submit(() -> ui.navigate("x")); // ERROR wrong-thread
                                    }
                                    void right(ExecutorService pool) {
                                        UI ui = UI.getCurrent();
                                        pool.submit(() -> ui.access(() -> status.setText("x")));
                                        pool.submit(() -> getUI().ifPresent(each -> each.access(() -> status.setText("x"))));
                                        pool.submit(() -> {
                                            Span span = new Span();
                                            span.setText("made here");
                                            ui.access(() -> add(span));
                                        });
                                        pool.submit(() -> show(ui));
                                        new Thread(() -> {
                                            if (UI.getCurrent() == ui) {
                                                status.setText("x");
                                            }
                                        }).start();
                                    }
                                    private void show(UI ui) {
                                        if (UI.getCurrent() != ui) {
                                            ui.access(() -> show(ui));
                                            return;
                                        }
                                        status.setText("x");
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void android() {
        ClassFiles.of(
                classes,
                """
                package android.view;
                public class View {
                    public boolean post(Runnable task) { return true; }
                    public void postInvalidate() {}
                    public void setVisibility(int visibility) {}
                }
                """,
                "package android.view;\npublic class TextView extends View { public void setText(String text) {} }",
                """
                package android.app;
                public class Activity {
                    public void runOnUiThread(Runnable task) {}
                    public android.view.View findViewById(int id) { return null; }
                }
                """,
                """
                package android.os;
                public class Looper {
                    public static Looper getMainLooper() { return null; }
                    public static Looper myLooper() { return null; }
                }
                """,
                "package android.os;\npublic class Handler { public boolean post(Runnable task) { return true; } }",
                """
                package android.os;
                public abstract class AsyncTask<Params, Progress, Result> {
                    @SuppressWarnings("unchecked") protected abstract Result doInBackground(Params... params);
                    protected void onPostExecute(Result result) {}
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import android.app.Activity;
                                import android.os.*;
                                import android.view.*;
                                class Main extends Activity {
                                    private TextView text;
                                    void wrong(ExecutorService pool) {
                                        TextView found = (TextView) findViewById(1);
                                        new Thread(() -> found.setText("x")).start(); // ERROR wrong-thread
                                        pool.execute(() -> text.setVisibility(0)); // ERROR wrong-thread
                                        pool.execute(() -> ((TextView) findViewById(2)).setText("x")); // ERROR wrong-thread
                                    }
                                    void right(ExecutorService pool, Handler handler) {
                                        pool.execute(() -> runOnUiThread(() -> text.setText("x")));
                                        pool.execute(() -> text.post(() -> text.setText("x")));
                                        pool.execute(() -> handler.post(() -> text.setText("x")));
                                        pool.execute(() -> text.postInvalidate());
                                        pool.execute(() -> show("x", handler));
                                    }
                                    void show(String shown, Handler handler) {
                                        if (Looper.myLooper() == Looper.getMainLooper()) {
                                            text.setText(shown);
                                        } else {
                                            handler.post(() -> text.setText(shown));
                                        }
                                    }
                                    class Load extends AsyncTask<String, Integer, String> {
                                        @Override protected String doInBackground(String... from) { // ERROR wrong-thread
                                            text.setText("loading");
                                            return "x";
                                        }
                                        @Override protected void onPostExecute(String result) { text.setText(result); }
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void intellij_runs_on_swings_thread_or_elsewhere() {
        ClassFiles.of(
                classes,
                """
                package com.intellij.openapi.application;
                public interface Application {
                    void invokeLater(Runnable task);
                    java.util.concurrent.Future<?> executeOnPooledThread(Runnable task);
                    boolean isDispatchThread();
                    void runReadAction(Runnable task);
                    void runWriteAction(Runnable task);
                }
                """,
                "package com.intellij.util;\npublic interface ThrowableRunnable<E extends Throwable> { void run() throws E; }",
                """
                package com.intellij.openapi.application;
                import com.intellij.util.ThrowableRunnable;
                public abstract class ReadAction<T> {
                    public static <E extends Throwable> void run(ThrowableRunnable<E> action) throws E {}
                    public static void nonBlocking(Runnable action) {}
                }
                """,
                """
                package com.intellij.openapi.application;
                import com.intellij.util.ThrowableRunnable;
                public abstract class WriteAction<T> {
                    public static <E extends Throwable> void run(ThrowableRunnable<E> action) throws E {}
                    public static <E extends Throwable> void runAndWait(ThrowableRunnable<E> action) throws E {}
                }
                """,
                """
                package com.intellij.openapi.application;
                public class ApplicationManager {
                    public static Application getApplication() { return null; }
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import com.intellij.openapi.application.*;
                                import javax.swing.*;
                                class Panel {
                                    private final JLabel label = new JLabel();
                                    private final Application application = ApplicationManager.getApplication();
                                    void pooled() {
                                        ApplicationManager.getApplication().executeOnPooledThread(() -> {
                                            String text = "x";
                                            ApplicationManager.getApplication().invokeLater(() -> label.setText(text));
                                        });
                                        application.executeOnPooledThread(() -> label.setText("x")); // ERROR wrong-thread
                                        application.executeOnPooledThread(() -> { if (application.isDispatchThread()) { label.setText("x"); } });
                                        application.runReadAction(() -> label.setText("x"));
                                    }
                                    void fromAPool(ExecutorService pool) {
                                        pool.submit(() -> application.invokeLater(() -> label.setText("x")));
                                    }
                                    void actionsRunHere(ExecutorService pool) {
                                        pool.submit(() -> application.runReadAction(() -> label.setText("x"))); // ERROR wrong-thread
                                        pool.submit(() -> ReadAction.run(() -> label.setText("x"))); // ERROR wrong-thread
                                        pool.submit(() -> WriteAction.run(this::show)); // ERROR wrong-thread
                                        pool.submit(() -> WriteAction.runAndWait(() -> label.setText("x")));
                                        pool.submit(() -> ReadAction.run(() -> application.invokeLater(() -> label.setText("x"))));
                                        application.invokeLater(() -> application.runWriteAction(() -> label.setText("x")));
                                        application.invokeLater(() -> ReadAction.run(() -> label.setText("x")));
                                        ReadAction.run(() -> show());
                                        ReadAction.nonBlocking(() -> label.getText());
                                    }
                                    private void show() { label.setText("x"); }
                                }
                                """)
                .against(classes)
                .holds();
    }

    @Test
    void vaadin_8_by_runnables() {
        ClassFiles.of(
                classes,
                "package com.vaadin.server;\npublic interface ClientConnector { boolean isAttached(); }",
                "package com.vaadin.ui;\npublic interface Component extends com.vaadin.server.ClientConnector { UI getUI(); void setCaption(String text); }",
                """
                package com.vaadin.ui;
                public abstract class UI implements Component {
                    public static UI getCurrent() { return null; }
                    public java.util.concurrent.Future<Void> access(Runnable task) { return null; }
                }
                """,
                """
                package com.vaadin.ui;
                public class Label implements Component {
                    public UI getUI() { return null; }
                    public boolean isAttached() { return true; }
                    public void setCaption(String text) {}
                    public void setValue(String text) {}
                }
                """);
        Verify.that(
                        IMPORTS
                                + """
                                import com.vaadin.ui.*;
                                class View {
                                    private final Label label = new Label();
                                    void load(ExecutorService pool) {
                                        UI ui = UI.getCurrent();
                                        pool.submit(() -> label.setValue("x")); // ERROR wrong-thread
                                        pool.submit(() -> ui.access(() -> label.setValue("x")));
                                        pool.submit(() -> { if (label.isAttached()) { label.getUI().access(() -> label.setCaption("y")); } });
                                    }
                                }
                                """)
                .against(classes)
                .holds();
    }
}
