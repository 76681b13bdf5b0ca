package dev.locksmith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** What fails in the generator is told, and neither ends javac nor passes in silence. */
class LocksmithProcessorTest {

    private static final String ORDER =
            """
            package shop;
            @dev.locksmith.annotations.LockOrder enum Shop { TILL, STORE }
            """;

    /** The processor in an environment whose filer fails. */
    private static final class Failing extends AbstractProcessor {

        private final LocksmithProcessor inner = new LocksmithProcessor();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer broken =
                    proxy(
                            Filer.class,
                            (method, given) -> {
                                throw new IllegalStateException("no files today");
                            });
            inner.init(
                    proxy(
                            ProcessingEnvironment.class,
                            (method, given) ->
                                    method.getName().equals("getFiler")
                                            ? broken
                                            : method.invoke(environment, given)));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public Set<String> getSupportedOptions() {
            return inner.getSupportedOptions();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            inner.process(annotations, round);
            return false;
        }
    }

    private interface Answer {
        Object to(java.lang.reflect.Method method, Object[] given)
                throws IllegalAccessException, InvocationTargetException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, given) -> {
                            try {
                                return answer.to(method, given);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private static Compilation compile(String... options) {
        return Compiler.javac()
                .withProcessors(new Failing())
                .withOptions((Object[]) options)
                .compile(JavaFileObjects.forSourceString("shop.Shop", ORDER));
    }

    @Test
    void a_failure_of_the_generator_is_an_error_and_not_the_end_of_javac() {
        Compilation compilation = compile();
        assertEquals(Compilation.Status.FAILURE, compilation.status());
        List<String> errors =
                compilation.errors().stream().map(each -> each.getMessage(Locale.ENGLISH)).toList();
        assertEquals(1, errors.size(), errors.toString());
        assertTrue(
                errors.get(0).contains("by what generates the levels of @LockOrder"),
                errors.toString());
        assertTrue(errors.get(0).contains("no files today"), errors.toString());
    }

    @Test
    void it_can_be_a_warning() {
        Compilation compilation = compile("-Alocksmith.failures=warn");
        assertEquals(Compilation.Status.SUCCESS, compilation.status());
        assertTrue(
                compilation.warnings().stream()
                        .anyMatch(each -> each.getMessage(null).contains("no files today")));
    }
}
