package dev.locksmith.processor.library;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar or a folder that holds classes. javac shows no {@code META-INF} of a jar; this does. */
public sealed interface Archive extends Closeable {

    /** Whether it has a file of this name, with slashes. */
    boolean has(String entry);

    /** A file of this name; null if there is none. */
    @Nullable InputStream open(String entry) throws IOException;

    /** How messages call a file in it. */
    String nameOf(String entry);

    /** Opens the jar, or takes the folder. */
    static Archive at(Path path) throws IOException {
        return Files.isDirectory(path) ? new Folder(path) : new Jar(path, open(path));
    }

    private static ZipFile open(Path path) throws IOException {
        return new ZipFile(path.toFile());
    }

    /** A folder of classes. */
    record Folder(Path path) implements Archive {
        @Override
        public boolean has(String entry) {
            return Files.isRegularFile(path.resolve(entry));
        }

        @Override
        public @Nullable InputStream open(String entry) throws IOException {
            return has(entry) ? Files.newInputStream(path.resolve(entry)) : null;
        }

        @Override
        public String nameOf(String entry) {
            return path.resolve(entry).toString();
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A jar, open until it is closed. */
    record Jar(Path path, ZipFile file) implements Archive {
        @Override
        public boolean has(String entry) {
            return file.getEntry(entry) != null;
        }

        @Override
        public @Nullable InputStream open(String entry) throws IOException {
            ZipEntry found = file.getEntry(entry);
            return found == null ? null : file.getInputStream(found);
        }

        @Override
        public String nameOf(String entry) {
            return path + "!/" + entry;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
