package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class DidYouMeanTest {

    @ParameterizedTest
    @CsvSource({
        "mode, mode",
        "moed, mode",
        "mod, mode",
        "Mode, mode",
        "model, mode",
        "stub, stubs",
        "sevrity, severity",
        "severities,",
        "speed,",
        "x,",
        "mo,",
        "complete,",
    })
    void finds_what_is_near_and_nothing_else(String written, String meant) {
        assertEquals(
                meant,
                DidYouMean.nearest(written, List.of("mode", "severity", "skip", "stubs"))
                        .orElse(null));
    }

    @Test
    void takes_the_nearest_of_several() {
        List<String> known = List.of("shared-unlocked", "shared-state");
        assertEquals("shared-state", DidYouMean.nearest("share-stat", known).orElseThrow());
    }
}
