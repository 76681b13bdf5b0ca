package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/**
 * A stack that overflows in the middle of an operation, at every depth near its end: what is held
 * afterwards has an open guard, and what has none is free. What runs the code decides how large a
 * frame is, and where one is needed at all: here the interpreter and the first compiler. With the
 * second one, {@code -XX:+TieredCompilation}, it takes minutes, and sets with read-write members
 * may stay locked.
 */
class StackOverflowTest {

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
    void leavesNothingHeldThatNobodyHas(String mode) throws Exception {
        String output =
                OtherJvm.run(
                        StackOverflows.class,
                        mode,
                        "-XX:CompileThreshold=500",
                        "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=dontinline,dev.locksmith.StackOverflows::descend");
        List<String> done = output.lines().filter(line -> line.endsWith("nothing lost")).toList();
        assertEquals(StackOverflows.cases().size(), done.size(), output);
        List<String> notTried = done.stream().filter(line -> line.contains(": 0 ")).toList();
        assertTrue(notTried.isEmpty(), output);
    }
}
