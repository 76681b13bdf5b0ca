package plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class PluginHostTest {

    @Test
    void a_plugin_lives_on_its_own_thread() {
        try (PluginHost host = new PluginHost("a", Counter::new)) {
            assertEquals("plugin-a: x is number 1", host.ask("x").join());
        }
    }

    @Test
    void however_many_threads_ask_it_counts_right() {
        try (PluginHost host = new PluginHost("a", Counter::new)) {
            List<CompletableFuture<String>> answers =
                    IntStream.range(0, 1_000).parallel().mapToObj(i -> host.ask("x")).toList();
            answers.forEach(CompletableFuture::join);
            assertEquals("plugin-a: x is number 1001", host.ask("x").join());
        }
    }
}
