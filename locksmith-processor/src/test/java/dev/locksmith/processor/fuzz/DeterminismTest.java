package dev.locksmith.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The same program gives the same findings in the same words, and the same facts: whatever the
 * order of its files, the door, and what is compiled together. More programs are tried with {@code
 * -Dlocksmith.fuzz=1000}.
 */
class DeterminismTest {

    private static final int PROGRAMS = Integer.getInteger("locksmith.fuzz", 15);
    private static final long SEED = Long.getLong("locksmith.seed", 1);

    @TempDir Path directory;

    private final Javac javac = new Javac();
    private int compared;

    @Test
    void programs_of_the_tests() throws IOException {
        List<List<Input>> programs = new ArrayList<>();
        for (Input each : Corpus.snippets()) {
            List<Input> files = Split.apart(each);
            if (files.size() > 2) {
                programs.add(files);
            }
        }
        Random random = new Random(SEED);
        Collections.shuffle(programs, random);
        for (List<Input> each : programs.subList(0, Math.min(PROGRAMS, programs.size()))) {
            assertSame(each, random);
        }
        assertTrue(compared > PROGRAMS / 3, () -> "too few compile: " + compared);
    }

    @Test
    void a_company() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1 + PROGRAMS / 100; i++) {
            assertSame(Company.files(random), random);
        }
    }

    private void assertSame(List<Input> files, Random random) {
        for (String mode : List.of("targeted", "complete")) {
            Setting processor = Setting.warning(Setting.Door.PROCESSOR, mode);
            Setting plugin = Setting.warning(Setting.Door.PLUGIN, mode);
            Outcome first = javac.checked(files, processor);
            if (!first.isGood()) {
                return; // the rest depends on how far javac gets, which is its own affair
            }
            compared++;
            assertSame(first, javac.checked(files, processor), "again");
            assertSame(first, javac.checked(files, plugin), "by the plugin's door");
            for (int i = 0; i < 2; i++) {
                List<Input> shuffled = new ArrayList<>(files);
                Collections.shuffle(shuffled, random);
                String order = "in the order " + names(shuffled);
                Outcome other = javac.checked(shuffled, processor);
                assertSame(first, other, order);
                assertEquals(first.facts(), other.facts(), order);
                assertSame(
                        first, javac.checked(shuffled, plugin), "by the plugin's door, " + order);
            }
        }
    }

    /** What is found is the same; in which order javac analyses classes is its own affair. */
    private static void assertSame(Outcome one, Outcome other, String how) {
        assertSame(findings(one), findings(other), how);
    }

    /** Without the place of the summary, which stands in the first file. */
    private static List<String> findings(Outcome outcome) {
        return outcome.checkers().stream()
                .map(each -> each.replaceFirst("^[^ ]* NOTE (?=Locksmith: )", ""))
                .toList();
    }

    private static void assertSame(List<String> one, List<String> other, String how) {
        List<String> lost = new ArrayList<>(one);
        other.forEach(lost::remove);
        List<String> more = new ArrayList<>(other);
        one.forEach(more::remove);
        Collections.sort(lost);
        Collections.sort(more);
        assertEquals(String.join("\n", lost), String.join("\n", more), how);
    }

    private static List<String> names(List<Input> files) {
        return files.stream().map(Input::path).toList();
    }

    @Test
    void half_of_it_as_class_files() throws IOException {
        List<Input> files = Company.files(new Random(SEED));
        List<String> whole = Sources.findings(files, directory.resolve("whole"));
        assertTrue(whole.size() > 30, whole::toString);
        int half = files.size() / 2;
        Path halves = directory.resolve("halves");
        List<String> found = new ArrayList<>(Sources.findings(files.subList(0, half), halves));
        found.addAll(Sources.findings(files.subList(half, files.size()), halves));
        assertSame(whole, found, "in two halves");
        List<String> single = new ArrayList<>();
        for (Input each : files) {
            single.addAll(Sources.findings(List.of(each), directory.resolve("single")));
        }
        assertSame(whole, single, "class by class");
    }
}
