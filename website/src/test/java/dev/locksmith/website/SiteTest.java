package dev.locksmith.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All pages become a site, and no link leads nowhere. */
class SiteTest {

    private static final List<String> BESIDE =
            List.of("ARCHITECTURE", "CHANGELOG", "CONTRIBUTING", "RELEASING", "SECURITY");

    @TempDir Path directory;

    private static Path house() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        return at;
    }

    /** A house of its own, with these pages in docs. */
    private List<String> problems(String contents, String page) throws IOException {
        Path docs = Files.createDirectories(directory.resolve("house/docs"));
        for (String each : BESIDE) {
            Files.writeString(docs.resolveSibling(each + ".md"), "# " + each);
        }
        String others = "\n\n## Project\n\n";
        for (String each : BESIDE) {
            others += "- [" + each + "](../" + each + ".md)\n";
        }
        Files.writeString(docs.resolve("contents.md"), contents + others);
        Files.writeString(docs.resolve("page.md"), page);
        return Site.write(docs.getParent(), directory.resolve("site"));
    }

    private String written(String name) throws IOException {
        return Files.readString(directory.resolve("site").resolve(name));
    }

    @Test
    void our_own_site_has_no_problems() throws IOException {
        assertEquals(List.of(), Site.write(house(), directory.resolve("site")));
        String rule = written("rules/lock-cycle.html");
        assertTrue(rule.contains("<link rel=\"stylesheet\" href=\"../site.css\">"), rule);
        assertTrue(rule.contains("aria-current=\"page\">lock-cycle"), rule);
        assertTrue(rule.contains("<table>"), written("rules.html"));
        assertTrue(Files.exists(directory.resolve("site/performance/locks-cost-jdk17.svg")));
        assertTrue(Files.exists(directory.resolve("site/contributing.html")));
    }

    /** After a release it is another one everywhere. */
    @Test
    void pages_and_examples_name_this_version() throws IOException {
        String pom = Files.readString(house().resolve("pom.xml"));
        String version = pom.split("<version>", 2)[1].split("</version>", 2)[0];
        Pattern named =
                Pattern.compile(
                        "locksmith-(?:annotations|runtime|processor)[:-](\\d[\\w.-]*?)(?=\\.jar|[\"'`])"
                                + "|<locksmith.version>(.*?)<"
                                + "|(?s:locksmith-\\w+</artifactId>\\s+<version>(\\d.*?)<)");
        List<Path> files;
        try (Stream<Path> docs = Files.walk(house().resolve("docs"));
                Stream<Path> examples = Files.walk(house().resolve("examples"), 2)) {
            files =
                    Stream.concat(docs, examples)
                            .filter(file -> file.toString().matches(".*(\\.md|pom\\.xml)"))
                            .toList();
        }
        int found = 0;
        for (Path file : files) {
            Matcher each = named.matcher(Files.readString(file));
            for (; each.find(); found++) {
                String text = each.group();
                assertTrue(text.contains(version), file + " has " + text);
            }
        }
        assertTrue(found > 15, found + " places");
    }

    @Test
    void links_lead_to_pages_headings_and_the_source() throws IOException {
        assertEquals(
                List.of(),
                problems(
                        "# C\n\n## A\n\n- [Page](page.md)",
                        "# Page <1>\n\n## A heading\n\n[a](#a-heading) [b](contents.md#a)"
                                + " [c](../CHANGELOG.md) [d](../docs) [e](https://a.example)"));
        String page = written("page.html");
        assertTrue(page.contains("<title>Page &lt;1&gt;: Locksmith</title>"), page);
        assertTrue(page.contains("<h2 id=\"a-heading\">A heading</h2>"), page);
        for (String link :
                List.of(
                        "#a-heading",
                        "contents.html#a",
                        "changelog.html",
                        "https://locksmith.dev/source/docs",
                        "https://a.example")) {
            assertTrue(page.contains("<a href=\"" + link + "\">"), link + " in " + page);
        }
    }

    @Test
    void links_that_lead_nowhere_are_told() throws IOException {
        assertEquals(
                List.of(
                        "docs/page.md links to gone.md, which is not there",
                        "docs/page.md links to #gone, where there is no such heading",
                        "docs/page.md links to contents.md#gone, where there is no such heading",
                        "docs/page.md is not in docs/contents.md"),
                problems("# C\n\n## A", "# Page\n\n[a](gone.md) [b](#gone) [c](contents.md#gone)"));
    }

    @Test
    void one_page_leads_to_the_next() throws IOException {
        problems("# C\n\n## A\n\n- [Contents](contents.md)\n- [Page](page.md)", "# Page");
        assertTrue(
                written("contents.html").contains("<a href=\"page.html\" rel=\"next\">Page</a>"));
        assertTrue(
                written("page.html")
                        .contains("<a href=\"contents.html\" rel=\"prev\">Contents</a>"));
    }
}
