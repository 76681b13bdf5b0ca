package dev.locksmith.stress;

import dev.locksmith.Level;
import dev.locksmith.Unlocked;

/** Levels for the tests of this package: Outer before Inner. */
@SuppressWarnings("SameNameButDifferent") // each level has its Held
final class StressLevels {

    static final Outer OUTER = new Outer();
    static final Inner INNER = new Inner();

    private StressLevels() {}

    static final class Outer extends Level<Unlocked, Outer.Held> {
        interface Held extends Unlocked {}

        private Outer() {
            super(Unlocked.class, Held.class);
        }
    }

    static final class Inner extends Level<Outer.Held, Inner.Held> {
        interface Held extends Outer.Held {}

        private Inner() {
            super(Outer.Held.class, Held.class);
        }
    }
}
