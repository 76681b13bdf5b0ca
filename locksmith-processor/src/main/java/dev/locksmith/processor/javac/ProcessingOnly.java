package dev.locksmith.processor.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;

import java.util.Set;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Notices that javac only processes annotations and never analyses a class: with {@code
 * -proc:only}, and in Kotlin's kapt, which lets javac see stubs of Kotlin's declarations.
 */
public final class ProcessingOnly implements TaskListener {

    /** What Kotlin's compiler writes on every class, and on the stub of one too. */
    private static final String OF_KOTLIN = "kotlin.Metadata";

    private final JavacTask task;
    private final Runnable check;

    private ProcessingOnly(JavacTask task, Runnable check) {
        this.task = task;
        this.check = check;
    }

    /**
     * Whether sources with these annotations are stubs that nobody compiles. kapt ends after the
     * processors, without the events of javac.
     */
    public static boolean isCertain(Set<? extends TypeElement> annotations) {
        return annotations.stream()
                .anyMatch(each -> each.getQualifiedName().contentEquals(OF_KOTLIN));
    }

    /** Runs this when the compilation ends, if no class was analysed in it. */
    public static void otherwise(ProcessingEnvironment environment, Runnable check) {
        Unwrapping.javacs(environment)
                .map(JavacTask::instance)
                .ifPresent(task -> task.addTaskListener(new ProcessingOnly(task, check)));
    }

    @Override
    public void started(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANALYZE) {
            task.removeTaskListener(this);
        }
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.COMPILATION) {
            task.removeTaskListener(this);
            check.run();
        }
    }
}
