package dev.locksmith.processor.fuzz;

import java.util.List;
import java.util.Random;

/** What the grammar decides by chance: the same number gives the same program. */
final class Dice {

    private final Random random;
    private int names;

    /** So much may still be written; then everything comes to its end. */
    private int left;

    Dice(Random random, int size) {
        this.random = random;
        this.left = size;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True in so many of a hundred cases. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A name that nothing else has. */
    String name(String beginning) {
        return beginning + names++;
    }

    /** Whether to write no more than what must be. */
    boolean isTired() {
        return --left < 0;
    }
}
