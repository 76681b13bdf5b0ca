package dev.locksmith.lincheck;

import dev.locksmith.Level;
import dev.locksmith.Unlocked;

/** The one level of the locks under Lincheck. */
final class LincheckLevel extends Level<Unlocked, LincheckLevel.Held> {

    interface Held extends Unlocked {}

    static final LincheckLevel LEVEL = new LincheckLevel();

    private LincheckLevel() {
        super(Unlocked.class, Held.class);
    }
}
