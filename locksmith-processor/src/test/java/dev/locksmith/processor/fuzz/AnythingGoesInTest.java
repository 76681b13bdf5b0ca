package dev.locksmith.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/**
 * Whatever goes in. More is tried with {@code -Dlocksmith.fuzz=100000}, other inputs with {@code
 * -Dlocksmith.seed=7}; {@code -Dlocksmith.fuzz.sources=directory} gives more sources to break.
 */
class AnythingGoesInTest {

    private static final int INPUTS = Integer.getInteger("locksmith.fuzz", 250);
    private static final long SEED = Long.getLong("locksmith.seed", 1);
    private static final int RELEASE = Runtime.version().feature();

    @Test
    void odd_programs() {
        int inputs = INPUTS * 4 / 10;
        Trial trial =
                new Campaign("odd programs", random -> Grammar.program(random, RELEASE))
                        .run(inputs, SEED, System.out);
        assertTrue(trial.valid() > inputs * 9 / 10, () -> "too few are legal: " + trial.valid());
        assertTrue(trial.findings() > inputs, "with nothing to find they prove little");
    }

    @Test
    void broken_snippets() throws IOException {
        List<Input> snippets = Corpus.snippets();
        new Campaign("broken snippets", random -> broken(snippets, random))
                .run(INPUTS / 2, SEED, System.out);
    }

    @Test
    void broken_files() throws IOException {
        List<Input> files = Corpus.files();
        new Campaign("broken files", random -> broken(files, random))
                .run(INPUTS / 10, SEED, System.out);
    }

    private static Input broken(List<Input> inputs, Random random) {
        Input input = inputs.get(random.nextInt(inputs.size()));
        Input other = inputs.get(random.nextInt(inputs.size()));
        return input.with(new Mutations(random).of(input.text(), other.text()));
    }
}
