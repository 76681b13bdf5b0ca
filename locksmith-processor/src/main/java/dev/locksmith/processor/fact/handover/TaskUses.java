package dev.locksmith.processor.fact.handover;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a task does with one value. There is one for each task and value, and it grows while the
 * body around the task is analysed.
 */
public final class TaskUses {

    /** Of a task that does more with it than that, the rest is like what is known. */
    private static final int MOST = 16;

    private final Set<ObjectUse> uses = new LinkedHashSet<>();

    /** A task that does this. */
    public static TaskUses of(ObjectUse use) {
        TaskUses uses = new TaskUses();
        uses.add(use);
        return uses;
    }

    /** The task does this, too. */
    public void add(ObjectUse use) {
        if (uses.size() < MOST) {
            uses.add(use);
        }
    }

    /** What it does. */
    public Set<ObjectUse> all() {
        return uses;
    }
}
