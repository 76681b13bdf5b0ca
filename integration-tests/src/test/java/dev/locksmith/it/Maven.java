package dev.locksmith.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.locksmith.it.Javac.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Maven that runs the tests, in a process of its own. It has a repository of its own too, so
 * that the machine's keeps nothing of what is only being tested: our artifacts are put there,
 * plugins come from the machine's.
 */
final class Maven {

    private static final Path ROOT = Path.of(System.getProperty("locksmith.root"));
    private static final Path TARGET = ROOT.resolve("integration-tests/target").toAbsolutePath();
    private static final Path REPOSITORY = TARGET.resolve("maven-repository");
    private static final String VERSION = System.getProperty("locksmith.version");

    private static final String SETTINGS =
            """
            <settings>
              <profiles>
                <profile>
                  <id>machine</id>
                  <repositories>
                    <repository>
                      <id>machine</id>
                      <url>%1$s</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                    </repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>
                      <id>machine</id>
                      <url>%1$s</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                    </pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>machine</activeProfile></activeProfiles>
            </settings>
            """;

    private final Path project;
    private final Path settings;
    private final Path repository;
    private final Map<String, String> environment;

    private Maven(Path project, Path settings, Path repository, Map<String, String> environment) {
        this.project = project;
        this.settings = settings;
        this.repository = repository;
        this.environment = environment;
    }

    /** A project that is there already, with a repository into which nothing was put. */
    static Maven in(Path project, Path repository) throws IOException {
        return new Maven(project, settings(project), repository, Map.of());
    }

    /** The same with a variable in its environment. */
    Maven with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Maven(project, settings, repository, more);
    }

    /** Copies one of the projects in {@code src/test/projects}, to be built there. */
    static Maven project(String name, Path directory) throws IOException {
        return copyOf(ROOT.resolve("integration-tests/src/test/projects").resolve(name), directory);
    }

    /** Copies one of the examples, to be built there. */
    static Maven example(String name, Path directory) throws IOException {
        return copyOf(ROOT.resolve("examples").resolve(name), directory);
    }

    private static Maven copyOf(Path project, Path directory) throws IOException {
        copy(project, directory);
        install("locksmith-parent", ROOT.resolve("pom.xml"), null);
        install("locksmith-annotations", pom("locksmith-annotations"), Jars.ANNOTATIONS);
        install("locksmith-runtime", pom("locksmith-runtime"), Jars.RUNTIME);
        Path reduced = ROOT.resolve("locksmith-processor/target/dependency-reduced-pom.xml");
        install("locksmith-processor", reduced, Jars.PROCESSOR);
        return new Maven(directory, settings(directory), REPOSITORY, Map.of());
    }

    private static Path settings(Path directory) throws IOException {
        Path machine = Path.of(System.getProperty("maven.repository"));
        return Files.writeString(
                directory.resolve("settings.xml"), SETTINGS.formatted(machine.toUri()));
    }

    private static Path pom(String module) {
        return ROOT.resolve(module).resolve("pom.xml");
    }

    private static void install(String artifact, Path pom, String jar) throws IOException {
        Path directory = REPOSITORY.resolve(Path.of("dev", "locksmith", artifact, VERSION));
        Files.createDirectories(directory);
        String name = artifact + "-" + VERSION;
        Files.copy(pom, directory.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (jar != null) {
            Path file = directory.resolve(name + ".jar");
            Files.copy(Path.of(jar), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    /** Replaces a piece of text in one of the project's files. */
    void edit(String file, String old, String replacement) throws IOException {
        Path path = project.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(old)) {
            throw new IllegalArgumentException("no '" + old + "' in " + path + ":\n" + text);
        }
        Files.writeString(path, text.replace(old, replacement));
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String mvn = windows ? "mvn.cmd" : "mvn";
        List<String> fixed =
                List.of(
                        Path.of(System.getProperty("maven.home"), "bin", mvn).toString(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "--settings",
                        settings.toString(),
                        "-Dmaven.repo.local=" + repository,
                        "-Dlocksmith.version=" + VERSION);
        Path log = project.resolve("build.log");
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(fixed.stream(), Stream.of(arguments)).toList());
        builder.directory(project.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_ARGS");
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("does not end:\n" + Files.readString(log, UTF_8));
        }
        return new Outcome(process.exitValue(), Files.readString(log, UTF_8));
    }
}
