package dev.locksmith.benchmarks.compile;

import dev.locksmith.benchmarks.plot.Plots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compiles code bases with and without the checker and other tools, by the JDK in use, and writes
 * {@code benchmarks/results/compile-jdk<version>.csv}. Each compilation is kept at once in {@code
 * benchmarks/target}: a run that was stopped is taken up by the next one.
 *
 * <pre>{@code
 * mvn -q -Pcompile-ratios -DskipTests -pl benchmarks -am verify \
 *     [-Dcompile.arguments="seconds=240 guava"]
 * }</pre>
 */
public final class CompileRatios {

    private static final Path TARGET = Path.of("benchmarks", "target");

    private CompileRatios() {}

    /**
     * Runs what is still to be run.
     *
     * @param arguments {@code seconds=} after which nothing more is begun; the names of code bases,
     *     tools and measures, all if none is named
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        List<String> names = Arrays.stream(arguments).filter(each -> !each.contains("=")).toList();
        long seconds =
                Arrays.stream(arguments)
                        .filter(each -> each.startsWith("seconds="))
                        .mapToLong(each -> Long.parseLong(each.substring("seconds=".length())))
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
        Path file = TARGET.resolve("compile-jdk" + Runtime.version().feature() + ".samples");
        List<Step> open = new ArrayList<>(Plan.steps());
        checkNames(open, names);
        keep(open, names, Step::codeBase);
        keep(open, names, step -> step.tool().title());
        keep(open, names, step -> step.measure().title());
        Sample.read(file).forEach(done -> open.remove(done.step()));
        Path directory = Files.createTempDirectory("compile-ratios");
        try {
            run(open, seconds, new CodeBases(TARGET.resolve("sources"), directory), file);
        } finally {
            CodeBase.delete(directory);
        }
        new Report(Sample.read(file)).write();
        Plots.main("benchmarks/results", "docs/performance", "docs/performance.md");
    }

    private static void checkNames(List<Step> steps, List<String> names) {
        Set<String> known = new TreeSet<>();
        for (Step step : steps) {
            known.addAll(List.of(step.codeBase(), step.tool().title(), step.measure().title()));
        }
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("names are " + known + ", but not all of " + names);
        }
    }

    /** Keeps the steps that are named, if any is by this name of it. */
    private static void keep(List<Step> steps, List<String> names, Function<Step, String> name) {
        if (steps.stream().map(name).anyMatch(names::contains)) {
            steps.removeIf(step -> !names.contains(name.apply(step)));
        }
    }

    private static void run(List<Step> steps, long seconds, CodeBases codeBases, Path file)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        JavacRun javac = new JavacRun(Tools.in(TARGET.resolve("tools")), codeBases.directory());
        int left = steps.size();
        for (Step step : steps) {
            if ((System.nanoTime() - begin) / 1_000_000_000 >= seconds) {
                System.out.println(left + " compilations are left for the next run");
                return;
            }
            CodeBase codeBase = codeBases.named(step.codeBase());
            String output = javac.of(codeBase, step.tool(), step.measure());
            Sample sample = Sample.of(step, codeBase.lines(), output);
            sample.append(file);
            System.out.println(step.codeBase() + ' ' + step.tool().title() + ' ' + sample.values());
            left--;
        }
    }
}
