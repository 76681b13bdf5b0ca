package dev.locksmith.benchmarks.result;

import java.util.List;

/**
 * What is told of the rounds.
 *
 * @param median the value
 * @param error half the distance between the quartiles
 */
public record Statistic(double median, double error) {

    /** Of the values that rounds gave. */
    public static Statistic of(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        return new Statistic(
                quantile(sorted, 0.5), (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2);
    }

    private static double quantile(List<Double> sorted, double share) {
        double index = share * (sorted.size() - 1);
        double low = sorted.get((int) Math.floor(index));
        double high = sorted.get((int) Math.ceil(index));
        return low + (high - low) * (index - Math.floor(index));
    }
}
