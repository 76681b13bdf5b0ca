package dev.locksmith.processor.loading;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;

/**
 * Loads the checker's classes from the archive that the class packer makes of them. Read at once
 * and from memory, they are there in half the time that a jar of single files takes.
 */
public final class PackedClasses extends ClassLoader {

    /** Where the archive stands, beside this class. */
    static final String RESOURCE = "checker.archive";

    static {
        // One thread loads classes ahead of another.
        registerAsParallelCapable();
    }

    private final Archive archive;

    private PackedClasses(Archive archive) {
        super(PackedClasses.class.getClassLoader());
        this.archive = archive;
        // On a module path this package is part of a module, and what is loaded here is not.
        Class<?> self = PackedClasses.class;
        self.getModule().addExports(self.getPackageName(), getUnnamedModule());
    }

    /** A loader of the checker's classes; that of this class itself where they are not packed. */
    static @Nullable ClassLoader open() {
        URL archive = PackedClasses.class.getResource(RESOURCE);
        try {
            return archive == null
                    ? PackedClasses.class.getClassLoader()
                    : new PackedClasses(Archive.open(archive));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the checker's jar is damaged", unreadable);
        }
    }

    /** The names of all classes in it, in the order in which they are read. */
    public List<String> classes() {
        return archive.names().stream()
                .filter(name -> name.endsWith(Archive.CLASS))
                .map(
                        name ->
                                name.substring(0, name.length() - Archive.CLASS.length())
                                        .replace('/', '.'))
                .toList();
    }

    /** The parent has none of these classes, and would only say so at length. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = archive.take(name.replace('.', '/').concat(Archive.CLASS));
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
        byte[] bytes = archive.get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
