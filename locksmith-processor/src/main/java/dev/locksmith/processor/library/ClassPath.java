package dev.locksmith.processor.library;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * What lies beside the classes that javac reads, on class path and module path.
 *
 * <p>javac does not tell a path. But the file of a class names the jar or folder it is in, and that
 * is opened at most once for a compilation. Since Java 18 every door is shown the file of a class;
 * before, only that of processors. Where neither helps, nothing is found.
 */
public final class ClassPath implements Closeable {

    private static final String JAR = "jar:";
    private static final String IN_JAR = "!/";

    /** {@code Elements.getFileObjectOf}, null before Java 18. */
    private static final @Nullable Method FILE_OF = fileOf();

    private final Elements elements;
    private final @Nullable Filer filer;
    private final Map<Element, Optional<Archive>> byPackage = new HashMap<>();
    private final Map<Path, Optional<Archive>> opened = new HashMap<>();

    /**
     * @param filer what the door of processors brings; null at the plugin's door
     */
    public ClassPath(Elements elements, @Nullable Filer filer) {
        this.elements = elements;
        this.filer = filer;
    }

    private static @Nullable Method fileOf() {
        try {
            return Elements.class.getMethod("getFileObjectOf", Element.class);
        } catch (NoSuchMethodException before18) {
            return null;
        }
    }

    /** The jar or folder that holds the package of a top-level class, if it can be found. */
    public Optional<Archive> archiveOf(TypeElement type) {
        Element owner = elements.getPackageOf(type);
        Optional<Archive> known = byPackage.get(owner);
        if (known == null) {
            known = opened(type);
            byPackage.put(owner, known);
        }
        return known;
    }

    private Optional<Archive> opened(TypeElement type) {
        URI file = fileOf(type);
        Path root = file == null ? null : rootOf(file, entryOf(type));
        return root == null
                ? Optional.empty()
                : opened.computeIfAbsent(
                        root,
                        path -> {
                            try {
                                return Optional.of(Archive.at(path));
                            } catch (IOException unreadable) {
                                return Optional.empty(); // javac tells of it
                            }
                        });
    }

    /** How messages call the class file of a top-level class: by its jar too, if it is known. */
    public String nameOf(TypeElement type) {
        String entry = entryOf(type);
        URI file = fileOf(type);
        Path root = file == null ? null : rootOf(file, entry);
        if (file == null || root == null) {
            return entry;
        }
        return file.toString().startsWith(JAR) ? root + IN_JAR + entry : root.resolve(entry) + "";
    }

    /** A file in the folder of a package, in any jar of the class path. */
    public @Nullable FileObject resource(String packageName, String name) {
        FileObject found = resource(StandardLocation.CLASS_PATH, packageName, name);
        // On this path javac wants the name of a module too; the Eclipse compiler wants none.
        return found != null ? found : resource(StandardLocation.MODULE_PATH, packageName, name);
    }

    private @Nullable FileObject resource(Location location, String packageName, String name) {
        if (filer == null) {
            return null;
        }
        try {
            return filer.getResource(location, packageName, name);
        } catch (IOException | IllegalArgumentException absent) {
            return null;
        } catch (NullPointerException onAnotherPath) {
            return null; // javac's own, for a module that does not lie on this path
        }
    }

    private @Nullable URI fileOf(TypeElement type) {
        if (type.asType().getKind() == TypeKind.ERROR) {
            return null; // its name may be one that files cannot have
        }
        FileObject file = FILE_OF == null ? null : shown(FILE_OF, type);
        if (file == null) {
            String name = entryOf(type);
            name = name.substring(name.lastIndexOf('/') + 1);
            String owner = elements.getPackageOf(type).getQualifiedName().toString();
            ModuleElement module = elements.getModuleOf(type);
            file =
                    module == null || module.isUnnamed()
                            ? resource(StandardLocation.CLASS_PATH, owner, name)
                            : resource(
                                    StandardLocation.MODULE_PATH,
                                    module.getQualifiedName() + "/" + owner,
                                    name);
        }
        return file == null ? null : file.toUri();
    }

    private @Nullable FileObject shown(Method fileOf, TypeElement type) {
        try {
            return (FileObject) fileOf.invoke(elements, type);
        } catch (IllegalAccessException | InvocationTargetException unsupported) {
            return null; // by this compiler
        }
    }

    /** The name of a class file in its jar or folder. */
    private String entryOf(TypeElement type) {
        return elements.getBinaryName(type).toString().replace('.', '/') + ".class";
    }

    /** The jar or folder that a class file lies in; null if it is in something else. */
    static @Nullable Path rootOf(URI file, String entry) {
        String text = file.toString();
        try {
            if (text.startsWith(JAR) && text.contains(IN_JAR)) {
                // A path may have the separator too, an entry has none.
                int end = text.lastIndexOf(IN_JAR);
                URI jar = URI.create(text.substring(JAR.length(), end));
                return "file".equals(jar.getScheme()) ? Path.of(jar) : null;
            }
            if (!"file".equals(file.getScheme())) {
                return null;
            }
            Path root = Path.of(file);
            Path inside = root.getFileSystem().getPath(entry);
            if (!root.endsWith(inside)) {
                return null;
            }
            for (int i = inside.getNameCount(); i > 0 && root != null; i--) {
                root = root.getParent();
            }
            return root;
        } catch (IllegalArgumentException unusual) {
            return null;
        }
    }

    /** Lets go of all jars. */
    @Override
    public void close() {
        for (Optional<Archive> each : opened.values()) {
            try {
                if (each.isPresent()) {
                    each.get().close();
                }
            } catch (IOException ignored) {
                // It was only read.
            }
        }
        opened.clear();
        byPackage.clear();
    }
}
