package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The published sources of large libraries, compiled with the checker and without it. Run with
 * {@code -Pecosystem}.
 */
@EnabledIfSystemProperty(named = "ecosystem.sources", matches = ".+")
class EcosystemIT {

    @TempDir Path directory;

    /** A library's sources and a JDK to compile them with. */
    record Job(Path sources, Path jdk) {
        @Override
        public String toString() {
            return sources.getFileName() + " with " + jdk.getFileName();
        }
    }

    static Stream<Job> jobs() throws IOException {
        List<Job> jobs = new ArrayList<>();
        try (Stream<Path> archives =
                Files.list(Path.of(System.getProperty("ecosystem.sources", "")))) {
            for (Path sources : archives.sorted().toList()) {
                jdks().forEach(jdk -> jobs.add(new Job(sources, jdk)));
            }
        }
        return jobs.stream();
    }

    /** The JDK that runs this, and those installed beside it. */
    private static List<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside.filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .filter(home -> !Files.isSymbolicLink(home))
                    .filter(home -> Files.exists(home.resolve("lib/modules")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void nothing_is_found_and_the_classes_are_the_same(Job job)
            throws IOException, InterruptedException {
        List<String> files = unpack(job.sources());
        Path plain = directory.resolve("plain");
        Path checked = directory.resolve("checked");
        Outcome without = compile(job, files, plain, "-proc:none");
        assertEquals(0, without.status(), without::output);

        Outcome with = compile(job, files, checked, "-processorpath", Jars.PROCESSOR);
        assertEquals(0, with.status(), with::output);
        assertTrue(!with.output().contains("locksmith"), with::output);
        assertEquals(classes(plain), classes(checked), "class files differ");

        Outcome complete =
                compile(
                        job,
                        files,
                        directory.resolve("complete"),
                        "-processorpath",
                        Jars.PROCESSOR,
                        "-Alocksmith.mode=complete");
        assertTrue(!complete.output().contains("was not fully checked"), complete::output);
    }

    private Outcome compile(Job job, List<String> files, Path out, String... options)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                job.jdk().resolve("bin/javac").toString(),
                                "-encoding",
                                "UTF-8",
                                "-Xmaxerrs",
                                "10000",
                                "-Xmaxwarns",
                                "10000",
                                "-implicit:none",
                                "-classpath",
                                System.getProperty("tools.path"),
                                "-d",
                                out.toString()));
        command.addAll(Arrays.asList(options));
        Path list = directory.resolve("files");
        Files.write(list, files);
        command.add("@" + list);
        return Outcome.of(directory, command);
    }

    private List<String> unpack(Path archive) throws IOException {
        List<String> files = new ArrayList<>();
        Path root = directory.resolve("src");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String name = entry.getName();
                if (name.endsWith(".java") && !name.endsWith("module-info.java")) {
                    Path file = root.resolve(name).normalize();
                    assertTrue(file.startsWith(root), name);
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.readAllBytes());
                    files.add('"' + file.toString() + '"');
                }
            }
        }
        return files;
    }

    /** By name, a hash of each class file's bytes. */
    private static Map<String, Integer> classes(Path root) throws IOException {
        Map<String, Integer> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString();
                classes.put(name, Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return classes;
    }
}
