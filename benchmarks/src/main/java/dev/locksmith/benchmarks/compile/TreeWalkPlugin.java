package dev.locksmith.benchmarks.compile;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * The least that a checker of method bodies does through javac's public interface: it visits every
 * tree once, asks what each name is and of which type, and makes nothing of it. It tells its time
 * as the checker does.
 */
public final class TreeWalkPlugin implements Plugin {

    /** Called by javac. */
    public TreeWalkPlugin() {}

    @Override
    public String getName() {
        return "TreeWalk";
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        task.addTaskListener(new Listener(Trees.instance(task)));
    }

    private static final class Listener implements TaskListener {

        private final Trees trees;
        private long nanos;
        private long answers;

        Listener(Trees trees) {
            this.trees = trees;
        }

        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
                long begin = System.nanoTime();
                TreePath path = trees.getPath(event.getTypeElement());
                if (path != null) {
                    Walk walk = new Walk(trees);
                    walk.scan(path, null);
                    answers += walk.answers;
                }
                nanos += System.nanoTime() - begin;
            } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
                System.out.println("answers: " + answers);
                System.out.printf(Locale.ROOT, "tree walk took %.1f ms:%n", nanos / 1e6);
            }
        }
    }

    private static final class Walk extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private long answers;

        Walk(Trees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
            ask();
            return super.visitIdentifier(tree, null);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
            ask();
            return super.visitMemberSelect(tree, null);
        }

        private void ask() {
            answers += trees.getElement(getCurrentPath()) == null ? 0 : 1;
            answers += trees.getTypeMirror(getCurrentPath()) == null ? 0 : 1;
        }
    }
}
