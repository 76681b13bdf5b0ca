package dev.locksmith.processor.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;

import dev.locksmith.processor.LocksmithProcessor;
import dev.locksmith.processor.testing.Verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** IDEs and build tools hand processors an environment of their own around javac's. */
class WrappedEnvironmentTest {

    private static final String LEAK =
            """
            import dev.locksmith.annotations.ThreadConfined;
            @ThreadConfined class Pen {}
            class Desk {
                static Pen pen;
                void lend(Pen pen) {
                    new Thread(() -> System.out.println(pen)).start();
                }
            }
            """;

    @TempDir Path classes;

    /** javac finds the plugin on the class path of this process. */
    private boolean withPlugin = true;

    @Test
    void a_proxy_gives_its_compilation_away() {
        assertEquals(Optional.of(true), isFoundThrough(WrappedEnvironmentTest::proxy));
    }

    @Test
    void so_does_an_environment_that_delegates_even_twice() {
        assertEquals(
                Optional.of(true),
                isFoundThrough(environment -> new Delegating(new Delegating(environment))));
    }

    @Test
    void one_that_hides_javac_shows_nothing() {
        assertEquals(Optional.empty(), isFoundThrough(Opaque::new));
    }

    @Test
    void then_the_plugin_checks_all_the_same_and_once() {
        assertEquals(
                List.of("4 shared-state", "6 crosses-thread"),
                compile(new Wrapping(new LocksmithProcessor(), Opaque::new)));
    }

    @Test
    void and_as_the_processor_was_told_to() {
        assertEquals(
                List.of("6 WARNING crosses-thread"),
                compile(
                        new Wrapping(new LocksmithProcessor(), Opaque::new),
                        "-Alocksmith.severity=shared-state:off,crosses-thread:warn"));
    }

    @Test
    void without_a_plugin_it_is_said_that_only_declarations_are_checked() {
        withPlugin = false;
        List<String> messages = compile(new Wrapping(new LocksmithProcessor(), Opaque::new));
        assertEquals(2, messages.size(), messages.toString());
        assertTrue(messages.get(0).contains("the build tool hides javac"), messages.toString());
        assertEquals("4 shared-state", messages.get(1));
        assertEquals(
                List.of("4 shared-state", "6 crosses-thread"),
                compile(new Wrapping(new LocksmithProcessor(), WrappedEnvironmentTest::proxy)));
    }

    @Test
    void a_second_processor_finds_the_checker_at_work() {
        for (boolean plugin : new boolean[] {true, false}) {
            withPlugin = plugin;
            assertEquals(
                    List.of("4 shared-state", "6 crosses-thread"),
                    compile(
                            List.of(
                                    new LocksmithProcessor(),
                                    new Wrapping(new LocksmithProcessor(), Delegating::new),
                                    new Wrapping(new LocksmithProcessor(), Opaque::new))));
        }
    }

    /** Whether the task found is the right one; empty if none was found. */
    private Optional<Boolean> isFoundThrough(UnaryOperator<ProcessingEnvironment> wrapper) {
        List<Optional<Boolean>> found = new ArrayList<>();
        compile(
                new AbstractProcessor() {
                    @Override
                    public synchronized void init(ProcessingEnvironment environment) {
                        JavacTask task = JavacTask.instance(environment);
                        found.add(
                                Unwrapping.javacs(wrapper.apply(environment))
                                        .map(JavacTask::instance)
                                        .map(task::equals));
                    }

                    @Override
                    public boolean process(
                            Set<? extends TypeElement> annotations, RoundEnvironment round) {
                        return false;
                    }
                });
        assertEquals(1, found.size());
        return found.get(0);
    }

    private List<String> compile(Processor processor, String... options) {
        return compile(List.of(processor), options);
    }

    /** Line and kind of each message, in order; warnings are told apart. */
    private List<String> compile(List<Processor> processors, String... options) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(
                List.of(
                        "-d",
                        classes.toString(),
                        "-classpath",
                        System.getProperty("java.class.path")));
        CompilationTask task =
                compiler.getTask(
                        null,
                        new Files(compiler.getStandardFileManager(null, null, null)),
                        diagnostics,
                        all,
                        null,
                        List.of(new Source()));
        task.setProcessors(processors);
        task.call();
        return diagnostics.getDiagnostics().stream()
                .filter(each -> !Verify.isSummary(each))
                .map(
                        each ->
                                each.getLineNumber()
                                        + (each.getKind() == Diagnostic.Kind.ERROR
                                                ? " "
                                                : " " + each.getKind() + " ")
                                        + kindOf(each.getMessage(Locale.ENGLISH)))
                .sorted()
                .toList();
    }

    private final class Files extends ForwardingJavaFileManager<JavaFileManager> {

        Files(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public ClassLoader getClassLoader(Location location) {
            return withPlugin
                    ? super.getClassLoader(location)
                    : ClassLoader.getPlatformClassLoader();
        }
    }

    private static String kindOf(String message) {
        Matcher rule = Pattern.compile("\\[locksmith:([a-z-]+)]").matcher(message);
        return rule.find() ? rule.group(1) : message;
    }

    private static final class Source extends SimpleJavaFileObject {

        Source() {
            super(URI.create("test:///Desk.java"), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return LEAK;
        }
    }

    /** As IntelliJ IDEA wraps it. */
    private static ProcessingEnvironment proxy(ProcessingEnvironment environment) {
        return (ProcessingEnvironment)
                Proxy.newProxyInstance(
                        WrappedEnvironmentTest.class.getClassLoader(),
                        new Class<?>[] {ProcessingEnvironment.class},
                        (self, method, arguments) -> {
                            try {
                                return method.invoke(environment, arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        });
    }

    /** As Gradle wraps it. */
    private static class Delegating implements ProcessingEnvironment {

        private final ProcessingEnvironment delegate;

        Delegating(ProcessingEnvironment delegate) {
            this.delegate = delegate;
        }

        ProcessingEnvironment inner() {
            return delegate;
        }

        @Override
        public Map<String, String> getOptions() {
            return inner().getOptions();
        }

        @Override
        public Messager getMessager() {
            return inner().getMessager();
        }

        @Override
        public Filer getFiler() {
            return inner().getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return inner().getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return inner().getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return inner().getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return inner().getLocale();
        }
    }

    /** Keeps what it wraps where nobody finds it. */
    private static final class Opaque extends Delegating {

        private static final Map<Object, ProcessingEnvironment> HIDDEN = new WeakHashMap<>();

        @SuppressWarnings("NullAway")
        Opaque(ProcessingEnvironment environment) {
            super(null);
            HIDDEN.put(this, environment);
        }

        @Override
        ProcessingEnvironment inner() {
            return HIDDEN.get(this);
        }
    }

    /** The checker's processor in a wrapped environment. */
    private record Wrapping(Processor inner, UnaryOperator<ProcessingEnvironment> wrapper)
            implements Processor {

        @Override
        public void init(ProcessingEnvironment environment) {
            inner.init(wrapper.apply(environment));
        }

        @Override
        public Set<String> getSupportedOptions() {
            return inner.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return inner.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return inner.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
            inner.process(types, round);
            return false;
        }

        @Override
        public Iterable<? extends Completion> getCompletions(
                Element element,
                AnnotationMirror annotation,
                ExecutableElement member,
                String text) {
            return inner.getCompletions(element, annotation, member, text);
        }
    }
}
