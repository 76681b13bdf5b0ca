package dev.locksmith.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

import dev.locksmith.processor.loading.CheckerClasses;

/**
 * The door that javac opens by itself, from the processor path or the class path, with {@code
 * -proc:none} too. Options follow its name: {@code -Xplugin:Locksmith mode=complete}.
 */
@AutoService(Plugin.class)
public final class LocksmithPlugin implements Plugin {
    /** Called by javac. */
    public LocksmithPlugin() {}

    @Override
    public String getName() {
        return "Locksmith";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        CheckerClasses.make(Plugin.class, LocksmithPlugin.class, "CheckingPlugin")
                .init(task, arguments);
    }
}
