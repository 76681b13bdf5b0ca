package dev.locksmith.processor.summary;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Beans that a container has one of for each request, and objects that callbacks are given. */
class LentBeansTest {

    private static final String[] CONTAINER = {
        """
        package jakarta.enterprise.context;
        public @interface RequestScoped {}
        """,
        """
        package jakarta.enterprise.context;
        public @interface ApplicationScoped {}
        """,
        """
        package jakarta.enterprise.context.control;
        public interface RequestContextController { boolean activate(); void deactivate(); }
        """,
        """
        package jakarta.inject;
        public @interface Inject {}
        """,
        """
        package org.springframework.web.context.annotation;
        public @interface RequestScope {}
        """,
        """
        package org.eclipse.microprofile.context;
        public interface ManagedExecutor extends java.util.concurrent.ExecutorService {}
        """,
        """
        package org.eclipse.microprofile.context;
        import java.util.concurrent.Callable;
        public interface ThreadContext {
            Runnable contextualRunnable(Runnable task);
            <R> Callable<R> contextualCallable(Callable<R> task);
        }
        """,
        """
        package org.hibernate;
        public interface Session { Object get(String name); }
        """,
        """
        package org.hibernate;
        import java.util.function.Consumer;
        import java.util.function.Function;
        public interface SessionFactory {
            Session openSession();
            void inTransaction(Consumer<Session> action);
            <R> R fromTransaction(Function<Session, R> action);
        }
        """
    };

    private static final String IMPORTS =
            """
            import jakarta.enterprise.context.*;
            import jakarta.enterprise.context.control.*;
            import jakarta.inject.Inject;
            import java.util.*;
            import java.util.concurrent.*;
            import org.eclipse.microprofile.context.*;
            import org.hibernate.*;
            import org.springframework.context.annotation.Scope;
            import org.springframework.web.context.annotation.RequestScope;
            """;

    @TempDir Path directory;

    private Verify that(String text) {
        return Verify.that(IMPORTS + text).against(ClassFiles.of(directory, CONTAINER));
    }

    @Test
    void the_whole_message() {
        that("""
             @RequestScoped class Cart { int total() { return 0; } }
             class Checkout {
                 @Inject Cart cart;
                 void order(Executor pool) {
                     pool.execute(() -> cart.total()); // ERROR crosses-thread
                 }
             }
             """)
                .expectMessage(
                        """
                        [locksmith:crosses-thread] 'cart' is lent to this call, but this lambda takes it to another thread
                          'cart' is a Cart, which is a bean of one request, which other threads lack
                          Executor.execute runs its task on another thread
                          to fix: take what the other thread needs out of 'cart' first\
                        """);
    }

    @Test
    void beans_of_a_request_are_used_on_its_thread() {
        that("""
             @RequestScoped class Cart { int total() { return 0; } }
             @RequestScope class User { String name() { return ""; } }
             @Scope("request") class Basket { int size() { return 0; } }
             class Checkout {
                 @Inject Cart cart;
                 @Inject User user;
                 @Inject Basket basket;
                 private final Executor pool = Runnable::run;
                 void late() {
                     CompletableFuture.runAsync(() -> System.out.println(cart.total())); // ERROR crosses-thread
                     new Thread(() -> System.out.println(user.name())).start(); // ERROR crosses-thread
                     CompletableFuture.runAsync(() -> System.out.println(basket.size())); // ERROR crosses-thread
                 }
                 void given(Executor executor, Cart given) {
                     executor.execute(() -> given.total()); // ERROR crosses-thread
                 }
                 void copied(Executor executor) {
                     int total = cart.total();
                     executor.execute(() -> System.out.println(total));
                 }
                 void here(List<String> names) {
                     names.forEach(name -> System.out.println(name + cart.total()));
                 }
             }
             """)
                .holds();
    }

    @Test
    void other_objects_of_such_a_class_and_tasks_with_a_context_are_no_matter() {
        that("""
             @RequestScoped class Cart { int total() { return 0; } }
             @ApplicationScoped class Prices { int of(String name) { return 0; } }
             class Checkout {
                 @Inject Prices prices;
                 private final Cart own = new Cart();
                 void late(Executor executor) {
                     executor.execute(() -> prices.of("a"));
                     executor.execute(() -> own.total());
                     Cart made = new Cart();
                     executor.execute(() -> made.total());
                 }
             }
             class Jobs {
                 @Inject Cart cart;
                 @Inject RequestContextController requests;
                 void late(Executor executor) {
                     executor.execute(() -> {
                         requests.activate();
                         cart.total();
                         requests.deactivate();
                     });
                 }
             }
             """)
                .holds();
    }

    @Test
    void some_executors_take_the_request_along() {
        that("""
             @RequestScoped class Cart { int total() { return 0; } }
             class Checkout {
                 @Inject Cart cart;
                 @Inject ManagedExecutor managed;
                 @Inject ThreadContext requests;
                 void along() {
                     managed.submit(() -> cart.total());
                     managed.execute(() -> System.out.println(cart.total()));
                     managed.submit(cart::total);
                     Runnable task = () -> System.out.println(cart.total());
                     managed.execute(task);
                 }
                 void made(ExecutorService pool) {
                     pool.submit(requests.contextualCallable(() -> cart.total()));
                     pool.submit(requests.contextualRunnable(() -> System.out.println(cart.total())));
                     Runnable task = requests.contextualRunnable(() -> System.out.println(cart.total()));
                     pool.execute(task);
                 }
             }
             class Others {
                 @Inject Cart cart;
                 void notAlong(ExecutorService pool) {
                     pool.submit(() -> cart.total()); // ERROR crosses-thread
                     pool.execute(() -> System.out.println(cart.total())); // ERROR crosses-thread
                 }
             }
             """)
                .holds();
    }

    @Test
    void what_a_callback_is_given_ends_with_it() {
        that("""
             class Orders {
                 void late(SessionFactory factory, ExecutorService pool) {
                     factory.inTransaction(session -> {
                         session.get("a");
                         pool.submit(() -> session.get("b")); // ERROR crosses-thread
                     });
                 }
                 Object here(SessionFactory factory, List<String> names) {
                     return factory.fromTransaction(session -> names.stream().map(session::get).toList());
                 }
                 void own(SessionFactory factory, ExecutorService pool) {
                     Session session = factory.openSession();
                     pool.submit(() -> session.get("a"));
                 }
                 void given(Session session, ExecutorService pool) {
                     pool.submit(() -> session.get("a"));
                 }
             }
             """)
                .holds();
    }
}
