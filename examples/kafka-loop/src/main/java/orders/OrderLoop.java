package orders;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Reads orders in a loop of its own, and lets a pool handle them. A consumer is for one thread at a
 * time: the loop has it, the tasks get the text of an order, and others may only wake it up.
 */
final class OrderLoop implements Runnable {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Consumer<String, String> consumer;
    private final ExecutorService pool;
    private final java.util.function.Consumer<String> handler;

    OrderLoop(
            Consumer<String, String> consumer,
            ExecutorService pool,
            java.util.function.Consumer<String> handler) {
        this.consumer = consumer;
        this.pool = pool;
        this.handler = handler;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of("orders"));
            while (true) {
                List<Future<?>> tasks = new ArrayList<>();
                java.util.function.Consumer<String> handle = handler;
                for (ConsumerRecord<String, String> record : consumer.poll(PATIENCE)) {
                    String order = record.value();
                    tasks.add(pool.submit(() -> handle.accept(order)));
                }
                for (Future<?> task : tasks) {
                    task.get();
                }
                // Here, and not in a task: the consumer would be used by two threads.
                consumer.commitSync();
            }
        } catch (WakeupException end) {
            // somebody called stop
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** Ends the loop; the one method of a consumer that every thread may call. */
    void stop() {
        consumer.wakeup();
    }
}
