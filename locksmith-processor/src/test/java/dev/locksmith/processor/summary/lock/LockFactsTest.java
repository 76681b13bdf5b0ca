package dev.locksmith.processor.summary.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.PlainJavac;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** What other compilations learn of the locks of a method, through class files. */
class LockFactsTest {

    @TempDir private Path directory;

    private static final String STORE =
            """
            package store;

            public final class Store {
                public interface Loader { String load(String key); }
                private final java.util.concurrent.locks.ReentrantLock order =
                        new java.util.concurrent.locks.ReentrantLock();
                public synchronized String get(String key, Loader loader) { return loader.load(key); }
                public String open(String key, Loader loader) {
                    synchronized (this) { key.length(); }
                    return loader.load(key);
                }
                public synchronized int loads() { return 1; }
                public static synchronized int all() { return 1; }
                public void enter() { order.lock(); }
                public void leave() { order.unlock(); }
            }
            """;

    private String compile(String body) throws IOException {
        assertEquals("", PlainJavac.run(directory, "Store", STORE));
        return PlainJavac.run(
                directory,
                "Thesaurus",
                "import store.Store;\npublic class Thesaurus {\n" + body + "}\n");
    }

    private void isFound(String body) throws IOException {
        String found = compile(body);
        assertTrue(found.contains("[locksmith:lock-cycle]"), found);
    }

    @Test
    void a_function_that_is_run_under_the_monitor_of_its_runner() throws IOException {
        isFound(
                """
                private final Store store = new Store();
                String similar(String word) { return store.get(word, this::look); }
                private synchronized String look(String word) { return word + "-like"; }
                synchronized int report() { return store.loads(); }
                """);
    }

    @Test
    void a_function_that_is_run_without_it() throws IOException {
        assertEquals(
                "",
                compile(
                        """
                        private final Store store = new Store();
                        String similar(String word) { return store.open(word, this::look); }
                        private synchronized String look(String word) { return word + "-like"; }
                        synchronized int report() { return store.loads(); }
                        """));
    }

    @Test
    void methods_that_take_a_lock_and_give_it_back() throws IOException {
        isFound(
                """
                private final Store store = new Store();
                synchronized void one() { store.enter(); store.leave(); }
                void two() { store.enter(); try { three(); } finally { store.leave(); } three(); }
                synchronized void three() { }
                """);
    }

    @Test
    void the_monitor_of_a_class() throws IOException {
        isFound(
                """
                synchronized int one() { return Store.all(); }
                int two() { synchronized (Store.class) { return three(); } }
                synchronized int three() { return 3; }
                """);
    }

    @Test
    void one_order() throws IOException {
        assertEquals(
                "",
                compile(
                        """
                        private final Store store = new Store();
                        synchronized void one() { store.enter(); store.loads(); store.leave(); }
                        void two() { store.enter(); store.leave(); three(); }
                        synchronized void three() { Store.all(); }
                        """));
    }

    @Test
    void what_a_jar_runs_at_once_holds_what_that_takes() throws IOException {
        String members =
                """
                private final Store store = new Store();
                private String look(String word) {
                    synchronized (this) { store.loads(); }
                    return word;
                }
                synchronized int report() { return store.loads(); }
                String all(String word) {
                    synchronized (store) { synchronized (this) { word.length(); } }
                    return word;
                }
                """;
        isFound(members + "String one(String word) { return look(word); }");
        assertEquals(
                "",
                compile(
                        members.replace("synchronized int report() { return store.loads(); }", "")
                                + """
                                String one(String word) { return store.get(word, this::look); }
                                String two(String word) { return store.get(word, w -> look(w)); }
                                String three(String word) {
                                    return store.get(word, new Store.Loader() {
                                        @Override public String load(String w) { return look(w); }
                                    });
                                }
                                """));
    }
}
