package dev.locksmith.processor.javac;

import dev.locksmith.processor.loading.CheckerClasses;
import dev.locksmith.processor.loading.Keeper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the checker's classes while javac still reads sources. Loading and verifying them is most
 * of what the check of a single class costs, and a thread of its own takes it out of javac's way.
 */
final class Warmup implements Runnable {

    private static final String CLASS = ".class";
    private static final String CHECKER = "dev/locksmith/processor/";

    /** Packages for generated code, for reports and for other compilers: few builds need them. */
    private static final List<String> NEEDED_BY_FEW =
            List.of("export/", "generate/", "jsr269/", "shaded/", "survey/");

    private final ClassLoader loader;
    private final Path jar;
    private final Thread thread = new Thread(this, "locksmith-warmup");
    private volatile boolean stopped;

    private Warmup(ClassLoader loader, Path jar) {
        this.loader = loader;
        this.jar = jar;
    }

    /** Begins; returns null where the checker does not come in a jar, or is loaded already. */
    static @Nullable Warmup begin() {
        ClassLoader loader = Warmup.class.getClassLoader();
        Path jar = CheckerClasses.jarOf(Warmup.class);
        if (loader == null || jar == null || !Keeper.isFirstUse(loader)) {
            return null;
        }
        Warmup warmup = new Warmup(loader, jar);
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
        try (JarFile file = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> entries = file.entries();
            while (!stopped && entries.hasMoreElements()) {
                String name = entries.nextElement().getName();
                if (isPartOfTheCheck(name)) {
                    load(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
        } catch (IOException | LinkageError | RuntimeException tooLate) {
            // The loader was closed early. Nothing depended on this.
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
        return name.endsWith(CLASS)
                && name.startsWith(CHECKER)
                && NEEDED_BY_FEW.stream()
                        .noneMatch(each -> name.startsWith(each, CHECKER.length()));
    }
}
