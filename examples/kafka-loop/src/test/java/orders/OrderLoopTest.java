package orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class OrderLoopTest {

    @Test
    void each_order_is_handled_and_the_loop_ends_when_it_is_told() {
        TopicPartition partition = new TopicPartition("orders", 0);
        MockConsumer<String, String> broker = new MockConsumer<>(OffsetResetStrategy.EARLIEST);
        Set<String> handled = new ConcurrentSkipListSet<>();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        OrderLoop loop = new OrderLoop(broker, pool, handled::add);
        broker.schedulePollTask(
                () -> {
                    broker.rebalance(List.of(partition));
                    broker.updateBeginningOffsets(Map.of(partition, 0L));
                    broker.addRecord(new ConsumerRecord<>("orders", 0, 0, "1", "tea"));
                    broker.addRecord(new ConsumerRecord<>("orders", 0, 1, "2", "cake"));
                });
        broker.schedulePollTask(loop::stop);
        loop.run();
        pool.shutdown();
        assertEquals(Set.of("cake", "tea"), handled);
        assertTrue(broker.closed());
    }
}
