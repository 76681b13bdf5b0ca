package dev.locksmith.processor.rewriting;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Turns the order of classes, or of methods and nested classes, around. */
abstract class Reordering extends Rewriter {

    Reordering(Source source) {
        super(source);
    }

    /**
     * Members that have lines of their own, with the comments before and behind them, change
     * places. The lines that they move by move their markers along.
     */
    final void reverse(List<? extends Tree> trees) {
        List<int[]> lines = new ArrayList<>();
        for (Tree each : trees) {
            int start = source.text.lastIndexOf('\n', source.start(each)) + 1;
            int newline = source.text.indexOf('\n', source.end(each));
            int end = newline < 0 ? source.text.length() : newline;
            boolean isAlone =
                    source.text.substring(start, source.start(each)).isBlank()
                            && source.text.substring(source.end(each), end).matches(" *(//.*)?");
            boolean isApart = lines.isEmpty() || lines.get(lines.size() - 1)[1] < start;
            if (isAlone && isApart) {
                lines.add(new int[] {start, end});
            }
        }
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int[] here = lines.get(i);
            int[] other = lines.get(lines.size() - 1 - i);
            edits.add(Edit.exactly(here[0], here[1], source.text.substring(other[0], other[1])));
        }
        if (edits.size() > 1) {
            add(edits);
        }
    }

    /** Classes of the file. */
    static final class Classes extends Reordering {
        Classes(Source source) {
            super(source);
        }

        @Override
        void finish() {
            reverse(source.unit.getTypeDecls());
        }
    }

    /** Methods and nested classes; fields and initializers keep their order. */
    static final class Members extends Reordering {
        Members(Source source) {
            super(source);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            List<Tree> members = new ArrayList<>();
            for (Tree member : type.getMembers()) {
                boolean isInOrder = member instanceof VariableTree || member instanceof BlockTree;
                if (!isInOrder && source.isWritten(member)) {
                    members.add(member);
                }
            }
            reverse(members);
            return super.visitClass(type, null);
        }
    }
}
