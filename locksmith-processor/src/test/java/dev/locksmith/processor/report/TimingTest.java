package dev.locksmith.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.report.Timing.Phase;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class TimingTest {

    @Test
    void a_phase_inside_another_one_is_counted_once() {
        long begin = System.nanoTime();
        Timing timing = new Timing(true);
        for (Phase phase : Phase.values()) {
            timing.begin(phase);
        }
        for (int i = 0; i < Phase.values().length; i++) {
            Thread.onSpinWait();
            timing.end();
        }
        List<Double> millis = numbers(timing.summary());
        double elapsed = (System.nanoTime() - begin) / 1e6;
        double sum = millis.stream().skip(1).mapToDouble(Double::doubleValue).sum();
        assertTrue(millis.get(0) <= elapsed + 0.1, millis + " of " + elapsed);
        assertEquals(sum, millis.get(0), 0.5, timing.summary());
    }

    @Test
    void what_still_runs_is_counted_too() {
        Timing timing = new Timing(true);
        timing.begin(Phase.SCAN);
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < 1_000_000) {
            Thread.onSpinWait();
        }
        assertTrue(numbers(timing.summary()).get(0) >= 1, timing.summary());
    }

    @Test
    void nothing_is_counted_when_it_is_off() {
        Timing.off().begin(Phase.SCAN);
        Timing.off().end();
        assertEquals(
                "locksmith took 0.0 ms: model 0.0 scan 0.0 mobility 0.0 summaries 0.0 rules 0.0"
                        + " report 0.0",
                Timing.off().summary());
    }

    private static List<Double> numbers(String summary) {
        Matcher number = Pattern.compile("[\\d.]+").matcher(summary);
        return number.results().map(each -> Double.valueOf(each.group())).toList();
    }
}
