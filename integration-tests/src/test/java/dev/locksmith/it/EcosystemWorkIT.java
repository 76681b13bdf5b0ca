package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
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
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * How much the checker does for the published sources of large libraries: parsers, drivers and
 * servers, whose methods call each other in large circles. Some of their optional dependencies are
 * missing, so that javac reports errors; the checker reports none. Run with {@code -Pecosystem}.
 */
@EnabledIfSystemProperty(named = "ecosystem.sources", matches = ".+")
class EcosystemWorkIT {

    /**
     * What the checker may allocate, as a part of what javac itself does. Unlike seconds it hardly
     * depends on the machine; work that grows faster than the code passes it by far.
     */
    private static final double MOST_OF_JAVAC = 1.0;

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where something is confined, and only there, the checker follows all values. */
    private static final String CONFINED =
            "@dev.locksmith.annotations.ThreadConfined final class LastOfAll {}";

    static Stream<Path> archives() throws IOException {
        List<Path> archives = new ArrayList<>();
        Path sources = Path.of(System.getProperty("ecosystem.sources", ""));
        for (Path each : List.of(sources, sources.resolveSibling("ecosystem-work"))) {
            try (Stream<Path> files = Files.list(each)) {
                archives.addAll(files.sorted().toList());
            }
        }
        return archives.stream();
    }

    @ParameterizedTest
    @MethodSource("archives")
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void the_checker_ends_and_does_less_than_javac(Path archive)
            throws IOException, ReflectiveOperationException {
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        List<JavaFileObject> sources = sources(archive);
        JavacTask task = task(sources, told);
        Allocated allocated = new Allocated();
        long begin = THREAD.getCurrentThreadAllocatedBytes();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {Path.of(Jars.PROCESSOR).toUri().toURL()})) {
            Plugin checker =
                    (Plugin)
                            loader.loadClass("dev.locksmith.processor.LocksmithPlugin")
                                    .getConstructor()
                                    .newInstance();
            // javac tells its listeners in the order in which they came.
            task.addTaskListener(allocated.new Before());
            checker.init(task);
            task.addTaskListener(allocated.new After());
            task.analyze();
        }
        long javac = THREAD.getCurrentThreadAllocatedBytes() - begin - allocated.sum;
        long size = 0;
        for (JavaFileObject source : sources) {
            size += source.getCharContent(true).length();
        }
        assertTrue(allocated.sum > 4 * size, "it was not checked");
        assertTrue(
                allocated.sum <= MOST_OF_JAVAC * javac,
                () -> allocated.sum + " bytes by the checker, " + javac + " by javac");
        List<String> ours =
                told.getDiagnostics().stream()
                        .map(each -> each.getMessage(null))
                        .filter(each -> each.contains("locksmith"))
                        .toList();
        assertEquals(List.of(), ours);
    }

    private static JavacTask task(
            List<JavaFileObject> sources, DiagnosticCollector<JavaFileObject> told) {
        // An empty processor path: the checker on the class path must not start by itself.
        List<String> options =
                List.of(
                        "-proc:none",
                        "-nowarn",
                        // Bodies are analysed even where imports are missing.
                        "-XDshould-stop.ifError=FLOW",
                        "-Xmaxerrs",
                        "10000",
                        "-processorpath",
                        "none",
                        "-classpath",
                        System.getProperty("tools.path"));
        return (JavacTask)
                ToolProvider.getSystemJavaCompiler()
                        .getTask(new StringWriter(), null, told, options, null, sources);
    }

    private static List<JavaFileObject> sources(Path archive) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String name = entry.getName();
                if (name.endsWith(".java") && !name.endsWith("module-info.java")) {
                    sources.add(
                            new Source(
                                    name, new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        }
        sources.add(new Source("LastOfAll.java", CONFINED));
        return sources;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("archive:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Adds up what is allocated between the checker's neighbours. */
    private static final class Allocated {

        private long begin;
        private long sum;

        final class Before implements TaskListener {
            @Override
            public void started(TaskEvent event) {
                begin = THREAD.getCurrentThreadAllocatedBytes();
            }

            @Override
            public void finished(TaskEvent event) {
                begin = THREAD.getCurrentThreadAllocatedBytes();
            }
        }

        final class After implements TaskListener {
            @Override
            public void started(TaskEvent event) {
                add();
            }

            @Override
            public void finished(TaskEvent event) {
                add();
            }

            private void add() {
                sum += THREAD.getCurrentThreadAllocatedBytes() - begin;
            }
        }
    }
}
