package dev.locksmith.processor.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;

/**
 * Stubs that jars and folders carry, with which they say what their classes, or those of a library
 * they build on, do with threads: {@code META-INF/locksmith/<package>.astub}.
 *
 * <p>On the processor path any jar may have them. On the class path javac hides {@code META-INF} of
 * jars: there it is read from the jar that holds the package, which its classes name, and a jar
 * that holds none of them has the stub in the folder of the package, as {@code package.astub}.
 */
public final class JarStubs extends StubSource {

    private static final String DIRECTORY = "META-INF/locksmith/";
    private static final String IN_PACKAGE = "package.astub";

    private final ClassLoader processorPath;
    private final ClassPath classPath;
    private final Consumer<StubProblem> problems;

    public JarStubs(
            ClassLoader processorPath, ClassPath classPath, Consumer<StubProblem> problems) {
        this.processorPath = processorPath;
        this.classPath = classPath;
        this.problems = problems;
    }

    @Override
    List<StubFile> stubsOf(String packageName, TypeElement any) {
        if (packageName.isEmpty()
                || packageName.startsWith("java.")
                || packageName.startsWith("jdk.")) {
            return List.of();
        }
        String name = DIRECTORY.concat(packageName).concat(".astub");
        Found found = new Found(packageName);
        for (URL each : onProcessorPath(name)) {
            found.add(each.toString(), () -> open(each));
        }
        Archive archive = classPath.archiveOf(any).orElse(null);
        if (archive != null && archive.has(name)) {
            found.add(archive.nameOf(name), () -> archive.open(name));
        }
        found.add(classPath.resource("", name));
        found.add(classPath.resource(packageName, IN_PACKAGE));
        return found.stubs;
    }

    private List<URL> onProcessorPath(String name) {
        try {
            return Collections.list(processorPath.getResources(name));
        } catch (IOException e) {
            problems.accept(new StubProblem(name, 0, "cannot be looked for: " + e));
            return List.of();
        }
    }

    /** Without the cache, which would keep the jar open for as long as the JVM lives. */
    private static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private interface Source {
        @Nullable InputStream open() throws IOException;
    }

    /** The stubs found so far; one jar may be seen in several ways, and counts once. */
    private final class Found {

        private final String packageName;
        private final List<StubFile> stubs = new ArrayList<>(1);
        private final Set<String> texts = new HashSet<>(1);

        Found(String packageName) {
            this.packageName = packageName;
        }

        void add(@Nullable FileObject file) {
            if (file != null) {
                add(file.toUri().toString(), file::openInputStream);
            }
        }

        void add(String name, Source source) {
            String text;
            try (InputStream in = source.open()) {
                if (in == null) {
                    return;
                }
                text = UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
            } catch (IOException e) {
                problems.accept(new StubProblem(name, 0, "cannot be read as UTF-8: " + e));
                return;
            }
            if (!texts.add(text)) {
                return;
            }
            StubFile file = StubFile.open(name, text, problems);
            if (file.describes(packageName)) {
                stubs.add(file);
            } else {
                file.report(0, "expected 'package " + packageName + ";', as the file's name says");
            }
        }
    }
}
