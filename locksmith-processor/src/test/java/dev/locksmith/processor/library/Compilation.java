package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;

import dev.locksmith.processor.report.Timing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A javac whose elements a test looks at. */
final class Compilation {

    private final JavacTask task;
    private final Set<TypeElement> source = new HashSet<>();

    private Compilation(JavacTask task) {
        this.task = task;
    }

    /** Analyses these sources, each a compilation unit of any name. */
    static Compilation of(String... sources) {
        return against(System.getProperty("java.class.path"), sources);
    }

    /** Analyses these sources against this class path. */
    static Compilation against(String classPath, String... sources) {
        JavacTask task = task(List.of("-proc:none", "-cp", classPath), sources);
        Compilation compilation = new Compilation(task);
        try {
            for (Element element : task.analyze()) {
                if (element instanceof TypeElement type) {
                    compilation.source.add(type);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return compilation;
    }

    /** Compiles these sources to class files in this directory. */
    static void toClassFiles(Path directory, String... sources) {
        assertTrue(task(List.of("-proc:none", "-d", directory.toString()), sources).call());
    }

    private static JavacTask task(List<String> options, String... sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String text : sources) {
            files.add(
                    new SimpleJavaFileObject(
                            URI.create("string:///Source" + files.size() + ".java"),
                            JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return text;
                        }
                    });
        }
        boolean none = files.isEmpty();
        return (JavacTask)
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                null,
                                options,
                                none ? List.of("java.lang.Object") : null,
                                none ? null : files);
    }

    Elements elements() {
        return task.getElements();
    }

    /** A model that knows the sources of this compilation for what they are. */
    LibraryModel model(StubSource... sources) {
        return new LibraryModel(elements(), source::contains, Timing.off(), sources);
    }

    TypeElement type(String name) {
        TypeElement type = elements().getTypeElement(name);
        assertNotNull(type, name);
        return type;
    }

    /** The method whose name and erased parameter types read like this: {@code put(K,V)}. */
    ExecutableElement method(String type, String signature) {
        for (Element member : type(type).getEnclosedElements()) {
            if (member instanceof ExecutableElement method
                    && (method.toString().equals(signature)
                            || method.toString().endsWith(">" + signature))) {
                return method;
            }
        }
        throw new AssertionError(
                "no "
                        + signature
                        + " in "
                        + type
                        + ", only "
                        + ElementFilter.methodsIn(type(type).getEnclosedElements()));
    }

    /** The only method of this name. */
    ExecutableElement onlyMethod(String type, String name) {
        List<ExecutableElement> found =
                ElementFilter.methodsIn(type(type).getEnclosedElements()).stream()
                        .filter(method -> method.getSimpleName().contentEquals(name))
                        .toList();
        if (found.size() != 1) {
            throw new AssertionError(type + "." + name + ": " + found);
        }
        return found.get(0);
    }

    /** The field of this name. */
    VariableElement field(String type, String name) {
        return ElementFilter.fieldsIn(type(type).getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow();
    }
}
