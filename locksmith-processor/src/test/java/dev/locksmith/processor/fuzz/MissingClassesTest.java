package dev.locksmith.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Class paths of which a part is lost: a program is compiled, some of its class files and facts are
 * deleted, and some of its sources are compiled again. More is tried with {@code
 * -Dlocksmith.fuzz=1000}.
 */
class MissingClassesTest {

    private static final int PROGRAMS = Integer.getInteger("locksmith.fuzz", 6);
    private static final long SEED = Long.getLong("locksmith.seed", 1);

    @TempDir Path directory;

    @Test
    void what_is_lost_is_what_javac_says() throws IOException {
        Random random = new Random(SEED);
        List<Input> programs = new ArrayList<>(Corpus.snippets());
        Collections.shuffle(programs, random);
        int tried = 0;
        for (int i = 0; i < programs.size() && tried < PROGRAMS; i++) {
            List<Input> files = Split.apart(programs.get(i));
            Path classes = directory.resolve("classes" + i);
            if (files.size() > 1 && Sources.compile(files, classes)) {
                lose(classes, random);
                List<Input> again = files.stream().filter(each -> random.nextBoolean()).toList();
                if (!again.isEmpty()) {
                    tried++;
                    Optional<Trial.Fault> fault =
                            new Trial(new Javac(classes), 0).of(again, Setting.any(random));
                    assertEquals(Optional.empty(), fault, again::toString);
                }
            }
        }
        assertTrue(tried > 0, "nothing was tried");
    }

    @Test
    void a_class_that_javac_does_not_need_is_told_and_the_build_goes_on() throws IOException {
        Path classes = directory.resolve("classes");
        Input task =
                new Input(
                        "shop/Task.java",
                        "package shop; public interface Task { void run(); interface Part {} }");
        assertTrue(Sources.compile(List.of(task), classes));
        Files.delete(classes.resolve("shop/Task$Part.class"));
        Input desk =
                new Input("shop/Desk.java", "package shop; class Desk { Task task = () -> {}; }");
        Outcome outcome =
                new Javac(classes)
                        .checked(List.of(desk), Setting.warning(Setting.Door.PLUGIN, "complete"));
        assertTrue(outcome.isGood());
        assertEquals(
                """
                /shop/Desk.java:1:33 MANDATORY_WARNING locksmith: shop.Desk.task was not fully checked by any rule: class file for shop.Task$Part not found
                    what else is compiled here was checked
                    to fix: put that class on the class path; javac itself does not need it""",
                String.join("\n", outcome.checkers()));
    }

    private static void lose(Path classes, Random random) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(classes)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        for (Path each : files) {
            if (random.nextInt(3) == 0) {
                Files.delete(each);
            }
        }
    }
}
