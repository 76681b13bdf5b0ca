package dev.locksmith.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What pages show is what happens: a block of Java that begins with the name of its file is
 * compiled, and the block after it that begins so is what javac prints, word for word.
 */
class PagesIT {

    private static final Path DOCS = Path.of(System.getProperty("locksmith.root"), "docs");

    private static final Pattern SHOWN =
            Pattern.compile(
                    "```java\\n// (\\w+\\.java)\\n(.*?)```(?:\\s*```\\n(\\1:.*?)```)?",
                    Pattern.DOTALL);

    @TempDir Path directory;

    /** The pages that hold to this, each with one file for each program. */
    static Stream<String> pages() {
        return Stream.of("index", "getting-started", "annotating", "reading-a-message");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void programs_compile_and_messages_are_the_real_ones(String page) throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(DOCS.resolve(page + ".md")));
        int found = 0;
        for (; shown.find(); found++) {
            String name = shown.group(1);
            String text = "// " + name + "\n" + shown.group(2);
            Path folder = Files.createDirectories(directory.resolve(name));
            String printed =
                    Compiler.run(folder, Map.of(name, text), List.of())
                            .replace(folder + java.io.File.separator, "");
            assertEquals(shown.group(3) == null ? "" : shown.group(3), printed, page);
        }
        assertTrue(found > 0, page + " shows no program");
    }
}
