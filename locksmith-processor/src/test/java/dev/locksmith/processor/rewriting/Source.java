package dev.locksmith.processor.rewriting;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A text and its attributed tree. */
final class Source {

    final String text;
    final CompilationUnitTree unit;
    final Trees trees;
    final Types types;
    final Elements elements;

    private Source(
            String text, CompilationUnitTree unit, Trees trees, Types types, Elements elements) {
        this.text = text;
        this.unit = unit;
        this.trees = trees;
        this.types = types;
        this.elements = elements;
    }

    /** Attributes a file without the checker; errors in it are no obstacle. */
    static Source of(JavaFileObject file, List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-proc:none", "-processorpath", "none"));
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        new DiagnosticCollector<>(),
                                        all,
                                        null,
                                        List.of(file));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            task.analyze();
            return new Source(
                    file.getCharContent(true).toString(),
                    unit,
                    Trees.instance(task),
                    task.getTypes(),
                    task.getElements());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int start(Tree tree) {
        return (int) trees.getSourcePositions().getStartPosition(unit, tree);
    }

    int end(Tree tree) {
        return (int) trees.getSourcePositions().getEndPosition(unit, tree);
    }

    /** Whether javac made this tree up, or dropped it. */
    boolean isWritten(Tree tree) {
        return start(tree) >= 0 && end(tree) > start(tree);
    }

    String text(Tree tree) {
        return text.substring(start(tree), end(tree));
    }

    /** The file, with a file for each of its classes. Lines stay where they are. */
    List<TextFile> filesOfClasses(URI name) {
        List<? extends Tree> classes = unit.getTypeDecls();
        String head = text.substring(0, start(classes.get(0)));
        List<TextFile> files = new ArrayList<>();
        for (Tree each : classes) {
            String between = text.substring(head.length(), start(each)).replaceAll("[^\n]", "");
            String className = ((ClassTree) each).getSimpleName().toString();
            files.add(new TextFile(name.resolve(className + ".java"), head + between + text(each)));
        }
        return files;
    }

    boolean isOneLine(int from, int to) {
        return text.substring(from, to).indexOf('\n') < 0;
    }

    /** The class at the outside. */
    ClassTree outermost(TreePath path) {
        ClassTree found = null;
        for (Tree each : path) {
            if (each instanceof ClassTree type) {
                found = type;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("not in a class");
        }
        return found;
    }
}
