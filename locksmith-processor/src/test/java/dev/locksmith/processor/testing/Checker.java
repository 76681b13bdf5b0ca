package dev.locksmith.processor.testing;

import dev.locksmith.processor.LocksmithProcessor;

import java.util.List;

import javax.tools.JavaCompiler;

/** The checker as {@link Verify} runs it: through the door that every build uses. */
final class Checker {

    private Checker() {}

    static void join(JavaCompiler.CompilationTask task) {
        task.setProcessors(List.of(new LocksmithProcessor()));
    }
}
