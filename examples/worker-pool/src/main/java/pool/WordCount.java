package pool;

import static pool.OrderLevels.COUNTS;
import static pool.OrderLevels.TEXTS;

import dev.locksmith.KeyHandle;
import dev.locksmith.KeyVoucher;
import dev.locksmith.Locksmith;
import dev.locksmith.Mutex;
import dev.locksmith.annotations.Sendable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Workers take texts from a heap, count their words, and add them up. */
@Sendable
final class WordCount {

    private final Mutex<Deque<String>, OrderLevels.Texts> texts;
    private final Mutex<Map<String, Integer>, OrderLevels.Counts> counts =
            COUNTS.mutex("counts", new HashMap<>());

    WordCount(Collection<String> given) {
        texts = TEXTS.mutex("texts", new ArrayDeque<>(given));
    }

    /** Lets so many workers count, and waits for them. */
    Map<String, Integer> run(int workers) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try (Locksmith smith = Locksmith.create(workers)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                // The Locksmith stays here; what travels to the worker is a voucher.
                KeyVoucher voucher = smith.issue().orElseThrow();
                ends.add(pool.submit(() -> work(voucher)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            pool.shutdown();
        }
        try (KeyHandle handle = KeyHandle.claim();
                var scope = handle.scope();
                var all = scope.lock(counts)) {
            return new TreeMap<>(all.get());
        }
    }

    private void work(KeyVoucher voucher) {
        try (KeyHandle handle = voucher.redeem().orElseThrow()) {
            for (String text = next(handle); text != null; text = next(handle)) {
                Map<String, Integer> own = new HashMap<>();
                for (String word : text.split("\\W+")) {
                    own.merge(word, 1, Integer::sum);
                }
                add(handle, own);
            }
        }
    }

    private String next(KeyHandle handle) {
        try (var scope = handle.scope();
                var left = scope.lock(texts)) {
            return left.get().poll();
        }
    }

    private void add(KeyHandle handle, Map<String, Integer> more) {
        try (var scope = handle.scope();
                var all = scope.lock(counts)) {
            more.forEach((word, count) -> all.get().merge(word, count, Integer::sum));
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(new WordCount(List.of("to be or not to be", "to see")).run(2));
    }
}
