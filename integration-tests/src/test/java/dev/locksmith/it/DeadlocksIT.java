package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;

/**
 * Makes published jars hang in the way that the rule lock-cycle tells of their sources. Each round
 * loads the jar anew and lets two threads come to it at one time, until they wait for each other.
 * Run with {@code -Pdeadlocks}.
 */
@EnabledIfSystemProperty(named = "deadlocks.jars", matches = ".+")
class DeadlocksIT {

    private static final int ROUNDS = 2000;

    private static final long SECONDS_FOR_A_ROUND = 5;

    /** What a thread does with the classes of one round. */
    private interface Action {
        void run(ClassLoader classes) throws ReflectiveOperationException;
    }

    private static Action initialize(String type) {
        return classes -> Class.forName(type, true, classes);
    }

    @Test
    void javapoet_has_initializers_that_need_each_other() throws Exception {
        assertHang(
                "javapoet",
                classes -> {},
                initialize("com.squareup.javapoet.ClassName"),
                initialize("com.squareup.javapoet.TypeName"));
    }

    @Test
    void log4j_has_initializers_that_need_each_other() throws Exception {
        assertHang(
                "log4j",
                classes -> {},
                initialize("org.apache.log4j.Priority"),
                initialize("org.apache.log4j.Level"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3p0", "c3p0-0.11"})
    void c3p0_refreshes_its_configuration_while_its_registry_is_initialized(String library)
            throws Exception {
        String config = "com.mchange.v2.c3p0.cfg.C3P0Config";
        assertHang(
                library,
                initialize(config),
                initialize("com.mchange.v2.c3p0.C3P0Registry"),
                classes ->
                        Class.forName(config, true, classes)
                                .getMethod("refreshMainConfig")
                                .invoke(null));
    }

    private static void assertHang(String library, Action before, Action one, Action other)
            throws Exception {
        URL[] jars = jars(Path.of(System.getProperty("deadlocks.jars", ""), library));
        for (int round = 0; round < ROUNDS; round++) {
            // It stays open: threads that hang go on using it.
            ClassLoader classes = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
            before.run(classes);
            CyclicBarrier together = new CyclicBarrier(2);
            List<Thread> threads =
                    List.of(start(one, classes, together), start(other, classes, together));
            if (areStuck(threads)) {
                return;
            }
        }
        fail(library + " did not hang in " + ROUNDS + " rounds");
    }

    private static URL[] jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(DeadlocksIT::urlOf).toArray(URL[]::new);
        }
    }

    private static URL urlOf(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread start(Action action, ClassLoader classes, CyclicBarrier together) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                together.await();
                                action.run(classes);
                            } catch (InterruptedException
                                    | BrokenBarrierException
                                    | ReflectiveOperationException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The JVM's detector knows nothing of class initializers: both threads must stand still. */
    private static boolean areStuck(List<Thread> threads) throws InterruptedException {
        List<List<StackTraceElement>> before = List.of();
        while (true) {
            for (Thread each : threads) {
                each.join(SECONDS_FOR_A_ROUND * 1000);
            }
            if (!threads.stream().allMatch(Thread::isAlive)) {
                return false;
            }
            List<List<StackTraceElement>> now =
                    threads.stream().map(each -> Arrays.asList(each.getStackTrace())).toList();
            if (now.equals(before)) {
                return true;
            }
            before = now;
        }
    }
}
