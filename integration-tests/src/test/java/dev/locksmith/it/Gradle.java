package dev.locksmith.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Calls javac as Gradle does, in this process: it loads the processors itself, in a class loader
 * that sees nothing of Gradle, wraps them and what they are given, and passes the processor path
 * besides, for which it has javac make another class loader of the same kind.
 */
final class Gradle {

    /** Where a processor's jar says how it may be used in incremental builds. */
    static final String DECLARATIONS = "META-INF/gradle/incremental.annotation.processors";

    /** What ends a compilation with findings. */
    private static final Pattern COUNT =
            Pattern.compile("^NOTE (\\S+ )?Locksmith: \\d+ findings?: ");

    private final Path directory;
    private final List<String> options = new ArrayList<>();
    private final List<Path> sources = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private boolean isProcessing = true;
    private boolean passesPath = true;

    /** Compiles into a directory, in which sources are written too. */
    Gradle(Path directory) {
        this.directory = directory;
    }

    Gradle with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Gradle source(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        sources.add(Files.writeString(file, text));
        return this;
    }

    /** A class that is not compiled again, but given to aggregating processors. */
    Gradle reprocessed(String name) {
        classes.add(name);
        return this;
    }

    /** As for a project without annotation processors. */
    Gradle withoutProcessing() {
        isProcessing = false;
        return this;
    }

    /** As if only {@code setProcessors} were called. */
    Gradle withoutPath() {
        passesPath = false;
        return this;
    }

    /**
     * What the compiler said, and what Gradle took note of.
     *
     * @param messages the first line of each, with its kind; the note that counts findings is none
     */
    record Outcome(boolean success, List<String> messages, AggregatingProcessor.Records records) {}

    Outcome compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        AggregatingProcessor.Records records = new AggregatingProcessor.Records();
        try (URLClassLoader loader = loader();
                StandardJavaFileManager standard =
                        compiler.getStandardFileManager(null, Locale.ENGLISH, UTF_8)) {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(
                            null,
                            new LoaderOfItsOwn(standard),
                            diagnostics,
                            arguments(),
                            classes,
                            standard.getJavaFileObjectsFromPaths(sources));
            if (isProcessing) {
                Processor ours = processor(loader, records);
                task.setProcessors(List.of(ours, new OptionsCollector(ours)));
            }
            boolean success = task.call();
            return new Outcome(
                    success,
                    diagnostics.getDiagnostics().stream()
                            .map(Gradle::shown)
                            .filter(each -> !COUNT.matcher(each).find())
                            .toList(),
                    records);
        }
    }

    private List<String> arguments() throws IOException {
        List<String> arguments = new ArrayList<>(options);
        Path generated = Files.createDirectories(directory.resolve("generated"));
        arguments.addAll(List.of("-d", directory.toString(), "-s", generated.toString()));
        arguments.addAll(
                List.of("-classpath", Javac.path(directory, Jars.ANNOTATIONS, Jars.RUNTIME)));
        if (passesPath) {
            arguments.addAll(List.of("-processorpath", Jars.PROCESSOR));
        }
        if (!isProcessing) {
            arguments.add("-proc:none");
        }
        return arguments;
    }

    private static Processor processor(ClassLoader loader, AggregatingProcessor.Records records)
            throws IOException {
        try (InputStream declarations = loader.getResourceAsStream(DECLARATIONS)) {
            // The checker comes first; the other one only claims annotations.
            String first =
                    new String(declarations.readAllBytes(), UTF_8).lines().findFirst().orElse("");
            String[] line = first.split(",", -1);
            Object processor = loader.loadClass(line[0]).getConstructor().newInstance();
            if (!line[1].equals("aggregating")) {
                throw new IllegalStateException("only aggregating processors are known here");
            }
            return new AggregatingProcessor((Processor) processor, records);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URLClassLoader loader() {
        try {
            return new URLClassLoader(
                    new URL[] {new File(Jars.PROCESSOR).toURI().toURL()}, new JavacOnly());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(Diagnostic<? extends JavaFileObject> diagnostic) {
        String file =
                diagnostic.getSource() == null
                        ? ""
                        : Path.of(diagnostic.getSource().toUri()).getFileName()
                                + ":"
                                + diagnostic.getLineNumber()
                                + " ";
        String message = diagnostic.getMessage(Locale.ENGLISH).lines().findFirst().orElse("");
        return diagnostic.getKind() + " " + file + message.replaceFirst("] .*", "]");
    }

    /** Lets javac and the platform through, and nothing else of this process. */
    private static final class JavacOnly extends ClassLoader {

        JavacOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("com.sun.source.") || name.startsWith("com.sun.tools.javac.")) {
                return ClassLoader.getSystemClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    /** Has the plugin loaded by a loader of Gradle's too. */
    private static final class LoaderOfItsOwn extends ForwardingJavaFileManager<JavaFileManager> {

        LoaderOfItsOwn(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public ClassLoader getClassLoader(Location location) {
            return location.equals(StandardLocation.ANNOTATION_PROCESSOR_PATH)
                    ? loader()
                    : super.getClassLoader(location);
        }
    }

    /** Comes last, and asks which options the others know. */
    private static final class OptionsCollector extends AbstractProcessor {

        private final Processor other;

        OptionsCollector(Processor other) {
            this.other = other;
        }

        @Override
        public Set<String> getSupportedOptions() {
            return other.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
            return false;
        }
    }
}
