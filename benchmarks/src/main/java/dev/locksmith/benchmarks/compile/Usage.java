package dev.locksmith.benchmarks.compile;

import java.util.Locale;

/**
 * What one javac used.
 *
 * @param wall milliseconds from javac's start to its end, without the start of the virtual machine
 * @param cpu milliseconds of processor time of the whole process, user and system, all threads
 * @param resident the process's peak resident memory in megabytes
 * @param live the most live data in megabytes; 0 if that was not measured
 */
record Usage(double wall, double cpu, double resident, double live) {

    private static final String MARK = "measured:";

    String toLine() {
        return String.format(
                Locale.ROOT, "%s %.3f %.3f %.3f %.3f", MARK, wall, cpu, resident, live);
    }

    /** Of a process's output, its last line. */
    static Usage in(String output) {
        int at = output.lastIndexOf(MARK);
        if (at < 0) {
            throw new IllegalStateException("javac's process died:\n" + output);
        }
        String[] parts = output.substring(at + MARK.length()).strip().split("\\s+", -1);
        return new Usage(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]));
    }
}
