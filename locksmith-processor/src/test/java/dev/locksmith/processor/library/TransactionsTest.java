package dev.locksmith.processor.library;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * What Spring keeps for the thread of a transaction: who opens one, and where that is not seen. The
 * classes are stand-ins with the names of the real ones.
 */
class TransactionsTest {

    private static final String IMPORTS =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.Supplier;
            import org.springframework.transaction.*;
            import org.springframework.transaction.support.*;
            """;

    @TempDir Path classes;

    @BeforeEach
    void spring() {
        ClassFiles.of(
                classes,
                "package org.springframework.transaction;\npublic interface TransactionStatus {}",
                "package org.springframework.transaction;\npublic interface TransactionDefinition {}",
                """
                package org.springframework.transaction;
                public interface PlatformTransactionManager {
                    TransactionStatus getTransaction(TransactionDefinition definition);
                    void commit(TransactionStatus status);
                }
                """,
                "package org.springframework.transaction.support;\npublic interface TransactionSynchronization { default void afterCommit() {} }",
                """
                package org.springframework.transaction.support;
                public interface TransactionCallback<T> {
                    T doInTransaction(org.springframework.transaction.TransactionStatus status);
                }
                """,
                """
                package org.springframework.transaction.support;
                public interface TransactionOperations {
                    <T> T execute(TransactionCallback<T> action);
                    void executeWithoutResult(java.util.function.Consumer<org.springframework.transaction.TransactionStatus> action);
                }
                """,
                """
                package org.springframework.transaction.support;
                import java.util.function.Consumer;
                public class TransactionTemplate implements TransactionOperations {
                    public <T> T execute(TransactionCallback<T> action) { return null; }
                    public void executeWithoutResult(Consumer<org.springframework.transaction.TransactionStatus> action) {}
                }
                """,
                """
                package org.springframework.transaction.support;
                public abstract class TransactionSynchronizationManager {
                    public static void registerSynchronization(TransactionSynchronization synchronization) {}
                    public static void initSynchronization() {}
                    public static void clearSynchronization() {}
                    public static boolean isSynchronizationActive() { return false; }
                    public static boolean isActualTransactionActive() { return false; }
                    public static String getCurrentTransactionName() { return null; }
                }
                """,
                """
                package org.springframework.scheduling.annotation;
                public @interface Async {}
                """);
    }

    @Test
    void a_task_that_opens_none() {
        holds(
                """
                class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private final TransactionTemplate template = new TransactionTemplate();
                    static class Notice implements TransactionSynchronization {}
                    void lost(List<String> ids) {
                        pool.submit(() -> TransactionSynchronizationManager.registerSynchronization(new Notice())); // ERROR wrong-thread
                        ids.parallelStream().forEach(id -> later()); // ERROR wrong-thread
                        CompletableFuture.runAsync(this::inherited); // ERROR wrong-thread
                        CompletableFuture.runAsync(() -> new Orders().inherited()); // ERROR wrong-thread
                        template.executeWithoutResult(status ->
                                new Thread(() -> later()).start()); // ERROR wrong-thread
                        new Thread(new Runnable() { // ERROR wrong-thread
                            @Override public void run() { later(); }
                        }).start();
                    }
                    private static void later() { TransactionSynchronizationManager.registerSynchronization(new Notice()); }
                    public void inherited() { later(); }
                }
                """);
    }

    @Test
    void the_whole_message() {
        Verify.that(
                        IMPORTS
                                + """
                                class Orders {
                                    static class Notice implements TransactionSynchronization {}
                                    void paid() {
                                        CompletableFuture.runAsync(() -> later()); // ERROR wrong-thread
                                    }
                                    private void later() { TransactionSynchronizationManager.registerSynchronization(new Notice()); }
                                }
                                """)
                .against(classes)
                .expectMessage(
                        """
                        [locksmith:wrong-thread] TransactionSynchronizationManager.registerSynchronization belongs to the thread of the transaction, but this lambda is run on another one
                          this lambda calls Orders.later (Test.java:9)
                          Orders.later uses TransactionSynchronizationManager.registerSynchronization (Test.java:11)
                          TransactionSynchronizationManager.registerSynchronization asks for what belongs to the thread of the transaction
                          CompletableFuture.runAsync runs its task on another thread
                          to fix: do this before the task starts, or open in the task what the thread of the transaction has\
                        """);
    }

    @Test
    void a_task_that_opens_one() {
        holds(
                """
                class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private final TransactionTemplate template = new TransactionTemplate();
                    private final PlatformTransactionManager manager;
                    Orders(PlatformTransactionManager manager) { this.manager = manager; }
                    static class Notice implements TransactionSynchronization {}
                    private static void later() { TransactionSynchronizationManager.registerSynchronization(new Notice()); }
                    void here() { later(); }
                    void opened(TransactionOperations operations) {
                        pool.submit(() -> template.executeWithoutResult(status -> later()));
                        pool.submit(() -> operations.execute(status -> { later(); return 1; }));
                        pool.submit(() -> {
                            TransactionStatus status = manager.getTransaction(null);
                            later();
                            manager.commit(status);
                        });
                        pool.submit(() -> inOne(() -> { later(); return 1; }));
                        pool.submit(() -> {
                            TransactionSynchronizationManager.initSynchronization();
                            try {
                                later();
                            } finally {
                                TransactionSynchronizationManager.clearSynchronization();
                            }
                        });
                        template.executeWithoutResult(status -> later());
                    }
                    private <T> T inOne(Supplier<T> work) { return template.execute(status -> work.get()); }
                    void asked() {
                        pool.submit(() -> {
                            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                                later();
                            }
                        });
                        pool.submit(() -> afterCommitOrNow());
                        pool.submit(() -> System.out.println(TransactionSynchronizationManager.isActualTransactionActive()
                                + TransactionSynchronizationManager.getCurrentTransactionName()));
                    }
                    private void afterCommitOrNow() {
                        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                            return;
                        }
                        later();
                    }
                }
                """);
    }

    @Test
    void a_proxy_may_stand_before_any_other_object() {
        holds(
                """
                interface Notices { void publish(); }
                class NoticesOfTransactions implements Notices {
                    static class Notice implements TransactionSynchronization {}
                    @Override public void publish() { TransactionSynchronizationManager.registerSynchronization(new Notice()); }
                    public <T> T inOne(Supplier<T> work) { return work.get(); }
                }
                class Job implements Runnable {
                    @Override public void run() {
                        TransactionSynchronizationManager.registerSynchronization(new NoticesOfTransactions.Notice());
                    }
                }
                class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private final Notices notices;
                    private final NoticesOfTransactions direct;
                    private final Job job;
                    Orders(Notices notices, NoticesOfTransactions direct, Job job) {
                        this.notices = notices;
                        this.direct = direct;
                        this.job = job;
                    }
                    void throughAProxy(List<String> ids) {
                        pool.submit(() -> notices.publish());
                        pool.submit(() -> direct.publish());
                        pool.submit(notices::publish);
                        pool.submit(direct::publish);
                        pool.submit(() -> direct.inOne(() -> { publish(); return 1; }));
                        pool.submit(job);
                        ids.parallelStream().forEach(id -> helped(id));
                    }
                    private void helped(String id) { direct.publish(); }
                    private void publish() { TransactionSynchronizationManager.registerSynchronization(new NoticesOfTransactions.Notice()); }
                    void withoutOne() {
                        pool.submit(() -> publish()); // ERROR wrong-thread
                        pool.submit(new Job()); // ERROR wrong-thread
                        direct.inOne(() -> pool.submit(() -> publish())); // ERROR wrong-thread
                    }
                }
                """);
    }

    @Test
    void a_framework_may_open_one_for_its_methods() {
        String source =
                IMPORTS
                        + """
                        import org.springframework.scheduling.annotation.Async;
                        class Orders {
                            static class Notice implements TransactionSynchronization {}
                            @Async public void later() { TransactionSynchronizationManager.registerSynchronization(new Notice()); }
                        }
                        """;
        Verify.that(source).against(classes).holds();
        Verify.that(source)
                .against(classes)
                .withOptions("-Alocksmith.mode=complete", "-Alocksmith.severity=unproven:off")
                .holds();
    }

    private void holds(String source) {
        Verify.that(IMPORTS + source).against(classes).holds();
    }
}
