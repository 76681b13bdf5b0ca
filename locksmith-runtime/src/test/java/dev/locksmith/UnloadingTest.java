package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A class loader that has loaded the runtime, as a container does for an application, can be let go
 * of: no thread that lives on keeps it, and neither does the cleaner.
 */
class UnloadingTest {

    /** What the application does: each in the classes of its own loader. */
    enum Use implements Runnable {
        CLAIM_AND_CLOSE {
            @Override
            public void run() {
                try (var handle = KeyHandle.claim();
                        var scope = handle.scope()) {
                    lock(scope);
                }
            }
        },
        REDEEM_AND_CLOSE {
            @Override
            public void run() {
                try (Locksmith smith = Locksmith.create(1);
                        var handle = smith.issue().orElseThrow().redeem().orElseThrow();
                        var scope = handle.scope()) {
                    lock(scope);
                }
            }
        },
        WITHOUT_A_KEY {
            @Override
            public void run() {
                try (var ambient = AmbientScope.open()) {
                    ambient.lock(Mutex.of(TestLevels.CONFIG, 1)).close();
                }
            }
        },
        A_THREAD_THAT_DIES_WITH_ITS_HANDLE_OPEN {
            @Override
            public void run() {
                Thread dying = new Thread(() -> lock(KeyHandle.claim().scope()));
                dying.start();
                try {
                    dying.join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };

        static void lock(LockScope scope) {
            Mutex<Integer, TestLevels.Config> mutex = Mutex.of(TestLevels.CONFIG, 1);
            Mutex<Integer, TestLevels.Config> other = Mutex.of(TestLevels.CONFIG, 1);
            RwMutex<Integer, TestLevels.Config> table = RwMutex.of(TestLevels.CONFIG, 1);
            scope.lock(mutex).close();
            scope.lock(mutex, other).close();
            scope.lock(LockSet.of(mutex, table.toWrite())).close();
            scope.read(table).close();
            scope.write(table).close();
        }
    }

    private static WeakReference<ClassLoader> use(Use use, ExecutorService livesOn)
            throws Exception {
        URL[] places =
                Arrays.stream(OtherJvm.classPath().split(File.pathSeparator))
                        .map(UnloadingTest::url)
                        .toArray(URL[]::new);
        try (URLClassLoader loader =
                new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            Class<?> uses = Class.forName(Use.class.getName(), true, loader);
            Field constant = uses.getField(use.name());
            constant.setAccessible(true);
            livesOn.submit((Runnable) constant.get(null)).get();
            return new WeakReference<>(loader);
        }
    }

    private static URL url(String place) {
        try {
            return Path.of(place).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingKeepsTheLoader(Use use) throws Exception {
        ExecutorService livesOn = Executors.newSingleThreadExecutor();
        try {
            WeakReference<ClassLoader> loader = use(use, livesOn);
            for (int i = 0; i < 100 && loader.get() != null; i++) {
                System.gc();
                Thread.sleep(i); // the cleaner's thread may have to do its part
            }
            assertNull(loader.get(), "is still reachable");
            assertNotNull(livesOn.submit(() -> livesOn).get(), "the thread lives on");
        } finally {
            livesOn.shutdown();
        }
    }
}
