package dev.locksmith.processor.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Keeps what a compiler writes in memory, and its libraries open from one run to the next. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    /** In the names of what the checker writes. */
    private static final String FACTS = "$$Locksmith";

    private final Map<String, Integer> classes = new TreeMap<>();
    private final Map<String, Integer> facts = new TreeMap<>();

    private MemoryFiles(StandardJavaFileManager files) {
        super(files);
    }

    static MemoryFiles with(List<Path> classPath) {
        StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler()
                        .getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MemoryFiles(files);
    }

    /** Forgets what was written. */
    void clear() {
        classes.clear();
        facts.clear();
    }

    /** A hash of each class file written, but for those of facts. */
    Map<String, Integer> classes() {
        return Map.copyOf(classes);
    }

    /**
     * The checker stands on this process's class path, from which javac would start it by itself.
     */
    @Override
    public ClassLoader getClassLoader(Location location) {
        return location == StandardLocation.ANNOTATION_PROCESSOR_PATH
                ? ClassLoader.getPlatformClassLoader()
                : super.getClassLoader(location);
    }

    /** A hash of each file of facts. */
    Map<String, Integer> facts() {
        return Map.copyOf(facts);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new Written(className, kind);
    }

    @Override
    public FileObject getFileForOutput(
            Location location, String packageName, String name, FileObject sibling) {
        return new Written(packageName + "." + name, JavaFileObject.Kind.OTHER);
    }

    private final class Written extends SimpleJavaFileObject {
        private final String name;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Written(String name, Kind kind) {
            super(URI.create("fuzz:///out/" + name.replace('.', '/').replace("$", "%24")), kind);
            this.name = name;
        }

        @Override
        public OutputStream openOutputStream() {
            return new FilterOutputStream(content) {
                @Override
                public void close() {
                    int hash = Arrays.hashCode(content.toByteArray());
                    if (name.contains(FACTS)) {
                        facts.put(name, hash);
                    } else if (kind == Kind.CLASS) {
                        classes.put(name, hash);
                    }
                }
            };
        }

        @Override
        public Writer openWriter() {
            return new OutputStreamWriter(openOutputStream(), StandardCharsets.UTF_8);
        }

        /** What is generated is read at once. */
        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content.toString(StandardCharsets.UTF_8);
        }

        @Override
        public InputStream openInputStream() throws IOException {
            throw new NoSuchFileException(name);
        }
    }
}
