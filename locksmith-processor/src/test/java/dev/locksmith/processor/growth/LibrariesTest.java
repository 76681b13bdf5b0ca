package dev.locksmith.processor.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/**
 * How much the checker does for the published sources of large libraries: parsers, drivers and
 * servers, whose methods call each other in large circles. Run with {@code -Pecosystem}.
 */
@EnabledIfSystemProperty(named = "ecosystem.sources", matches = ".+")
class LibrariesTest {

    /**
     * How many steps the checker may take for each character of source: ECJ takes 40, Druid 21, and
     * the others 4 to 19. Work that grows faster than the code passes it by far.
     */
    private static final double MOST_STEPS = 150;

    /** Bodies are analysed even where an optional dependency is missing. */
    private static final List<String> OPTIONS =
            List.of("-nowarn", "-XDshould-stop.ifError=FLOW", "-Xmaxerrs", "10000");

    static List<Path> archives() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("ecosystem.sources", "")))) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("archives")
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void the_steps_are_in_proportion_to_the_code(Path archive)
            throws IOException, ReflectiveOperationException {
        List<Source> sources = sources(archive);
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        CountedWork work = CountedWork.checking(sources, OPTIONS, told);
        List<String> lost =
                told.getDiagnostics().stream()
                        .map(each -> each.getMessage(null))
                        .filter(each -> each.contains("was not fully checked"))
                        .toList();
        assertEquals(List.of(), lost);
        long size = sources.stream().mapToLong(each -> each.text().length()).sum();
        double steps = (double) work.allSteps() / size;
        String result =
                String.format(
                        "%s: %.1f steps for each of %d characters; most in %s",
                        archive.getFileName(), steps, size, work.most());
        System.out.println(result);
        assertTrue(steps > 1, "it was not checked");
        assertTrue(steps <= MOST_STEPS, result);
    }

    private static List<Source> sources(Path archive) throws IOException {
        List<Source> sources = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String name = entry.getName();
                if (name.endsWith(".java") && !name.endsWith("module-info.java")) {
                    sources.add(new Source(name, new String(zip.readAllBytes(), UTF_8)));
                }
            }
        }
        return sources;
    }
}
