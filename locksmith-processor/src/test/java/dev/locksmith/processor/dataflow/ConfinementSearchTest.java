package dev.locksmith.processor.dataflow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.ClassFiles;
import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** Values are followed if anything can be confined, wherever in the code it shows. */
class ConfinementSearchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ThreadConfined final class Brush {}",
                "@Sendable final class Paint {}",
                "@SingleUse final class Ticket {}",
                "class Painter { void paint(@ThreadConfined Object brush) {} }",
                "class Painter { void paint() { @ThreadConfined Object brush = null; } }",
                "class Painter { List<@ThreadConfined Runnable> steps; }",
                "class Painter { void paint() { Object o = (@ThreadConfined Object) null; } }",
                "class Bank { void open(dev.locksmith.KeyVoucher voucher) {} }",
                "class Bank { Object o = dev.locksmith.KeyHandle.tryClaim(); }",
                "class Bank { void open() { var handle = dev.locksmith.KeyHandle.claim(); } }",
                "class Bank { Runnable claim = dev.locksmith.KeyHandle::claim; }",
                "class Bank<H extends dev.locksmith.KeyHandle> {}",
                "class Bank { List<? super dev.locksmith.KeyHandle> open; }",
                "class Bank { boolean are(Object o) { return o instanceof dev.locksmith.KeyHandle[]; }}",
                "class Bank { boolean is(Object o) { return o instanceof dev.locksmith.KeyHandle; }}",
                "class Dice { int roll() { return ThreadLocalRandom.current().nextInt(6); } }",
                "class Broken { void run() { unheardOf(); } }",
            })
    void finds(String source) {
        assertTrue(Snippet.of(source).concernsConfinement());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                class Pool {
                    private final List<Runnable> tasks = List.of();
                    private int[] counts = {1, 2};
                    static final Map<String, Object> KNOWN = new ConcurrentHashMap<>();

                    void run(Executor executor, Runnable task) {
                        executor.execute(() -> task.run());
                        executor.execute(tasks.get(0)::run);
                        Object o = counts.length > 1 ? (Object) "one" : tasks;
                        if (o instanceof String s && !s.isEmpty()) {
                            KNOWN.merge(s, counts, (one, two) -> one);
                        }
                        new Thread(task) {
                            @Override public void run() { tasks.forEach(Runnable::run); }
                        }.start();
                    }

                    <T extends Comparable<? super T>> T most(Collection<? extends T> all) {
                        return all.stream().max(Comparator.naturalOrder()).orElseThrow();
                    }
                }
                """,
                "enum Color { RED { @Override void mix() {} }; void mix() {} }",
                "record Pair<A, B>(A first, List<B> second) { Pair { first.hashCode(); } }",
                "sealed interface Shape { record Dot(int x) implements Shape {} }",
                "@FunctionalInterface interface Step { @Deprecated void step(); }",
            })
    void finds_nothing(String source) {
        assertFalse(Snippet.of(source).concernsConfinement());
    }

    @Test
    void finds_what_only_class_files_tell(@TempDir Path directory) {
        Path classes =
                ClassFiles.of(
                        directory,
                        """
                        package lib;

                        public final class Studio {
                            private final dev.locksmith.KeyHandle handle = null;

                            public static Studio open() {
                                return new Studio();
                            }
                        }
                        """,
                        """
                        package lib;

                        public final class Desk {
                            public static String address() {
                                return "";
                            }
                        }
                        """);
        assertTrue(
                Snippet.of("class Visit { Object o = lib.Studio.open(); }", classes)
                        .concernsConfinement());
        assertFalse(
                Snippet.of("class Visit { Object o = lib.Desk.address(); }", classes)
                        .concernsConfinement());
    }
}
