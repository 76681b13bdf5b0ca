package dev.locksmith.website;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the site: {@code Site ROOT TARGET} turns the pages in {@code ROOT/docs}, and those beside
 * it, into files in {@code TARGET}. It fails if a link leads nowhere.
 */
public final class Site {

    /** Pages at the top that others refer to. */
    private static final List<String> BESIDE =
            List.of(
                    "ARCHITECTURE.md",
                    "CHANGELOG.md",
                    "CONTRIBUTING.md",
                    "RELEASING.md",
                    "SECURITY.md");

    /** The page with the order in which all others are read. */
    private static final String CONTENTS = "docs/contents.md";

    private final Path root;

    private Site(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException {
        Site site = new Site(Path.of(arguments[0]).toAbsolutePath().normalize());
        List<String> problems = site.write(Path.of(arguments[1]));
        problems.forEach(System.err::println);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.size() + " problems with the site");
        }
    }

    /** Writes the site of a checkout; returns what is wrong with it. */
    static List<String> write(Path root, Path target) throws IOException {
        return new Site(root.toAbsolutePath().normalize()).write(target);
    }

    private List<String> write(Path target) throws IOException {
        Map<String, MarkdownPage> pages = new TreeMap<>();
        for (Path file : files("md")) {
            String name = name(file);
            pages.put(name, MarkdownPage.read(name, Files.readString(file)));
        }
        MarkdownPage contents = pages.get(CONTENTS);
        if (contents == null) {
            throw new IOException("no " + CONTENTS);
        }
        Links links = new Links(root, pages);
        Navigation navigation = Navigation.of(contents, links);
        List<String> problems = new ArrayList<>();
        for (MarkdownPage page : pages.values()) {
            problems.addAll(links.problems(page));
            if (!navigation.has(page) && !page.name().equals(CONTENTS)) {
                problems.add(page.name() + " is not in " + CONTENTS);
            }
        }
        for (MarkdownPage page : pages.values()) {
            Path file = target.resolve(Links.output(page.name()));
            Files.createDirectories(file.getParent());
            Files.writeString(file, new Layout(navigation, links).of(page));
        }
        for (Path picture : files("svg")) {
            Path copy = target.resolve(Links.output(name(picture)));
            Files.createDirectories(copy.getParent());
            Files.copy(picture, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(target.resolve("site.css"), Layout.resource("site.css"));
        return problems;
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            Stream<Path> beside = BESIDE.stream().map(root::resolve);
            return Stream.concat(docs, beside)
                    .filter(file -> file.toString().endsWith("." + ending))
                    .sorted()
                    .toList();
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
