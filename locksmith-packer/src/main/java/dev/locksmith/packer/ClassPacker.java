package dev.locksmith.packer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs the checker's jar, at our build: what lies behind its doors is linked ({@link
 * EarlyLinking}) and becomes one archive, which the checker's {@code PackedClasses} reads. That
 * archive is not compressed, but the jar is: what its classes have in common is then stored once,
 * and the jar has half the size. A text that many classes have is written once ({@link
 * SharedTexts}).
 */
public final class ClassPacker {

    private static final String CLASS = ".class";
    static final String OURS = "dev/locksmith/processor/";
    private static final String LOADING = OURS + "loading/";
    private static final String ARCHIVE = LOADING + "checker.archive";
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
        List<ClassFile> classes = new ArrayList<>();
        List<ZipEntry> files = new ArrayList<>();
        try (ZipOutputStream jar = new ZipOutputStream(to)) {
            jar.setLevel(9);
            for (ZipEntry entry : entries(from)) {
                String name = entry.getName();
                if (!name.startsWith(OURS) || name.startsWith(LOADING) || doors.contains(name)) {
                    put(jar, entry(name, entry.getTimeLocal()), bytes(from, entry));
                } else if (name.endsWith(CLASS)) {
                    classes.add(ClassFile.read(bytes(from, entry)));
                } else {
                    files.add(entry);
                }
            }
            // Two builds of the same sources make the same jar: no time is that of the build.
            LocalDateTime time = from.getEntry(classes.get(0).name() + CLASS).getTimeLocal();
            put(jar, entry(ARCHIVE, time), archive(EarlyLinking.link(classes), from, files));
        }
    }

    /** The files of the classes that a compiler asks for by name. */
    private static Set<String> doors(ZipFile jar) throws IOException {
        Set<String> doors = new HashSet<>();
        for (ZipEntry entry : entries(jar)) {
            if (entry.getName().startsWith(SERVICES)) {
                try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(jar.getInputStream(entry), UTF_8))) {
                    lines.lines().forEach(type -> doors.add(type.replace('.', '/') + CLASS));
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

    /** Names and lengths come first: who reads the files knows what is still to come. */
    private static byte[] archive(List<ClassFile> classes, ZipFile jar, List<ZipEntry> files)
            throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (ClassFile each : LoadingOrder.sorted(classes)) {
            contents.put(each.name() + CLASS, each.bytes());
        }
        for (ZipEntry each : files) {
            contents.put(each.getName(), bytes(jar, each));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream archive = new DataOutputStream(bytes);
        archive.writeInt(contents.size());
        for (Map.Entry<String, byte[]> each : contents.entrySet()) {
            archive.writeUTF(each.getKey());
            archive.writeInt(each.getValue().length);
        }
        SharedTexts texts = new SharedTexts();
        for (Map.Entry<String, byte[]> each : contents.entrySet()) {
            if (each.getKey().endsWith(CLASS)) {
                texts.write(each.getValue(), archive);
            } else {
                archive.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        return jar.getInputStream(entry).readAllBytes();
    }

    private static ZipEntry entry(String name, LocalDateTime time) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        return entry;
    }

    private static void put(ZipOutputStream to, ZipEntry entry, byte[] content) throws IOException {
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }
}
