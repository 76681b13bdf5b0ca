package dev.locksmith;

/**
 * What a thread does that finds a mutex taken, before it tries again and then enters the queue: it
 * keeps off the mutex for a moment, in which the holder works undisturbed. Looking at the mutex
 * meanwhile would take the memory away that the holder writes.
 */
final class Backoff {

    /** About a microsecond; none with one processor, where nobody else works meanwhile. */
    private static final int TURNS = Runtime.getRuntime().availableProcessors() > 1 ? 64 : 0;

    private Backoff() {}

    static void pause() {
        for (int turn = 0; turn < TURNS; turn++) {
            Thread.onSpinWait();
        }
    }
}
