package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class UserStubsTest {

    private final List<StubProblem> problems = new ArrayList<>();
    private final List<StubProblem> warnings = new ArrayList<>();

    @TempDir private Path directory;

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private UserStubs read(Object... paths) {
        List<String> names = new ArrayList<>();
        for (Object path : paths) {
            names.add(path.toString());
        }
        return UserStubs.read(String.join(File.pathSeparator, names), problems::add, warnings::add);
    }

    @Test
    void takesFilesOfAnyNameAndDirectoriesToTheirDepth() throws IOException {
        Path file = write("one/acme.txt", "package com.acme;");
        write("two/deep/acme.astub", "package com.acme;");
        write("two/other.astub", "package com.other;");
        write("two/notes.txt", "no stub");
        UserStubs stubs = read(file, directory.resolve("two"));
        assertEquals(2, stubs.stubsOf("com.acme").size());
        assertEquals(1, stubs.stubsOf("com.other").size());
        assertEquals(0, stubs.stubsOf("com").size());
        assertEquals(List.of(), problems);
    }

    @Test
    void saysWhichPathDoesNotExist() {
        Path missing = directory.resolve("missing.astub");
        read(missing);
        assertEquals(
                "["
                        + missing
                        + ": no such stub file or directory; the option locksmith.stubs takes"
                        + " paths, separated by '"
                        + File.pathSeparator
                        + "']",
                problems.toString());
    }

    @Test
    void saysWhatIsNoPathAtAll() {
        UserStubs.read("a\0b.astub", problems::add, warnings::add);
        assertEquals(1, problems.size());
        assertEquals("is no path: Nul character not allowed", problems.get(0).message());
    }

    @Test
    void warnsOfADirectoryWithoutStubs() throws IOException {
        write("notes/read.me", "no stub");
        write("stubs/acme.astub", "package com.acme;");
        read(directory.resolve("stubs"), directory.resolve("notes"));
        assertEquals(List.of(), problems);
        assertEquals(
                "["
                        + directory.resolve("notes")
                        + ": there is no stub file in this directory; their names end in .astub]",
                warnings.toString());
    }

    @Test
    void reportsAMistakeThoughNobodyAsks() throws IOException {
        Path file = write("acme.astub", "package com.acme;\n\nclass A { void a() }\n");
        read(file);
        assertEquals(
                "["
                        + file
                        + ":3: expected ';' after the method, as a stub has no bodies, found '}']",
                problems.toString());
    }

    @Test
    void readsAFileThatBeginsWithAMarkOfItsEncoding() throws IOException {
        read(write("acme.astub", "\uFEFFpackage com.acme;\nclass A {}\n"));
        assertEquals("[]", problems.toString());
    }

    @Test
    void reportsAFileThatIsNotText() throws IOException {
        Path file = directory.resolve("acme.astub");
        Files.write(file, "package \u00e4;".getBytes(StandardCharsets.ISO_8859_1));
        read(file);
        assertEquals(1, problems.size());
        assertEquals(file.toString(), problems.get(0).file());
        assertEquals("cannot be read as UTF-8", problems.get(0).message().substring(0, 23));
    }
}
