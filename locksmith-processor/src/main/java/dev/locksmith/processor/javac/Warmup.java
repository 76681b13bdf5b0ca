package dev.locksmith.processor.javac;

import dev.locksmith.processor.loading.Keeper;
import dev.locksmith.processor.loading.PackedClasses;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Loads the checker's classes while javac still reads sources. Loading and verifying them is most
 * of what the check of a single class costs, and a thread of its own takes it out of javac's way.
 */
final class Warmup implements Runnable {

    private static final String CHECKER = "dev.locksmith.processor.";

    /** Packages for generated code, for reports and for other compilers: few builds need them. */
    private static final List<String> NEEDED_BY_FEW =
            List.of("export.", "generate.", "jsr269.", "shaded.", "survey.");

    private final PackedClasses loader;
    private final Thread thread = new Thread(this, "locksmith-warmup");
    private volatile boolean stopped;

    private Warmup(PackedClasses loader) {
        this.loader = loader;
    }

    /** Begins; returns null where the checker does not come packed, or is loaded already. */
    static @Nullable Warmup begin() {
        if (!(Warmup.class.getClassLoader() instanceof PackedClasses loader)
                || !Keeper.isFirstUse(loader)) {
            return null;
        }
        Warmup warmup = new Warmup(loader);
        warmup.thread.setDaemon(true);
        warmup.thread.start();
        return warmup;
    }

    /** Ends it with the class that it loads just now: it does not outlive the compilation. */
    void stop() {
        stopped = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        for (String name : loader.classes()) {
            if (stopped) {
                return;
            }
            if (isPartOfTheCheck(name)) {
                load(name);
            }
        }
    }

    private void load(String name) {
        try {
            // To list its constructors links a class, and does not initialize it: initializing
            // classes on two threads at once can deadlock.
            var unused = Class.forName(name, false, loader).getDeclaredConstructors();
        } catch (ClassNotFoundException | LinkageError later) {
            // Who needs the class is told then.
        }
    }

    private static boolean isPartOfTheCheck(String name) {
        return NEEDED_BY_FEW.stream().noneMatch(each -> name.startsWith(each, CHECKER.length()));
    }
}
