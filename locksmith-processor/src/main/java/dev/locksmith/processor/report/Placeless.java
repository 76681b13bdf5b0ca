package dev.locksmith.processor.report;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TreeVisitor;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A file that is in no source. What is printed in it has no place: javac drops the position of a
 * message whose file has no source, and a plugin has no other public way to print such a message.
 */
@SuppressWarnings("NullAway") // javac asks it for its source, and for nothing else
final class Placeless implements CompilationUnitTree {

    private static final Placeless FILE = new Placeless();

    private Placeless() {}

    /**
     * Prints a message without a place.
     *
     * @param any a tree of javac's, which it wants to see
     */
    static void print(Trees trees, Diagnostic.Kind kind, String text, CompilationUnitTree any) {
        trees.printMessage(kind, text, any, FILE);
    }

    @Override
    public @Nullable JavaFileObject getSourceFile() {
        return null;
    }

    @Override
    public @Nullable PackageTree getPackage() {
        return null;
    }

    @Override
    public @Nullable ExpressionTree getPackageName() {
        return null;
    }

    @Override
    public @Nullable LineMap getLineMap() {
        return null;
    }

    @Override
    public List<? extends AnnotationTree> getPackageAnnotations() {
        return List.of();
    }

    @Override
    public List<? extends ImportTree> getImports() {
        return List.of();
    }

    @Override
    public List<? extends Tree> getTypeDecls() {
        return List.of();
    }

    @Override
    public Kind getKind() {
        return Kind.COMPILATION_UNIT;
    }

    @Override
    public <R, D> R accept(TreeVisitor<R, D> visitor, D data) {
        return visitor.visitCompilationUnit(this, data);
    }
}
