package dev.locksmith.processor.fuzz;

import com.palantir.javapoet.JavaFile;
import com.sun.source.util.JavacTask;

import dev.locksmith.KeyHandle;
import dev.locksmith.annotations.ThreadConfined;
import dev.locksmith.processor.LocksmithPlugin;
import dev.locksmith.processor.LocksmithProcessor;
import dev.locksmith.processor.Options;

import org.jspecify.annotations.NullMarked;

import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** javac in this process, alone or with the checker; it reads and writes no files but libraries. */
final class Javac {

    /** What processors print, and so the checker. */
    private static final String OF_PROCESSORS = "proc.messager";

    /** javac catches what goes wrong in it, and writes it where nothing else goes. */
    private static final String CRASH = "An exception has occurred in the compiler";

    /** By itself javac keeps some errors of a class to itself after an error in another class. */
    private static final String ALL_ERRORS = "-XDshould-stop.ifError=FLOW";

    private static final List<String> ALWAYS =
            List.of(
                    "-processorpath",
                    "none",
                    "-Xlint:all,-processing,-path",
                    "-Xmaxerrs",
                    "1000000",
                    "-Xmaxwarns",
                    "1000000");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final MemoryFiles files;

    /**
     * @param libraries what is on the class path besides this checker, so that its sources compile,
     *     and what it stands on
     */
    Javac(Path... libraries) {
        Stream<Path> ours =
                Stream.of(
                                LocksmithPlugin.class,
                                ThreadConfined.class,
                                KeyHandle.class,
                                NullMarked.class,
                                JavaFile.class)
                        .map(Javac::placeOf);
        files = MemoryFiles.with(Stream.concat(Stream.of(libraries), ours).toList());
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What javac says of it when something else comes in by the same door. */
    Outcome alone(List<Input> inputs, Setting setting) {
        return switch (setting.door()) {
            case PLUGIN -> run(inputs, setting, List.of("-proc:none"), task -> {});
            case PROCESSOR ->
                    run(
                            inputs,
                            setting,
                            List.of(),
                            task -> task.setProcessors(List.of(new Idle())));
        };
    }

    /** What javac and the checker say of several files, in this order. */
    Outcome checked(List<Input> inputs, Setting setting) {
        return switch (setting.door()) {
            case PLUGIN ->
                    run(
                            inputs,
                            setting,
                            List.of("-proc:none"),
                            task ->
                                    new LocksmithPlugin()
                                            .init(
                                                    (JavacTask) task,
                                                    setting.options().toArray(new String[0])));
            case PROCESSOR ->
                    run(
                            inputs,
                            setting,
                            setting.options().stream()
                                    .map(each -> "-A" + Options.PREFIX + each)
                                    .toList(),
                            task -> task.setProcessors(List.of(new LocksmithProcessor())));
        };
    }

    private interface Guest {
        void join(JavaCompiler.CompilationTask task);
    }

    private Outcome run(List<Input> inputs, Setting setting, List<String> options, Guest guest) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(ALWAYS);
        all.addAll(options);
        if (!setting.letsJavacGoOn()) {
            all.add(ALL_ERRORS);
        }
        files.clear();
        boolean isGood = false;
        Throwable thrown = null;
        StringWriter said = new StringWriter();
        try {
            JavaCompiler.CompilationTask task =
                    compiler.getTask(
                            said,
                            files,
                            diagnostics,
                            all,
                            null,
                            inputs.stream().map(Input::file).toList());
            guest.join(task);
            isGood = task.call();
        } catch (RuntimeException | Error failure) {
            thrown = failure;
        }
        if (said.toString().contains(CRASH)) {
            thrown = new IllegalStateException(said.toString());
        }
        List<String> told = new ArrayList<>();
        List<String> checkers = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
            (isOfProcessor(each) ? checkers : told).add(text(each));
        }
        return new Outcome(isGood, told, checkers, files.classes(), files.facts(), thrown);
    }

    private static boolean isOfProcessor(Diagnostic<?> diagnostic) {
        return diagnostic.getCode().endsWith(OF_PROCESSORS);
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return (source == null ? "" : source.getName())
                + ":"
                + diagnostic.getLineNumber()
                + ":"
                + diagnostic.getColumnNumber()
                + " "
                + diagnostic.getKind()
                + " "
                + diagnostic.getMessage(Locale.ENGLISH);
    }

    /** Switches annotation processing on, which alone changes what javac says of broken code. */
    @SupportedAnnotationTypes("*")
    private static final class Idle extends AbstractProcessor {
        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return false;
        }
    }
}
