package dev.locksmith.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;

import dev.locksmith.processor.report.Timing;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.Name;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/**
 * Hears from javac which sources were read and which class has just been analysed. Trees show what
 * was written only at that moment: afterwards javac lowers them.
 */
final class AnalysisListener implements TaskListener {

    private final CompilerSession session;
    private final Sources sources;
    private boolean hasParsed;

    /** The source that a class was last looked for in, and its classes. */
    private @Nullable CompilationUnitTree current;

    private final Map<Name, ClassTree> classes = new HashMap<>();

    AnalysisListener(CompilerSession session, Sources sources) {
        this.session = session;
        this.sources = sources;
    }

    @Override
    public void started(TaskEvent event) {
        switch (event.getKind()) {
            case PARSE -> firstParse(session::meet);
            case ANNOTATION_PROCESSING_ROUND -> session.meet();
            case ANALYZE -> {
                if (event.getTypeElement() != null) {
                    sources.begun(event.getTypeElement());
                }
            }
            default -> {}
        }
    }

    @Override
    public void finished(TaskEvent event) {
        Timing timing = session.timing();
        timing.begin(Timing.Phase.SCAN);
        session.attempt("by any rule", () -> heard(event));
        timing.end();
    }

    private void heard(TaskEvent event) {
        switch (event.getKind()) {
            case PARSE ->
                    firstParse(
                            () -> {
                                session.part();
                                hasParsed = true;
                            });
            case ENTER -> sources.entered(event.getCompilationUnit());
            case ANNOTATION_PROCESSING_ROUND -> session.part();
            case ANALYZE -> analysed(event.getTypeElement(), event.getCompilationUnit());
            case COMPILATION -> ended();
            default -> {}
        }
    }

    /** Later ones may lie inside a round of annotation processing. */
    private void firstParse(Runnable meeting) {
        if (!hasParsed) {
            meeting.run();
        }
    }

    /** What is left to do where javac had no class, or gave up before it had analysed the last. */
    private void ended() {
        CompilationUnitTree any = sources.any();
        if (any != null) {
            session.begin(any);
        }
        session.finish();
        session.end();
    }

    private void analysed(@Nullable TypeElement type, CompilationUnitTree unit) {
        session.begin(unit);
        if (type == null) {
            return;
        }
        ClassTree tree = find(type, unit);
        if (tree != null) {
            session.scan(new Analysed(tree, type, unit));
        }
        if (sources.analysed(type)) {
            session.finish();
        }
    }

    private @Nullable ClassTree find(TypeElement type, CompilationUnitTree unit) {
        if (type.getNestingKind() != NestingKind.TOP_LEVEL) {
            return null;
        }
        if (unit != current) {
            current = unit;
            classes.clear();
            for (Tree declaration : unit.getTypeDecls()) {
                if (declaration instanceof ClassTree tree) {
                    classes.putIfAbsent(tree.getSimpleName(), tree);
                }
            }
        }
        return classes.get(type.getSimpleName());
    }
}
