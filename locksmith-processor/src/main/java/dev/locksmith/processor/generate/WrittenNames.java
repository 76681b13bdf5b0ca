package dev.locksmith.processor.generate;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import java.util.ArrayList;
import java.util.List;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * Class literals as they stand in the source: of a class that does not exist, elements do not know
 * the name.
 */
final class WrittenNames {
    private final ProcessingEnvironment environment;

    WrittenNames(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /**
     * The names before each {@code .class} in an annotation; none where the compiler does not show
     * its trees.
     */
    List<String> classLiterals(TypeElement annotated, AnnotationMirror annotation) {
        try {
            return InJavac.classLiterals(environment, annotated, annotation);
        } catch (IllegalArgumentException | LinkageError e) {
            return List.of(); // another compiler than javac, or one behind a wrapper
        }
    }

    /** A class of its own: a Java runtime without javac cannot link it. */
    private static final class InJavac {
        static List<String> classLiterals(
                ProcessingEnvironment environment,
                TypeElement annotated,
                AnnotationMirror annotation) {
            List<String> names = new ArrayList<>();
            if (Trees.instance(environment).getTree(annotated, annotation)
                    instanceof AnnotationTree tree) {
                new TreeScanner<Void, List<String>>() {
                    @Override
                    public Void visitMemberSelect(MemberSelectTree node, List<String> found) {
                        if (node.getIdentifier().contentEquals("class")) {
                            found.add(node.getExpression().toString());
                        }
                        return super.visitMemberSelect(node, found);
                    }
                }.scan(tree, names);
            }
            return names;
        }
    }
}
