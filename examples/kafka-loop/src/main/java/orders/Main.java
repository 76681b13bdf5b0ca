package orders;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Prints the orders of the broker whose address is given. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("group.id", "orders");
        settings.put("enable.auto.commit", "false");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        // To wake it up is the one thing that another thread may do; to close it is not.
        Runtime.getRuntime().addShutdownHook(new Thread(consumer::wakeup));
        try {
            new OrderLoop(consumer, pool, System.out::println).run();
        } finally {
            pool.shutdown();
        }
    }
}
