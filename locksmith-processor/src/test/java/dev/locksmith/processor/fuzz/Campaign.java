package dev.locksmith.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many inputs of one kind, one after the other. */
final class Campaign {

    /** With so many faults the next thing to do is to mend them. */
    private static final int ENOUGH = 10;

    /** After so many inputs a long run says how far it is. */
    private static final int STRIDE = 5_000;

    private final String kind;
    private final Source source;
    private final Trial trial = new Trial();
    private final List<String> faults = new ArrayList<>();

    /** Makes the input that a random number stands for. */
    interface Source {
        Input next(Random random);
    }

    Campaign(String kind, Source source) {
        this.kind = kind;
        this.source = source;
    }

    /** Tries so many inputs, tells how it went, and fails with every fault found. */
    Trial run(int inputs, long seed, PrintStream log) {
        log.println("fuzz: " + kind + ": seed " + seed);
        long start = System.nanoTime();
        for (int i = 0; i < inputs && faults.size() < ENOUGH; i++) {
            tryOne(seed, i);
            if (i % STRIDE == STRIDE - 1) {
                log.println("fuzz: " + kind + ": " + (i + 1) + " inputs, faults: " + faults);
            }
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        log.println(
                "fuzz: %s: %d inputs, %d of them legal, %d findings and notes, %d s"
                        .formatted(
                                kind, inputs, trial.valid(), trial.findings(), taken.toSeconds()));
        assertEquals("", String.join("\n\n", faults));
        return trial;
    }

    private void tryOne(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        Setting setting = Setting.any(random);
        Input input = source.next(random);
        trial.of(input, setting)
                .ifPresent(
                        fault -> {
                            String smaller = smaller(input, setting, fault);
                            faults.add(
                                    "seed %d, input %d, %s\n%s\nin %s:\n%s"
                                            .formatted(
                                                    seed,
                                                    number,
                                                    setting,
                                                    fault,
                                                    input.path(),
                                                    smaller));
                        });
    }

    /** A smaller text with the same fault. */
    private String smaller(Input input, Setting setting, Trial.Fault original) {
        return new Shrinker(
                        text ->
                                trial.of(input.with(text), setting)
                                        .filter(original::isLike)
                                        .isPresent())
                .shrink(input.text());
    }
}
