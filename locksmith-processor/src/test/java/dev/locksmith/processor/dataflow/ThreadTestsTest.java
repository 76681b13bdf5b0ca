package dev.locksmith.processor.dataflow;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Comparisons that tell on which thread the code runs. */
class ThreadTestsTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.stream.*;
            import javax.swing.*;
            import dev.locksmith.annotations.*;
            """;

    @Test
    void the_thread_was_compared_with_another() {
        Verify.that(
                        IMPORTS
                                + """
                                @ThreadDomain @interface Loop { String value() default ""; }
                                @Loop("orders") class Book { void add(String order) {} }
                                class Orders {
                                    private final Book book;
                                    private final Thread owner;
                                    @Loop("orders") private final Executor orders = Executors.newSingleThreadExecutor();
                                    Orders(Book book, Thread owner) { this.book = book; this.owner = owner; }
                                    void start(ExecutorService pool) {
                                        pool.execute(this::early);
                                        pool.execute(this::late);
                                        pool.execute(this::helped);
                                        pool.execute(this::wrong); // ERROR wrong-thread
                                        pool.execute(this::named); // ERROR wrong-thread
                                    }
                                    private void early() {
                                        if (Thread.currentThread() != owner) {
                                            orders.execute(this::early);
                                            return;
                                        }
                                        book.add("x");
                                    }
                                    private void late() {
                                        if (owner == Thread.currentThread()) {
                                            book.add("x");
                                        }
                                    }
                                    private boolean isInside() { return Thread.currentThread() == owner; }
                                    private void helped() {
                                        if (isInside()) {
                                            book.add("x");
                                        }
                                    }
                                    private void wrong() {
                                        if (Thread.currentThread() != owner) {
                                            book.add("x");
                                        }
                                    }
                                    private boolean isLogged() {
                                        System.out.println(Thread.currentThread());
                                        return true;
                                    }
                                    private void named() {
                                        if (isLogged()) {
                                            book.add("x");
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_the_thread_is_known_by_was_compared() {
        Verify.that(
                        IMPORTS
                                + """
                                @ThreadDomain @interface Loop { String value() default ""; }
                                @Loop("orders") class Book { void add(String order) {} }
                                class Orders {
                                    private final Book book;
                                    private final Thread owner;
                                    private final long id;
                                    Orders(Book book, Thread owner) { this.book = book; this.owner = owner; this.id = owner.getId(); }
                                    void start(ExecutorService pool, Thread other) {
                                        pool.execute(this::equal);
                                        pool.execute(this::byObjects);
                                        pool.execute(this::inVariable);
                                        pool.execute(this::assigned);
                                        pool.execute(this::answered);
                                        pool.execute(this::byNumber);
                                        pool.execute(this::byName);
                                        pool.execute(this::helped);
                                        pool.execute(this::wrong); // ERROR wrong-thread
                                        pool.execute(this::wrongInVariable); // ERROR wrong-thread
                                        pool.execute(this::asksForSomethingElse); // ERROR wrong-thread
                                        Thread maker = Thread.currentThread();
                                        pool.execute(() -> { // ERROR wrong-thread
                                            if (maker == owner) {
                                                book.add("x");
                                            }
                                        });
                                    }
                                    private void equal() {
                                        if (Thread.currentThread().equals(owner)) {
                                            book.add("x");
                                        }
                                    }
                                    private void byObjects() {
                                        if (!Objects.equals(owner, Thread.currentThread())) {
                                            return;
                                        }
                                        book.add("x");
                                    }
                                    private void assigned() {
                                        final Thread current;
                                        current = Thread.currentThread();
                                        boolean isHere;
                                        isHere = current == owner;
                                        if (isHere) {
                                            book.add("x");
                                        }
                                    }
                                    private void inVariable() {
                                        Thread current = Thread.currentThread();
                                        if (current == owner) {
                                            book.add("x");
                                        }
                                    }
                                    private void answered() {
                                        boolean isHere = owner == Thread.currentThread();
                                        if (isHere) {
                                            book.add("x");
                                        }
                                    }
                                    private void byNumber() {
                                        if (Thread.currentThread().getId() == id) {
                                            book.add("x");
                                        }
                                    }
                                    private void byName() {
                                        if (Thread.currentThread().getName().startsWith("orders-")) {
                                            book.add("x");
                                        }
                                    }
                                    private boolean isInside() {
                                        Thread current = Thread.currentThread();
                                        return owner.equals(current);
                                    }
                                    private void helped() {
                                        if (isInside()) {
                                            book.add("x");
                                        }
                                    }
                                    private void wrong() {
                                        if (!Thread.currentThread().equals(owner)) {
                                            book.add("x");
                                        }
                                    }
                                    private void wrongInVariable() {
                                        Thread current = Thread.currentThread();
                                        if (current != owner) {
                                            book.add("x");
                                        }
                                    }
                                    private void asksForSomethingElse() {
                                        if (Thread.currentThread().isInterrupted()) {
                                            book.add("x");
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_is_current_on_the_thread_was_compared() {
        Verify.that(
                        IMPORTS
                                + """
                                @ThreadDomain @interface Loop { String value() default ""; }
                                @Loop("orders") class Book { void add(String order) {} }
                                final class Orders {
                                    private static final ThreadLocal<Orders> CURRENT = new ThreadLocal<>();
                                    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);
                                    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);
                                    private final Book book = new Book();
                                    static Orders current() { return CURRENT.get(); }
                                    static int currentCount() { return 3; }
                                    void start(ExecutorService pool) {
                                        pool.execute(this::byMethod);
                                        pool.execute(this::byThreadLocal);
                                        pool.execute(this::flagged);
                                        pool.execute(this::present);
                                        pool.execute(this::wrong); // ERROR wrong-thread
                                        pool.execute(this::counted); // ERROR wrong-thread
                                    }
                                    private void byMethod() {
                                        if (current() != this) {
                                            return;
                                        }
                                        book.add("x");
                                    }
                                    private void byThreadLocal() {
                                        if (this == CURRENT.get()) {
                                            book.add("x");
                                        }
                                    }
                                    private void flagged() {
                                        if (INSIDE.get()) {
                                            book.add("x");
                                        }
                                    }
                                    private void present() {
                                        Orders current = CURRENT.get();
                                        if (current != null) {
                                            current.book.add("x");
                                        }
                                    }
                                    private void wrong() {
                                        if (current() != this) {
                                            book.add("x");
                                        }
                                    }
                                    private void counted() {
                                        if (currentCount() == 3) {
                                            book.add("x");
                                        }
                                    }
                                }
                                """)
                .holds();
    }

    @Test
    void what_is_made_when_it_is_first_needed() {
        Verify.that(
                        IMPORTS
                                + """
                                class Model {
                                    static final JLabel STATUS = new JLabel();
                                    private static Model model;
                                    private Session session;
                                    private Session other;
                                    static synchronized Model get() {
                                        if (model == null) {
                                            STATUS.setText("model");
                                            model = new Model();
                                        }
                                        return model;
                                    }
                                    Session session() {
                                        if (this.session != null) {
                                            return session;
                                        }
                                        session = new Session();
                                        return session;
                                    }
                                    Session always() {
                                        if (session == null) {
                                            System.out.println("first");
                                        }
                                        return new Session();
                                    }
                                    Session thenOther() {
                                        if (session == null) {
                                            session = null;
                                        }
                                        return new Session();
                                    }
                                    void search(ExecutorService pool) {
                                        pool.execute(() -> session().name());
                                        pool.execute(() -> get().toString());
                                        pool.execute(() -> always().name()); // ERROR wrong-thread
                                        pool.execute(() -> thenOther().name()); // ERROR wrong-thread
                                        pool.execute(() -> { // ERROR wrong-thread
                                            if (other == null) {
                                                STATUS.setText("none");
                                            }
                                        });
                                    }
                                }
                                class Session {
                                    Session() { Model.STATUS.setText("new session"); }
                                    String name() { return "x"; }
                                }
                                """)
                .holds();
    }
}
