package dev.locksmith.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

import dev.locksmith.processor.javac.CompilerSession;
import dev.locksmith.processor.rule.Rules;

/** What {@link LocksmithPlugin} opens into. */
public final class CheckingPlugin implements Plugin {

    private final ClassLoader processorPath;

    /** Called by the door. */
    public CheckingPlugin(ClassLoader processorPath) {
        this.processorPath = processorPath;
    }

    @Override
    public String getName() {
        return "Locksmith";
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        CompilerSession.begin(task, Options.ofPlugin(arguments, Rules.ids()), processorPath);
    }
}
