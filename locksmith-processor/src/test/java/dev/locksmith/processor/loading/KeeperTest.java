package dev.locksmith.processor.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

@Timeout(60)
class KeeperTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** Loads the keeper's classes again, as the loader of a compilation would. */
    private static URLClassLoader loader() {
        URL classes = Keeper.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    }

    private static Thread keeper(ClassLoader loader, String name, Duration patience)
            throws ReflectiveOperationException {
        Constructor<?> constructor =
                Class.forName(Keeper.class.getName(), true, loader)
                        .getDeclaredConstructor(String.class, Duration.class);
        constructor.setAccessible(true);
        Thread keeper = (Thread) constructor.newInstance(name, patience);
        keeper.start();
        return keeper;
    }

    @Test
    void keeps_the_loader_that_it_is_of() throws Exception {
        try (URLClassLoader loader = loader()) {
            Thread keeper = keeper(loader, "keeps", LONG);
            assertSame(loader, Keeper.kept("keeps"));
            assertNull(Keeper.kept("another"));
            assertTrue(keeper.isDaemon());
        }
    }

    @Test
    void ends_when_nobody_asks_and_lets_the_classes_go() throws Exception {
        WeakReference<ClassLoader> loader = new WeakReference<>(keptFor(Duration.ofMillis(1)));
        while (loader.get() != null) {
            System.gc();
        }
        assertNull(Keeper.kept("short"));
    }

    private static ClassLoader keptFor(Duration patience) throws Exception {
        ClassLoader loader = loader();
        keeper(loader, "short", patience).join();
        return loader;
    }

    @Test
    void is_used_first_once() {
        ClassLoader own = Keeper.class.getClassLoader();
        assertTrue(Keeper.isFirstUse(own), "nobody keeps these");
        Keeper keeper = new Keeper("first", LONG);
        keeper.start();
        assertTrue(Keeper.isFirstUse(own));
        assertFalse(Keeper.isFirstUse(own));
    }

    @Test
    void a_jar_that_changed_has_another_name(@TempDir Path directory) throws Exception {
        Path jar = Files.writeString(directory.resolve("checker.jar"), "one");
        String name = Keeper.nameFor(jar);
        assertEquals(name, Keeper.nameFor(jar));
        Files.writeString(jar, "another");
        assertNotEquals(name, Keeper.nameFor(jar));
    }
}
