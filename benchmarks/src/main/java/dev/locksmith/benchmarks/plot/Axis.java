package dev.locksmith.benchmarks.plot;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A logarithmic axis.
 *
 * @param low the power of ten at {@code begin}
 * @param high the power of ten at {@code end}
 */
record Axis(int low, int high, double begin, double end) {

    static Axis over(List<Double> values, double begin, double end) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(10);
        int low = (int) Math.floor(Math.log10(least));
        return new Axis(low, Math.max((int) Math.ceil(Math.log10(most)), low + 1), begin, end);
    }

    double at(double value) {
        return begin + (Math.log10(value) - low) / (high - low) * (end - begin);
    }

    List<Double> ticks() {
        return IntStream.rangeClosed(low, high).mapToObj(power -> Math.pow(10, power)).toList();
    }

    static String name(double tick) {
        if (tick >= 1_000_000) {
            return String.format(Locale.ROOT, "%.0f M", tick / 1_000_000);
        }
        return tick >= 1 ? String.format(Locale.ROOT, "%,.0f", tick) : Double.toString(tick);
    }
}
