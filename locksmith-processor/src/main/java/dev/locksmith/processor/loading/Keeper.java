package dev.locksmith.processor.loading;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the checker's classes from one compilation to the next, and what the virtual machine has
 * compiled of them: a daemon thread whose context loader is theirs. Its name says which jar they
 * come from. It ends when nobody has asked for them for a while, and then they can be unloaded; the
 * classes have no state that one compilation could leave to another.
 *
 * <p>A thread is what every class loader of a virtual machine can find, and what needs nobody to
 * clear up after it. Its own class is of a loader that it keeps with them.
 */
public final class Keeper extends Thread {

    private static final String PREFIX = "locksmith-classes ";

    /** Longer than the tests of one module of a build take, mostly. */
    private static final long MINUTES_OF_PATIENCE = 10;

    private final long patience;
    private final AtomicBoolean isFresh = new AtomicBoolean(true);

    Keeper(String name, Duration patience) {
        // Of the thread that happens to be the first, it inherits nothing.
        super(allThreads(), null, name, 0, false);
        this.patience = patience.toNanos();
        setDaemon(true);
        setContextClassLoader(PackedClasses.open());
    }

    /**
     * Keeps under a name the classes that this one's loader comes to; called through reflection.
     *
     * @return their loader
     */
    public static @Nullable ClassLoader begin(String name) {
        Keeper keeper = new Keeper(name, Duration.ofMinutes(MINUTES_OF_PATIENCE));
        ClassLoader classes = keeper.getContextClassLoader();
        keeper.start();
        return classes;
    }

    /** What a jar's classes are kept as: a jar that has changed is another one. */
    static String nameFor(Path jar) throws IOException {
        return PREFIX
                + jar.toAbsolutePath()
                + " "
                + Files.size(jar)
                + " "
                + Files.getLastModifiedTime(jar).toMillis();
    }

    /** The loader that is kept under a name, and for a while from now on; null if there is none. */
    static @Nullable ClassLoader kept(String name) {
        for (Thread each : running()) {
            if (each != null && each.getName().equals(name)) {
                LockSupport.unpark(each);
                return each.getContextClassLoader();
            }
        }
        return null;
    }

    /** Whether no compilation has used these classes yet; answers so once. */
    public static boolean isFirstUse(ClassLoader loader) {
        for (Thread each : running()) {
            if (each instanceof Keeper keeper && keeper.getContextClassLoader() == loader) {
                return keeper.isFresh.getAndSet(false);
            }
        }
        return true;
    }

    private static Thread[] running() {
        ThreadGroup all = allThreads();
        Thread[] threads = new Thread[all.activeCount() + 10];
        all.enumerate(threads, false);
        return threads;
    }

    private static ThreadGroup allThreads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** Waits until it has waited for so long without being asked. */
    @Override
    public void run() {
        long begin;
        do {
            begin = System.nanoTime();
            LockSupport.parkNanos(this, patience);
        } while (System.nanoTime() - begin < patience);
    }
}
