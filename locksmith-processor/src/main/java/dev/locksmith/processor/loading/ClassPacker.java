package dev.locksmith.processor.loading;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs the checker's jar, at our build: what lies behind its doors becomes one archive for {@link
 * PackedClasses}. That archive is not compressed, but the jar is: what its classes have in common
 * is then stored once, and the jar has little more than half the size.
 */
public final class ClassPacker {

    private static final String OURS = "dev/locksmith/processor/";
    private static final String LOADING = OURS + "loading/";
    private static final String SERVICES = "META-INF/services/";

    private ClassPacker() {}

    /**
     * Puts the packed jar in the place of the other.
     *
     * @param arguments the jar
     */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path packed = jar.resolveSibling("packed.jar");
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream to = Files.newOutputStream(packed)) {
            pack(from, to);
        }
        Files.move(packed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void pack(ZipFile from, OutputStream to) throws IOException {
        Set<String> doors = doors(from);
        List<ZipEntry> inside = new ArrayList<>();
        try (ZipOutputStream jar = new ZipOutputStream(to)) {
            jar.setLevel(9);
            for (ZipEntry entry : entries(from)) {
                String name = entry.getName();
                if (!name.startsWith(OURS) || name.startsWith(LOADING) || doors.contains(name)) {
                    put(jar, copy(name, entry), from.getInputStream(entry).readAllBytes());
                } else {
                    inside.add(entry);
                }
            }
            put(jar, copy(LOADING + PackedClasses.RESOURCE, inside.get(0)), archive(from, inside));
        }
    }

    /** The files of the classes that a compiler asks for by name. */
    private static Set<String> doors(ZipFile jar) throws IOException {
        Set<String> doors = new HashSet<>();
        for (ZipEntry entry : entries(jar)) {
            if (entry.getName().startsWith(SERVICES)) {
                try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        jar.getInputStream(entry), StandardCharsets.UTF_8))) {
                    lines.lines().forEach(type -> doors.add(type.replace('.', '/') + ".class"));
                }
            }
        }
        return doors;
    }

    private static List<ZipEntry> entries(ZipFile jar) {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .<ZipEntry>map(entry -> entry)
                .toList();
    }

    private static byte[] archive(ZipFile jar, List<ZipEntry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            archive.setMethod(ZipOutputStream.STORED);
            for (ZipEntry entry : entries) {
                byte[] content = jar.getInputStream(entry).readAllBytes();
                ZipEntry stored = copy(entry.getName(), entry);
                stored.setSize(content.length);
                CRC32 checksum = new CRC32();
                checksum.update(content);
                stored.setCrc(checksum.getValue());
                put(archive, stored, content);
            }
        }
        return bytes.toByteArray();
    }

    /** With the time of the original: two builds of the same sources make the same jar. */
    private static ZipEntry copy(String name, ZipEntry original) {
        ZipEntry copy = new ZipEntry(name);
        copy.setTimeLocal(original.getTimeLocal());
        return copy;
    }

    private static void put(ZipOutputStream to, ZipEntry entry, byte[] content) throws IOException {
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }
}
