package dev.locksmith.processor.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long the checker takes, by phase, without what a phase spends in another one. Off, it costs a
 * test of a field.
 */
public final class Timing {

    /** The phases, in the order of the data flow. */
    public enum Phase {
        /** Finding and reading what is known of libraries. */
        MODEL,
        /** From attributed trees to facts, and whatever is in no other phase. */
        SCAN,
        /** Which types may leave their thread. */
        MOBILITY,
        /** What becomes of the parameters of methods. */
        SUMMARIES,
        /** Judging facts. */
        RULES,
        /** Telling the user. */
        REPORT
    }

    private final boolean on;

    /** By phase, a cell with the nanoseconds spent in it. */
    private final Map<Phase, long[]> nanos = new EnumMap<>(Phase.class);

    /** The cells of the phases that have begun, first the one that runs. */
    private final Deque<long[]> running = new ArrayDeque<>();

    private long since;

    /** One that never measures anything. */
    public static Timing off() {
        return new Timing(false);
    }

    public Timing(boolean on) {
        this.on = on;
    }

    /** A phase begins; the one that ran pauses. */
    public void begin(Phase phase) {
        if (on) {
            book();
            running.push(nanos.computeIfAbsent(phase, each -> new long[1]));
        }
    }

    /** The phase that runs ends; the one that paused goes on. */
    public void end() {
        if (on) {
            book();
            running.pop();
        }
    }

    private void book() {
        long now = System.nanoTime();
        long[] cell = running.peek();
        if (cell != null) {
            cell[0] += now - since;
        }
        since = now;
    }

    public boolean isOn() {
        return on;
    }

    /** One line: all phases and their sum, in milliseconds. */
    public String summary() {
        book();
        long sum = 0;
        StringBuilder phases = new StringBuilder();
        for (Phase phase : Phase.values()) {
            long[] cell = nanos.get(phase);
            long taken = cell == null ? 0 : cell[0];
            sum += taken;
            phases.append(' ')
                    .append(phase.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(millis(taken));
        }
        return "locksmith took " + millis(sum) + " ms:" + phases;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }
}
