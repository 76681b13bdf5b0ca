package dev.locksmith.processor.growth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;

/** Twice the code is about twice the steps and twice the memory. */
class GrowthTest {

    private static final double MOST = 2.2;

    @ParameterizedTest
    @EnumSource
    void twice_the_code_is_twice_the_work(Shape shape)
            throws IOException, ReflectiveOperationException {
        twiceTheCodeIsTwiceTheWork(shape);
    }

    @ParameterizedTest
    @EnumSource
    void twice_the_code_is_twice_the_work_in_complete_mode(Shape shape)
            throws IOException, ReflectiveOperationException {
        // To word thousands of findings would be most of the work.
        twiceTheCodeIsTwiceTheWork(shape, "mode=complete", "severity=unproven:off");
    }

    private static void twiceTheCodeIsTwiceTheWork(Shape shape, String... options)
            throws IOException, ReflectiveOperationException {
        CountedWork once = CountedWork.checking(shape.file(shape.size()), options);
        CountedWork twice = CountedWork.checking(shape.file(2 * shape.size()), options);
        CountedWork four = CountedWork.checking(shape.file(4 * shape.size()), options);
        assertTrue(once.allSteps() > 10L * shape.size(), "it was not checked");
        // What every compilation takes by itself is no part of a difference.
        holds(four.allSteps() - twice.allSteps(), twice.allSteps() - once.allSteps(), four);
        // Maps and lists grow in leaps: their differences tell nothing.
        holds(four.bytes(), twice.bytes(), four);
    }

    private static void holds(long more, long less, CountedWork largest) {
        assertTrue(
                more <= MOST * less,
                () ->
                        String.format(
                                "twice the code is %d of %d; most steps in %s",
                                more, less, largest.most()));
    }
}
