package dev.locksmith.benchmarks.lock;

import dev.locksmith.benchmarks.result.Statistic;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs a group round by round, each benchmark in a JVM of its own, every second round in reverse:
 * what slows the machine for a while, slows all peers alike.
 */
final class Rounds {

    private static final int ITERATIONS = 9;

    private final Map<Peer, List<RunResult>> results = new HashMap<>();
    private final TimeValue time;

    Rounds(Group group, int rounds, TimeValue time) throws RunnerException {
        this.time = time;
        List<Peer> order = new ArrayList<>(group.peers());
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : order) {
                run(peer);
            }
            Collections.reverse(order);
        }
    }

    private void run(Peer peer) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("\\." + peer.method() + "$")
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(time)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(time)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT);
        peer.parameters().forEach(options::param);
        results.computeIfAbsent(peer, key -> new ArrayList<>())
                .add(new Runner(options.build()).runSingle());
    }

    private List<RunResult> of(Peer peer) {
        return Objects.requireNonNull(results.get(peer));
    }

    /** The median of each round's iterations: now and then, one is disturbed. */
    private List<Double> scores(Peer peer) {
        return of(peer).stream()
                .map(result -> result.getPrimaryResult().getStatistics().getPercentile(50))
                .toList();
    }

    Statistic score(Peer peer) {
        return Statistic.of(scores(peer));
    }

    String unit(Peer peer) {
        return of(peer).get(0).getPrimaryResult().getScoreUnit();
    }

    /** The bytes that an operation allocates. */
    Statistic bytes(Peer peer) {
        List<Double> bytes = new ArrayList<>();
        for (RunResult result : of(peer)) {
            Result<?> rate = result.getSecondaryResults().get("gc.alloc.rate.norm");
            bytes.add(Objects.requireNonNull(rate).getScore());
        }
        return Statistic.of(bytes);
    }

    /** Round by round. */
    Statistic ratio(Ratio ratio) {
        List<Double> over = scores(ratio.over());
        List<Double> under = scores(ratio.under());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < over.size(); round++) {
            ratios.add(over.get(round) / under.get(round));
        }
        return Statistic.of(ratios);
    }
}
