package dev.locksmith.processor.testing;

import com.sun.source.util.JavacTask;

import dev.locksmith.processor.LocksmithPlugin;
import dev.locksmith.processor.LocksmithProcessor;

import java.util.List;

import javax.tools.JavaCompiler;

/** The checker as {@link Verify} runs it. */
final class Checker {

    private Checker() {}

    /** Through the door that every build uses. */
    static void join(JavaCompiler.CompilationTask task) {
        task.setProcessors(List.of(new LocksmithProcessor()));
    }

    /** Through the door that opens by itself. */
    static void plugInto(JavaCompiler.CompilationTask task) {
        new LocksmithPlugin().init((JavacTask) task, "mode=targeted");
    }
}
