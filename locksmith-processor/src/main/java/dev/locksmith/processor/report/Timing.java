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
        MODEL,
        SCAN,
        MOBILITY,
        SUMMARIES,
        RULES,
        REPORT
    }

    private final boolean on;
    private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
    private final Deque<Phase> running = new ArrayDeque<>();
    private long since;

    public Timing(boolean on) {
        this.on = on;
    }

    /** A phase begins; the one that ran pauses. */
    public void begin(Phase phase) {
        if (on) {
            book();
            running.push(phase);
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
        Phase phase = running.peek();
        if (phase != null) {
            nanos.merge(phase, now - since, Long::sum);
        }
        since = now;
    }

    public boolean isOn() {
        return on;
    }

    /** One line: all phases and their sum, in milliseconds. */
    public String summary() {
        StringBuilder text = new StringBuilder("locksmith took ");
        text.append(millis(nanos.values().stream().mapToLong(Long::longValue).sum()))
                .append(" ms:");
        for (Phase phase : Phase.values()) {
            text.append(' ')
                    .append(phase.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(millis(nanos.getOrDefault(phase, 0L)));
        }
        return text.toString();
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }
}
