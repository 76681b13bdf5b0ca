package dev.locksmith.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Stub files with tokens missing, doubled and swapped. More is tried with {@code
 * -Dlocksmith.fuzz=1000}.
 */
class DamagedStubsTest {

    private static final int TRIES = Integer.getInteger("locksmith.fuzz", 60);
    private static final long SEED = Long.getLong("locksmith.seed", 1);
    private static final Path STUBS = Path.of("src/main/resources/dev/locksmith/processor/library");

    private static final Input USER =
            new Input(
                    "User.java",
                    """
                    import java.util.*;
                    import java.util.concurrent.*;
                    import java.util.concurrent.locks.*;
                    class User {
                        void use(ExecutorService pool, Iterator<String> words, Lock lock) {
                            pool.execute(() -> words.next());
                            lock.lock();
                        }
                    }
                    """);

    @TempDir Path directory;

    @Test
    void damage_is_told_with_the_name_of_the_file() throws IOException {
        Random random = new Random(SEED);
        Mutations mutations = new Mutations(random);
        Javac javac = new Javac();
        List<String> texts =
                List.of(
                        Files.readString(STUBS.resolve("java.util.concurrent.astub")),
                        Files.readString(STUBS.resolve("java.util.concurrent.locks.astub")));
        Path file = directory.resolve("broken.astub");
        int told = 0;
        for (int i = 0; i < TRIES; i++) {
            String text = texts.get(random.nextInt(texts.size()));
            String broken = mutations.of(text, texts.get(random.nextInt(texts.size())));
            Files.writeString(file, broken);
            Setting setting = Setting.any(random).withStubs(file.toString());
            Outcome outcome = javac.checked(List.of(USER), setting);
            int number = i;
            assertNull(outcome.thrown(), () -> number + ": " + broken);
            assertEquals(
                    List.of(),
                    outcome.checkers().stream()
                            .filter(each -> each.contains("mistake in the checker"))
                            .toList(),
                    () -> number + ": " + broken);
            boolean isTold =
                    outcome.checkers().stream().anyMatch(each -> each.contains("broken.astub"));
            told += isTold ? 1 : 0;
            assertTrue(isTold || isBalanced(broken), () -> number + ", silent: " + broken);
        }
        assertTrue(told > TRIES / 5, "too little was broken: " + told);
    }

    private static boolean isBalanced(String text) {
        List<String> words = Tokens.of(text).stream().map(Tokens::word).toList();
        return words.stream().filter("{"::equals).count()
                        == words.stream().filter("}"::equals).count()
                && words.stream().filter("("::equals).count()
                        == words.stream().filter(")"::equals).count();
    }
}
