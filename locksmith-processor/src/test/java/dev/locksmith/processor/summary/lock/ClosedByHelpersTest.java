package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;

/** Handles that are closed, and locks that are given back, by other code than what took them. */
class ClosedByHelpersTest {

    private static void verify(String text) {
        Verify.that(
                        """
                        import dev.locksmith.*;
                        import java.util.*;
                        import java.util.concurrent.locks.*;
                        import java.util.function.*;
                        """
                                + text)
                .holds();
    }

    @Test
    void a_handle_that_other_code_closes() {
        verify(
                """
                class Porter {
                    static void weigh() {
                        try (KeyHandle own = KeyHandle.claim()) { own.toString(); }
                    }
                    static void finish(KeyHandle handle) { handle.close(); }
                    static void finishAll(KeyHandle handle) { finish(handle); }
                    static void quietly(AutoCloseable any) {
                        try { any.close(); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                    static void used(AutoCloseable any) throws Exception {
                        try (any) { any.toString(); }
                    }
                    static <T extends AutoCloseable> void closeAny(T any) throws Exception { any.close(); }
                    static void run(Runnable task) { task.run(); }
                    static void renew(KeyHandle handle) {
                        handle.close();
                        weigh();
                    }
                    void helper() {
                        KeyHandle handle = KeyHandle.claim();
                        finish(handle);
                        weigh();
                    }
                    void helpersHelper() {
                        KeyHandle handle = KeyHandle.claim();
                        finishAll(handle);
                        weigh();
                    }
                    void asCloseable() {
                        KeyHandle handle = KeyHandle.claim();
                        quietly(handle);
                        weigh();
                    }
                    void asResource() throws Exception {
                        used(KeyHandle.claim());
                        weigh();
                    }
                    void asTypeVariable() throws Exception {
                        KeyHandle handle = KeyHandle.claim();
                        closeAny(handle);
                        weigh();
                    }
                    void variable() throws Exception {
                        AutoCloseable handle = KeyHandle.claim();
                        handle.close();
                        weigh();
                    }
                    void lambda() {
                        KeyHandle handle = KeyHandle.claim();
                        run(() -> handle.close());
                        weigh();
                    }
                    void reference() {
                        KeyHandle handle = KeyHandle.claim();
                        run(handle::close);
                        weigh();
                    }
                    void referenceInAVariable() {
                        KeyHandle handle = KeyHandle.claim();
                        Runnable closing = handle::close;
                        closing.run();
                        weigh();
                    }
                    void each() {
                        KeyHandle handle = KeyHandle.claim();
                        List.of(handle).forEach(KeyHandle::close);
                        weigh();
                    }
                    void unknownFunction(Consumer<KeyHandle> closing) {
                        KeyHandle handle = KeyHandle.claim();
                        closing.accept(handle);
                        weigh();
                    }
                    void unknownObject(Closing closing) {
                        KeyHandle handle = KeyHandle.claim();
                        closing.accept(handle);
                        weigh();
                    }
                    interface Closing { void accept(KeyHandle handle); }
                    void closedAndClaimedAgain() {
                        KeyHandle handle = KeyHandle.claim();
                        renew(handle);
                    }
                    void object() {
                        try (Owner owner = new Owner(KeyHandle.claim())) { owner.toString(); }
                        weigh();
                    }
                    record Owner(KeyHandle handle) implements AutoCloseable {
                        @Override public void close() { handle.close(); }
                    }
                }
                """);
    }

    @Test
    void a_handle_that_stays_open() {
        verify(
                """
                class Porter {
                    static void weigh() {
                        try (KeyHandle own = KeyHandle.claim()) { own.toString(); }
                    }
                    static void look(KeyHandle handle) { System.out.println(handle); }
                    static void run(Runnable task) { task.run(); }
                    void helper() {
                        KeyHandle handle = KeyHandle.claim();
                        look(handle);
                        weigh(); // ERROR claimed-twice
                        handle.close();
                    }
                    void library() {
                        KeyHandle handle = KeyHandle.claim();
                        Objects.requireNonNull(handle);
                        weigh(); // ERROR claimed-twice
                        handle.close();
                    }
                    void function(List<String> names) {
                        KeyHandle handle = KeyHandle.claim();
                        names.forEach(each -> System.out.println(each));
                        run(() -> look(handle));
                        weigh(); // ERROR claimed-twice
                        handle.close();
                    }
                }
                """);
    }

    @Test
    void a_lock_that_is_given_back_for_the_time_of_a_call() {
        verify(
                """
                class Swapped {
                    private final ReentrantLock one = new ReentrantLock(), other = new ReentrantLock();
                    void forward() {
                        one.lock();
                        try { swap(); } finally { one.unlock(); }
                    }
                    private void swap() {
                        one.unlock();
                        try { visit(); } finally { one.lock(); }
                    }
                    private void visit() {
                        other.lock();
                        other.unlock();
                    }
                    void backward() {
                        other.lock();
                        try { one.lock(); one.unlock(); } finally { other.unlock(); }
                    }
                }
                class Ended {
                    private final ReentrantLock one = new ReentrantLock(), other = new ReentrantLock();
                    void forward() {
                        one.lock();
                        end();
                    }
                    private void end() {
                        one.unlock();
                        other.lock();
                        other.unlock();
                    }
                    void backward() {
                        other.lock();
                        try { one.lock(); one.unlock(); } finally { other.unlock(); }
                    }
                }
                class InAFunction {
                    private final ReentrantLock one = new ReentrantLock(), other = new ReentrantLock();
                    void forward() {
                        one.lock();
                        run(() -> one.unlock());
                        other.lock();
                        other.unlock();
                    }
                    private static void run(Runnable task) { task.run(); }
                    void backward() {
                        other.lock();
                        try { one.lock(); one.unlock(); } finally { other.unlock(); }
                    }
                }
                """);
    }

    @Test
    void a_lock_that_is_held_beside_one_that_is_given_back() {
        verify(
                """
                class Desk {
                    private final ReentrantLock outer = new ReentrantLock(), one = new ReentrantLock();
                    private final ReentrantLock other = new ReentrantLock();
                    void forward() {
                        outer.lock();
                        try {
                            one.lock();
                            try { swap(); } finally { one.unlock(); }
                        } finally {
                            outer.unlock();
                        }
                    }
                    private void swap() {
                        one.unlock();
                        try {
                            other.lock();
                            other.unlock();
                        } finally {
                            one.lock();
                        }
                    }
                    void backward() {
                        other.lock();
                        try { outer.lock(); outer.unlock(); } finally { other.unlock(); } // ERROR lock-cycle
                    }
                }
                """);
    }
}
