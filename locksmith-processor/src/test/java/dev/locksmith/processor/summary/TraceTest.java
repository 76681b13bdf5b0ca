package dev.locksmith.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

class TraceTest {

    private static List<String> way(int steps) {
        List<String> way = List.of("the end", "is near");
        for (int i = steps; i > 0; i--) {
            way = new Trace("step " + i, way);
        }
        return way;
    }

    @Test
    void a_way_is_told_step_by_step() {
        assertEquals(List.of("step 1", "step 2", "the end", "is near"), way(2));
        assertEquals(14, way(12).size());
        assertEquals("step 11", way(12).get(10));
    }

    @Test
    void of_a_long_way_the_middle_is_left_out() {
        List<String> told = new ArrayList<>(way(200));
        assertEquals(14, told.size());
        assertEquals("step 10", told.get(9));
        assertEquals("... and on through 189 more calls ...", told.get(10));
        assertEquals(List.of("step 200", "the end", "is near"), told.subList(11, 14));
        assertEquals(way(200).size(), told.size());
        assertEquals("... and on through 2 more calls ...", way(13).get(10));
    }

    @Test
    void a_way_ends() {
        Iterator<String> steps = way(1).iterator();
        steps.forEachRemaining(step -> {});
        assertThrows(NoSuchElementException.class, steps::next);
    }
}
