package dev.locksmith.processor.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * More programs are tried with {@code -Dlocksmith.programs=5000}, others with {@code
 * -Dlocksmith.seed=7}.
 */
class ProgramsTest {

    private static final int PROGRAMS = Integer.getInteger("locksmith.programs", 300);
    private static final long SEED = Long.getLong("locksmith.seed", 1);
    private static final int AT_ONCE = 100;

    private static List<Statement> programs(int count, Random random) {
        Generator generator = new Generator(random);
        List<Statement> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(generator.body());
        }
        return bodies;
    }

    @Test
    void verdicts_are_those_of_all_paths() {
        Random random = new Random(SEED);
        int reached = 0;
        for (int done = 0; done < PROGRAMS; done += AT_ONCE) {
            List<Statement> bodies = programs(AT_ONCE, random);
            List<Set<Integer>> verdicts = Verdicts.of(bodies);
            for (int i = 0; i < bodies.size(); i++) {
                Statement body = bodies.get(i);
                Set<Integer> expected = Interpreter.sinks(body);
                reached += expected.size();
                if (!expected.equals(verdicts.get(i))) {
                    fail(body);
                }
            }
        }
        assertTrue(reached > PROGRAMS, "programs with nothing to find prove little");
    }

    @Test
    void verdicts_stay_when_a_program_is_rewritten() {
        Random random = new Random(SEED);
        Rewrites rewrites = new Rewrites(random);
        for (int done = 0; done < PROGRAMS; done += AT_ONCE) {
            List<Statement> bodies = programs(AT_ONCE, random);
            List<Statement> rewritten = bodies.stream().map(rewrites::of).toList();
            List<Set<Integer>> verdicts = Verdicts.of(rewritten);
            for (int i = 0; i < bodies.size(); i++) {
                assertEquals(Interpreter.sinks(bodies.get(i)), Interpreter.sinks(rewritten.get(i)));
                if (!Interpreter.sinks(rewritten.get(i)).equals(verdicts.get(i))) {
                    fail(rewritten.get(i));
                }
            }
        }
    }

    /** Fails with the smallest program of the kind. */
    private static void fail(Statement body) {
        List<Statement> smaller = Verdicts.smaller(body);
        for (int from = 0; from < smaller.size(); from += AT_ONCE) {
            List<Statement> some = smaller.subList(from, Math.min(from + AT_ONCE, smaller.size()));
            List<Set<Integer>> verdicts = Verdicts.of(some);
            for (int i = 0; i < some.size(); i++) {
                if (!Interpreter.sinks(some.get(i)).equals(verdicts.get(i))) {
                    fail(some.get(i));
                }
            }
        }
        assertEquals(
                Interpreter.sinks(body),
                Verdicts.of(List.of(body)).get(0),
                () -> String.join("\n", Writer.write(List.of(body))));
    }
}
