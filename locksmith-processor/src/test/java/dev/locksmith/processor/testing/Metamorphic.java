package dev.locksmith.processor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.locksmith.processor.rewriting.Rewrite;
import dev.locksmith.processor.rewriting.Variant;
import dev.locksmith.processor.rewriting.Variants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A case in other words must be judged as the case is. With each run some cases are rewritten in
 * some ways; with {@code -Dlocksmith.metamorphic=all} all are in all ways, and {@code
 * target/metamorphic.txt} tells of each how it came out; with {@code none} none is.
 */
final class Metamorphic {

    private static final String PROPERTY = "locksmith.metamorphic";

    /** One of so many cases is rewritten, and in one of so many ways. */
    private static final int SAMPLE = 6;

    /** Cases that grow with a number are about that number. */
    private static final int LONGEST = 8000;

    private final Verify verify;
    private final Variants variants;
    private final Set<Long> helperLines;

    private Metamorphic(Verify verify) {
        this.verify = verify;
        this.variants = Variants.of(InMemory.source(verify.text()), verify.options());
        this.helperLines = variants.helperLines();
    }

    /** How a variant came out. */
    private sealed interface Outcome {
        record Same() implements Outcome {}

        /** It is no valid Java: the rewrite does not fit here. */
        record Refused() implements Outcome {}

        record Other(String differences) implements Outcome {}
    }

    /** Checks what this run checks of a case. */
    static void check(Verify verify) {
        String wanted = System.getProperty(PROPERTY);
        boolean all = "all".equals(wanted);
        int chance = Math.floorMod(verify.text().hashCode(), SAMPLE * SAMPLE);
        boolean isChosen = all || (chance % SAMPLE == 0 && !"none".equals(wanted));
        // Stub files name classes, and what javac refuses it may refuse in other words.
        boolean isOfItsOwn =
                verify.options().stream().anyMatch(each -> each.contains("stubs"))
                        || Verify.expected(verify.text()).toString().contains("JAVAC")
                        || verify.text().length() > LONGEST;
        if (!isChosen || isOfItsOwn) {
            return;
        }
        List<Rewrite> every = List.of(Rewrite.values());
        List<Rewrite> rewrites = new ArrayList<>();
        for (int i = all ? 0 : chance / SAMPLE; i < every.size(); i += all ? 1 : SAMPLE) {
            rewrites.add(every.get(i));
        }
        new Metamorphic(verify).check(rewrites, all);
    }

    private void check(List<Rewrite> rewrites, boolean isTold) {
        List<Variant> whole = new ArrayList<>();
        rewrites.forEach(each -> whole.addAll(variants.rewritten(each)));
        Map<Variant, Outcome> outcomes = new LinkedHashMap<>(judge(whole));
        // Where a rewrite does not fit everywhere it may fit at single places; and of those that
        // are judged otherwise the smallest tells most.
        List<Variant> parts = new ArrayList<>();
        outcomes.forEach(
                (variant, outcome) -> {
                    if (!(outcome instanceof Outcome.Same)) {
                        parts.addAll(variants.onceRewritten(variant.rewrite()));
                    }
                });
        Map<Variant, Outcome> all = new LinkedHashMap<>(judge(parts));
        all.putAll(outcomes);
        if (isTold) {
            tell(all);
        }
        all.forEach(
                (variant, outcome) -> {
                    if (outcome instanceof Outcome.Other other) {
                        assertEquals(
                                "",
                                other.differences(),
                                () -> variant.rewrite() + " in:\n" + variant.text());
                    }
                });
    }

    /**
     * Compiles all of these at once, each in a package; once more without those that are refused.
     */
    private Map<Variant, Outcome> judge(List<Variant> all) {
        Map<Variant, Outcome> outcomes = new LinkedHashMap<>();
        List<Variant> left = new ArrayList<>(all);
        while (!left.isEmpty()) {
            List<JavaFileObject> files = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                files.addAll(left.get(i).in("v" + i));
            }
            List<Diagnostic<? extends JavaFileObject>> found = verify.compile(files);
            Map<Variant, Outcome> now = new LinkedHashMap<>();
            for (int i = 0; i < left.size(); i++) {
                String folder = "/v" + i + "/";
                now.put(
                        left.get(i),
                        outcome(
                                left.get(i),
                                Verify.found(
                                        found.stream()
                                                .filter(each -> isIn(folder, each))
                                                .toList())));
            }
            left.removeIf(each -> now.get(each) instanceof Outcome.Refused);
            if (left.size() == now.size()) {
                outcomes.putAll(now);
                return outcomes;
            }
            now.values().removeIf(each -> !(each instanceof Outcome.Refused));
            outcomes.putAll(now);
        }
        return outcomes;
    }

    private static boolean isIn(String folder, Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() != null
                && diagnostic.getSource().toUri().getPath().startsWith(folder);
    }

    private Outcome outcome(Variant variant, Map<Long, Set<String>> found) {
        if (found.values().stream().anyMatch(each -> each.contains("JAVAC"))) {
            return new Outcome.Refused();
        }
        Map<Long, Set<String>> expected = without(variant, Verify.expected(variant.text()));
        Map<Long, Set<String>> actual = without(variant, found);
        for (Long line : helperLines) {
            // What is confined by its type alone is reported where the helper hands it over.
            Set<String> inHelper = new TreeSet<>(actual.getOrDefault(line, Set.of()));
            expected.values().forEach(each -> each.removeAll(inHelper));
            actual.values().forEach(each -> each.removeAll(inHelper));
        }
        String differences = differences(variant.text().lines().toList(), expected, actual);
        return differences.isEmpty() ? new Outcome.Same() : new Outcome.Other(differences);
    }

    /** What is not compared is left out. */
    private static Map<Long, Set<String>> without(
            Variant variant, Map<Long, ? extends Set<String>> lines) {
        Map<Long, Set<String>> left = new TreeMap<>();
        lines.forEach(
                (line, all) ->
                        left.put(
                                line,
                                all.stream()
                                        .filter(each -> !isChanged(variant.rewrite(), each))
                                        .collect(Collectors.toCollection(TreeSet::new))));
        return left;
    }

    private static boolean isChanged(Rewrite rewrite, String finding) {
        return rewrite.changed().stream().anyMatch(rule -> finding.endsWith(" " + rule));
    }

    private static String differences(
            List<String> text, Map<Long, Set<String>> expected, Map<Long, Set<String>> actual) {
        Set<Long> lines = new TreeSet<>(expected.keySet());
        lines.addAll(actual.keySet());
        StringBuilder differences = new StringBuilder();
        for (Long line : lines) {
            Set<String> missing = new TreeSet<>(expected.getOrDefault(line, Set.of()));
            Set<String> added = new TreeSet<>(actual.getOrDefault(line, Set.of()));
            missing.removeAll(actual.getOrDefault(line, Set.of()));
            added.removeAll(expected.getOrDefault(line, Set.of()));
            if (!missing.isEmpty() || !added.isEmpty()) {
                differences
                        .append("-" + missing + " +" + added + " ")
                        .append(text.get((int) (line - 1)).strip())
                        .append("\n");
            }
        }
        return differences.toString();
    }

    private static void tell(Map<Variant, Outcome> outcomes) {
        StringBuilder lines = new StringBuilder();
        outcomes.forEach(
                (variant, outcome) ->
                        lines.append(variant.rewrite() + " " + outcome.getClass().getSimpleName())
                                .append(
                                        outcome instanceof Outcome.Other other
                                                ? "\n" + other.differences() + variant.text()
                                                : "")
                                .append("\n"));
        try {
            Files.writeString(
                    Files.createDirectories(Path.of("target")).resolve("metamorphic.txt"),
                    lines,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
