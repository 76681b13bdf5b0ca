package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.rule.Rules;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Messages refer to pages that are there, on the site that the POM names. */
class PagesTest {

    @Test
    void the_site_is_that_of_the_project() throws IOException {
        String pom = Files.readString(house().resolve("pom.xml"));
        assertTrue(pom.contains("<url>" + Pages.SITE.replaceFirst("/$", "") + "</url>"));
    }

    @Test
    void every_page_is_made_from_one_that_is_there() {
        assertIsThere(Pages.BASELINE);
        Rules.ids().forEach(rule -> assertIsThere(Pages.ofRule(rule)));
    }

    private static void assertIsThere(String page) {
        assertEquals(0, page.indexOf(Pages.SITE), page);
        String file = page.substring(Pages.SITE.length()).replace(".html", ".md");
        assertTrue(Files.exists(house().resolve("docs").resolve(file)), page);
    }

    /** The directory that holds all modules, wherever the test is started in it. */
    private static Path house() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
