package dev.locksmith.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.report.Selection;
import dev.locksmith.processor.report.Suppressions;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.Element;

/**
 * Finds all that silences rules, for a baseline: also where nothing has to be followed, so that the
 * same suppressions are seen whatever else is asked for.
 */
record SuppressionSearch(Trees trees, Suppressions suppressions, Selection selection) {

    void search(Analysed analysed) {
        if (selection.includes(analysed.name())) {
            new Search(analysed).scan(analysed.tree(), Suppression.NONE);
        }
    }

    /** Goes through a class; what it is given is silenced around the tree. */
    private final class Search extends TreeScanner<@Nullable Void, Suppression> {

        private final Analysed analysed;
        private final TreePath root;

        Search(Analysed analysed) {
            this.analysed = analysed;
            this.root = new TreePath(analysed.unit());
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, Suppression outer) {
            return super.visitClass(tree, inside(tree, tree.getModifiers(), outer));
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, Suppression outer) {
            return super.visitMethod(tree, inside(tree, tree.getModifiers(), outer));
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, Suppression outer) {
            return super.visitVariable(tree, inside(tree, tree.getModifiers(), outer));
        }

        private Suppression inside(Tree tree, ModifiersTree modifiers, Suppression outer) {
            Element element =
                    modifiers.getAnnotations().isEmpty()
                            ? null
                            : trees.getElement(new TreePath(root, tree));
            return element == null
                    ? outer
                    : suppressions.at(modifiers, element, outer, analysed.unit());
        }
    }
}
