package dev.locksmith.processor.generate;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** The generator alone, as a processor. */
public final class Generator extends AbstractProcessor {
    static final List<String> STRICT = List.of("-Xlint:all,-processing", "-Werror");

    private LockOrderProcessing processing;

    /** Compiles sources, each named after the first type in it, with every warning an error. */
    static Compilation compile(String... sources) {
        return javac().withProcessors(new Generator())
                .withOptions(STRICT)
                .compile(Arrays.stream(sources).map(Generator::source).toList());
    }

    static JavaFileObject source(String text) {
        String name = text.replaceAll("(?s).*?\\b(?:enum|class|interface|record) (\\w+).*", "$1");
        String parent = text.replaceAll("(?s)^package ([\\w.]+);.*|.*", "$1");
        return JavaFileObjects.forSourceString(parent.isEmpty() ? name : parent + "." + name, text);
    }

    /** A message as it was reported: javac indents what follows the first line. */
    static String text(Diagnostic<?> diagnostic) {
        return diagnostic.getMessage(Locale.ENGLISH).replace("\n    ", "\n  ");
    }

    /** The text of a generated class. */
    static String generated(Compilation compilation, String className) {
        return compilation
                .generatedSourceFile(className)
                .map(
                        file -> {
                            try {
                                return file.getCharContent(false).toString();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                .orElseThrow(() -> new AssertionError(className + " was not generated"));
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        processing = new LockOrderProcessing(environment);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(AnnotationValues.LOCK_ORDER, AnnotationValues.AFTER);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        processing.process(annotations, round);
        return false;
    }
}
