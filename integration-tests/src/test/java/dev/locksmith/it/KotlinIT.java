package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Maven build of Kotlin sources with kapt: declarations are checked, bodies are not. */
class KotlinIT {

    private static final String SHOP = "src/main/kotlin/shop/Shop.kt";

    @TempDir Path directory;

    @Test
    void declarations_of_kotlin_classes_are_checked_by_kapt() throws Exception {
        Maven maven = Maven.project("kotlin", directory);
        Outcome leaky = maven.run("compile");
        assumeFalse(
                leaky.output().contains("kotlin-maven-plugin")
                        && leaky.output().contains("could not be resolved"),
                "no Kotlin in the local repository, and no other repository in reach");
        assertNotEquals(0, leaky.status(), leaky.output());
        assertEquals(Set.of("Desk.java: shared-state", "Message.java: not-sendable"), found(leaky));

        maven.edit(SHOP, "private val session: Session", "val number: Int");
        maven.edit(SHOP, "@JvmField val office = Office()", "val name = \"desk\"");
        Outcome mended = maven.run("compile");
        assertEquals(0, mended.status(), mended.output());
        assertEquals(Set.of(), found(mended));
    }

    /** The rules, and the files of the stubs that kapt lets the checker see. */
    private static Set<String> found(Outcome outcome) {
        return Pattern.compile("(\\w+\\.java):\\d+: error: \\[locksmith:(.*?)]")
                .matcher(outcome.output())
                .results()
                .map(each -> each.group(1) + ": " + each.group(2))
                .collect(Collectors.toSet());
    }
}
