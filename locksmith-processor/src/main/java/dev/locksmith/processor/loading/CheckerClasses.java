package dev.locksmith.processor.loading;

import com.sun.source.util.Plugin;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Makes what a door opens into. Its class, and all that it needs, is that of an earlier compilation
 * in this virtual machine if that took the checker from the same jar; see {@link Keeper}.
 */
public final class CheckerClasses {

    private CheckerClasses() {}

    /**
     * Makes an object of what the compiler knows by its own type.
     *
     * @param type the compiler's type
     * @param door the class that the compiler has loaded for this compilation
     * @param inside the name of a class of the door's package, with a public constructor that takes
     *     the loader of the processor path
     */
    public static <T> T make(Class<T> type, Class<? extends T> door, String inside) {
        String name = door.getPackageName() + "." + inside;
        ClassLoader processorPath = door.getClassLoader();
        try {
            ClassLoader kept = kept(door);
            if (kept != null) {
                return made(type, Class.forName(name, true, kept), processorPath);
            }
        } catch (ReflectiveOperationException | LinkageError | SecurityException refused) {
            // Then these classes are this compilation's own, as they are without a keeper.
        }
        try {
            return made(type, Class.forName(name, true, PackedClasses.open()), processorPath);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the checker's jar is damaged: " + name, e);
        }
    }

    private static <T> T made(Class<T> type, Class<?> inside, @Nullable ClassLoader processorPath)
            throws ReflectiveOperationException {
        Constructor<?> constructor = inside.getConstructor(ClassLoader.class);
        return type.cast(constructor.newInstance(processorPath));
    }

    /** Null if these classes stay loaded anyway, or do not come in a jar. */
    private static @Nullable ClassLoader kept(Class<?> door) throws ReflectiveOperationException {
        if (door.getModule().isNamed()
                || door.getClassLoader() == ClassLoader.getSystemClassLoader()) {
            return null;
        }
        Path jar = jarOf(door);
        if (jar == null) {
            return null;
        }
        try {
            String name = Keeper.nameFor(jar);
            ClassLoader kept = Keeper.kept(name);
            if (kept != null
                    && Class.forName(Plugin.class.getName(), false, kept) == Plugin.class) {
                return kept;
            }
            ClassLoader compiler = Plugin.class.getClassLoader();
            return keep(name, new URLClassLoader(new URL[] {jar.toUri().toURL()}, compiler));
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** The jar that a class was loaded from; null if it was not loaded from one. */
    private static @Nullable Path jarOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            Path path = source == null ? null : Path.of(source.getLocation().toURI());
            return path != null && Files.isRegularFile(path) ? path : null;
        } catch (URISyntaxException | IllegalArgumentException | SecurityException elsewhere) {
            return null;
        }
    }

    /**
     * The keeper's own class must not be of this compilation, which it would keep with it. Null if
     * the compiler has the checker among its own classes: these stay, and come first.
     */
    private static @Nullable ClassLoader keep(String name, ClassLoader loader)
            throws ReflectiveOperationException {
        Class<?> keeper = Class.forName(Keeper.class.getName(), true, loader);
        if (keeper.getClassLoader() != loader) {
            return null;
        }
        return (ClassLoader) keeper.getMethod("begin", String.class).invoke(null, name);
    }
}
