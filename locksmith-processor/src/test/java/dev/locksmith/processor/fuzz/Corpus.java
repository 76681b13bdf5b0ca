package dev.locksmith.processor.fuzz;

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
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "^public (?:[a-z-]+ )*(?:class|interface|enum|record|@interface) (\\w+)",
                    Pattern.MULTILINE);
    private static final Pattern PACKAGE =
            Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final String IMPORTS =
            "import dev.locksmith.annotations.*; import java.util.*; import java.util.concurrent.*;"
                    + " import java.util.concurrent.atomic.*; import java.lang.ref.*;"
                    + " import java.util.function.*; import java.util.stream.*; ";

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

    /** Without package and imports it may use the usual types at once, as in the tests. */
    private static Input input(String text) {
        Matcher type = PUBLIC_TYPE.matcher(text);
        Matcher owner = PACKAGE.matcher(text);
        String path =
                (owner.find() ? owner.group(1).replace('.', '/') + "/" : "")
                        + (type.find() ? type.group(1) : "Test")
                        + ".java";
        boolean isBare = !text.contains("import ") && !text.contains("package ");
        return new Input(path, isBare ? IMPORTS + text : text);
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
