package dev.locksmith.processor.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;

import javax.annotation.processing.ProcessingEnvironment;

/**
 * Notices that javac only processes annotations and never analyses a class, as with {@code
 * -proc:only}.
 */
public final class ProcessingOnly implements TaskListener {

    private final JavacTask task;
    private final Runnable check;

    private ProcessingOnly(JavacTask task, Runnable check) {
        this.task = task;
        this.check = check;
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
