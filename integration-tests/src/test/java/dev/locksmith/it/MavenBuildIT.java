package dev.locksmith.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.it.Javac.Outcome;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Maven builds with the checker, over and over, one after the other, as a developer has them. */
class MavenBuildIT {

    private static final String TELLER = "src/main/java/bank/Teller.java";
    private static final String GOOD = "System.out.println(handle);";

    @TempDir Path directory;

    @ParameterizedTest(name = "{0}, -proc:{1}")
    @CsvSource({
        "Later.run(() -> handle.scope().close());, full",
        "new Thread(() -> handle.scope().close()).start();, none",
    })
    void a_leak_fails_the_build_until_it_is_mended(String leak, String processing)
            throws Exception {
        Maven maven = Maven.project("bank", directory);
        maven.edit(TELLER, GOOD, leak);

        Outcome first = maven.run("compile", "-Dmaven.compiler.proc=" + processing);
        assertLeakFound(first);

        Outcome unchanged = maven.run("compile", "-Dmaven.compiler.proc=" + processing);
        assertLeakFound(unchanged);

        maven.edit(TELLER, leak, GOOD);
        Outcome mended = maven.run("compile", "-Dmaven.compiler.proc=" + processing);
        assertEquals(0, mended.status(), mended.output());
        assertTrue(!mended.output().contains("[locksmith:"), mended.output());
    }

    private static void assertLeakFound(Outcome outcome) {
        assertNotEquals(0, outcome.status(), outcome.output());
        assertHas(outcome, "Teller.java:[12", "[locksmith:crosses-thread] ");
        assertHas(outcome, "", "BUILD FAILURE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"compile", "package"})
    void what_is_known_of_one_module_binds_the_next_by_its_folder_and_by_its_jar(String phase)
            throws Exception {
        Maven maven = Maven.project("two-modules", directory);
        String desk = "office/src/main/java/office/Desk.java";

        Outcome leaky = maven.run(phase);
        assertNotEquals(0, leaky.status(), leaky.output());
        assertEquals(phase.equals("package"), leaky.output().contains("device-1.jar"));
        assertHas(leaky, "Desk.java:[10", "[locksmith:shared-state] ");
        assertHas(leaky, "Desk.java:[12", "[locksmith:confined-type-argument] ");
        assertHas(leaky, "Desk.java:[15", "[locksmith:crosses-thread] ");
        assertHas(leaky, "Desk.java:[19", "[locksmith:crosses-thread] ");

        maven.edit(desk, "private static Scanner last;", "");
        maven.edit(desk, "Cabinet<Scanner> scanners", "Cabinet<String> names");
        maven.edit(desk, "scanner.scan().length)", "1)");
        Outcome mended = maven.run(phase);
        assertEquals(0, mended.status(), mended.output());
    }

    @ParameterizedTest(name = "mvn {0}")
    @CsvSource({
        "compile, true",
        "-q compile, false",
        "-q -Dmaven.compiler.fork=true compile, true",
    })
    void a_wrong_lock_order_is_explained_as_the_page_on_trouble_says(
            String arguments, boolean explained) throws Exception {
        Maven maven = Maven.project("bank", directory);
        maven.edit(
                TELLER,
                GOOD,
                """
                try (var scope = handle.scope();
                        var one = scope.lock(dev.locksmith.Mutex.of(1));
                        var other = one.lock(dev.locksmith.Mutex.of(2))) {}
                """);

        Outcome outcome = maven.run(arguments.split(" "));

        assertNotEquals(0, outcome.status(), outcome.output());
        assertHas(outcome, "Teller.java:[14", "no suitable method found for lock(");
        assertEquals(
                explained,
                outcome.output().contains("a leaf comes after all levels"),
                outcome.output());
    }

    private static void assertHas(Outcome outcome, String before, String text) {
        Pattern line = Pattern.compile(Pattern.quote(before) + ".*" + Pattern.quote(text));
        assertTrue(
                line.matcher(outcome.output()).find(),
                () -> "no line '" + before + "… " + text + "' in:\n" + outcome.output());
    }
}
