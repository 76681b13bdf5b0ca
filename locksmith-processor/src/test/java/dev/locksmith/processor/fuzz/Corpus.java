package dev.locksmith.processor.fuzz;

import dev.locksmith.processor.testing.SourceText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Real sources to begin with. */
final class Corpus {

    private static final Path TESTS = Path.of("src/test/java/dev/locksmith/processor");
    private static final Path ODD = Path.of("src/test/resources/odd");
    private static final Path OURS = Path.of("src/main/java");

    /** More sources, for a run by hand. */
    private static final String MORE = System.getProperty("locksmith.fuzz.sources", "");

    /** A large file takes the time of many small ones. */
    private static final int LONGEST = 12_000;

    private static final Pattern TEXT_BLOCK =
            Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|interface|enum|record) \\w+[^;]*\\{");

    private Corpus() {}

    /** The programs of the tests. */
    static List<Input> snippets() throws IOException {
        List<Input> inputs = new ArrayList<>();
        for (String folder : List.of("rule", "dataflow", "summary", "type", "cfg")) {
            for (Path file : javaFiles(TESTS.resolve(folder))) {
                Matcher block = TEXT_BLOCK.matcher(Files.readString(file));
                while (block.find()) {
                    String text = block.group(1).stripIndent().translateEscapes();
                    if (TYPE.matcher(text).find()) {
                        inputs.add(input(text));
                    }
                }
            }
        }
        for (Path file : javaFiles(ODD)) {
            inputs.add(input(Files.readString(file)));
        }
        return inputs;
    }

    /** Whole files: our own, and those that the property names. */
    static List<Input> files() throws IOException {
        List<Input> inputs = new ArrayList<>();
        for (Path root : MORE.isEmpty() ? List.of(OURS) : List.of(OURS, Path.of(MORE))) {
            for (Path file : javaFiles(root)) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                if (text.length() <= LONGEST) {
                    inputs.add(input(text));
                }
            }
        }
        return inputs;
    }

    private static Input input(String text) {
        SourceText source = SourceText.of(text);
        return new Input(source.path(), source.text());
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
