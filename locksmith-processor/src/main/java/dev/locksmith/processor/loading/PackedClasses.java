package dev.locksmith.processor.loading;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Loads the checker's classes from the archive that the class packer makes of them. Read at once
 * and from memory, they are there in half the time that a jar of single files takes.
 */
public final class PackedClasses extends ClassLoader {

    /** Where the archive stands, beside this class. */
    static final String RESOURCE = "checker.zip";

    private static final String CLASS = ".class";

    static {
        // One thread loads classes ahead of another.
        registerAsParallelCapable();
    }

    private final List<String> classes = new ArrayList<>();

    /** Classes that were defined are left out: nobody asks for their bytes again. */
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private PackedClasses(URL archive) throws IOException {
        super(PackedClasses.class.getClassLoader());
        // On a module path this package is part of a module, and what is loaded here is not.
        Class<?> self = PackedClasses.class;
        self.getModule().addExports(self.getPackageName(), getUnnamedModule());
        URLConnection connection = archive.openConnection();
        // A cached jar is one for all compilations in this process: another may close it.
        connection.setUseCaches(false);
        try (ZipInputStream in = new ZipInputStream(connection.getInputStream())) {
            ZipEntry entry;
            while ((entry = in.getNextEntry()) != null) {
                String name = entry.getName();
                files.put(name, in.readAllBytes());
                if (name.endsWith(CLASS)) {
                    classes.add(
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
        }
    }

    /** A loader of the checker's classes; that of this class itself where they are not packed. */
    static @Nullable ClassLoader open() {
        URL archive = PackedClasses.class.getResource(RESOURCE);
        try {
            return archive == null
                    ? PackedClasses.class.getClassLoader()
                    : new PackedClasses(archive);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the checker's jar is damaged", unreadable);
        }
    }

    /** The names of all classes in it. */
    public List<String> classes() {
        return List.copyOf(classes);
    }

    /** The parent has none of these classes, and would only say so at length. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = files.remove(name.replace('.', '/').concat(CLASS));
            return bytes == null
                    ? super.loadClass(name, resolve)
                    : defineClass(
                            name,
                            bytes,
                            0,
                            bytes.length,
                            PackedClasses.class.getProtectionDomain());
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
