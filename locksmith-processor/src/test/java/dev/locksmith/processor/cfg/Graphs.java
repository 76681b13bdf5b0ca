package dev.locksmith.processor.cfg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.Suppression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The graphs of the method {@code m} or the field {@code f}, and of the lambdas in it. */
final class Graphs {

    /** What the methods of tests may call and assign. */
    private static final String AROUND =
            """
            import java.io.*;
            abstract class Test<X extends Exception> {
                enum Color { RED, GREEN, BLUE }
                interface Door extends AutoCloseable { void close() throws IOException; }
                Object a, b, c;
                abstract boolean p();
                abstract boolean q();
                abstract int number();
                abstract Object o();
                abstract void call();
                abstract void read() throws IOException;
                abstract void generic() throws X;
                abstract Door door();
            """;

    /** Of all tests: most of the time of a short compilation is spent looking for the JDK. */
    private static final JavaFileManager FILES =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);

    /** What javac made of each text, if the same ones are to be used again and again. */
    private static final Map<String, Attributed> KEPT = new ConcurrentHashMap<>();

    private final List<Cfg> all = new ArrayList<>();

    private Graphs(String method) {
        Attributed source =
                Boolean.getBoolean("locksmith.keep")
                        ? KEPT.computeIfAbsent(method, Attributed::of)
                        : Attributed.of(method);
        source.unit.accept(new Builds(new CfgBuilder(source, source.elements, source.types)), null);
    }

    /** The graphs of the one method {@code m} or field {@code f} in this text, in a class. */
    static List<Cfg> of(String method) {
        Graphs graphs = new Graphs(method);
        assertNotNull(graphs.all.get(0));
        return graphs.all;
    }

    /** Compares the graph of the method {@code m}, and of the lambdas in it, with this text. */
    static void verify(String method, String expected) {
        StringBuilder actual = new StringBuilder();
        for (Cfg each : of(method)) {
            actual.append(actual.isEmpty() ? "" : "lambda\n").append(CfgText.of(each));
        }
        assertEquals(expected, actual.toString());
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(
                URI.create("test:///Test.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private final class Builds extends TreeScanner<Void, Void> {

        private final CfgBuilder builder;
        private boolean inside;

        Builds(CfgBuilder builder) {
            this.builder = builder;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            if (tree.getName().contentEquals("m")) {
                all.add(builder.of(tree.getBody(), Suppression.NONE));
                inside = true;
                super.visitMethod(tree, null);
                inside = false;
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void unused) {
            if (tree.getName().contentEquals("f")) {
                all.add(builder.of(tree.getInitializer(), tree, Suppression.NONE));
                inside = true;
                super.visitVariable(tree, null);
                inside = false;
                return null;
            }
            return super.visitVariable(tree, null);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
            if (inside) {
                all.add(builder.of(tree, Suppression.NONE));
            }
            return super.visitLambdaExpression(tree, null);
        }
    }

    private record Attributed(Trees trees, Elements elements, Types types, CompilationUnitTree unit)
            implements Attribution {

        static Attributed of(String method) {
            DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
            JavacTask task =
                    (JavacTask)
                            ToolProvider.getSystemJavaCompiler()
                                    .getTask(
                                            null,
                                            FILES,
                                            problems,
                                            List.of("-proc:none", "-classpath", "none"),
                                            null,
                                            List.of(source(AROUND + method + "}")));
            try {
                CompilationUnitTree unit = task.parse().iterator().next();
                task.analyze();
                for (Diagnostic<?> each : problems.getDiagnostics()) {
                    assertEquals(Diagnostic.Kind.NOTE, each.getKind(), each::toString);
                }
                return new Attributed(
                        Trees.instance(task), task.getElements(), task.getTypes(), unit);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private TreePath path(Tree tree) {
            return new TreePath(new TreePath(unit), tree);
        }

        @Override
        public Element elementOf(Tree tree) {
            return trees.getElement(path(tree));
        }

        @Override
        public TypeMirror typeOf(Tree tree) {
            return trees.getTypeMirror(path(tree));
        }

        @Override
        public Object constant(ExpressionTree expression) {
            if (expression instanceof LiteralTree literal) {
                return literal.getValue();
            }
            return elementOf(expression) instanceof VariableElement variable
                    ? variable.getConstantValue()
                    : null;
        }

        /** Any annotation silences all rules: those of the tests have no other. */
        @Override
        public Suppression at(VariableTree declaration, Suppression outer) {
            return declaration.getModifiers().getAnnotations().isEmpty()
                    ? outer
                    : new Suppression(outer, Set.of(Suppression.ALL), elementOf(declaration));
        }
    }
}
