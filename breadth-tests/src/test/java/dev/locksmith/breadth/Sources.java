package dev.locksmith.breadth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Java files of one library.
 *
 * @param root the folder that they are in
 */
record Sources(Path root, List<Path> files) {

    /** Unpacks the Java files of an archive, but for those of one version of Java only. */
    static Sources unpack(Path archive, Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String name = entry.getName();
                if (name.endsWith(".java")
                        && !name.endsWith("module-info.java")
                        && !name.startsWith("META-INF/")) {
                    Path file = root.resolve(name).normalize();
                    if (!file.startsWith(root)) {
                        throw new IOException(name);
                    }
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.readAllBytes());
                    files.add(file);
                }
            }
        }
        return new Sources(root, List.copyOf(files));
    }

    /** All but some of the files. */
    Sources without(List<Path> dropped) {
        return new Sources(root, files.stream().filter(file -> !dropped.contains(file)).toList());
    }
}
