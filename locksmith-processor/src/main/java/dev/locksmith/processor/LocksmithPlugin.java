package dev.locksmith.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

/** The door that javac opens by itself. */
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
    public void init(JavacTask task, String... args) {}
}
