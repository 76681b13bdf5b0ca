package plugins;

import dev.locksmith.annotations.Sendable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Gives a plugin a thread of its own, on which it is made and used. The plugin itself is seen by
 * that thread alone; answers, which are text, come back.
 */
@Sendable
public final class PluginHost implements AutoCloseable {

    private final ExecutorService own;
    private final ThreadLocal<Plugin> plugin;

    /**
     * @param factory runs on the thread of the plugin: it must not bring anything confined along
     */
    public PluginHost(String name, @Sendable Supplier<? extends Plugin> factory) {
        own = Executors.newSingleThreadExecutor(task -> new Thread(task, "plugin-" + name));
        plugin = ThreadLocal.withInitial(factory);
    }

    /** Asks the plugin, from any thread. */
    public CompletableFuture<String> ask(String question) {
        return CompletableFuture.supplyAsync(() -> plugin.get().answer(question), own);
    }

    @Override
    public void close() {
        own.shutdown();
    }
}
