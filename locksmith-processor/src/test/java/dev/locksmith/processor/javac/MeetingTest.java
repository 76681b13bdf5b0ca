package dev.locksmith.processor.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;

import dev.locksmith.processor.Options;
import dev.locksmith.processor.javac.Meeting.Answer;
import dev.locksmith.processor.rule.Rules;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

/** Whoever comes, one checker remains and knows all options; and the property is gone. */
class MeetingTest {

    private static final Options COMPLETE = options("mode", "complete");
    private static final Options SKIP = options("skip", "a,\n b");

    private final JavacTask task = task();

    @AfterEach
    void nothing_is_left() {
        assertEquals(
                List.of(),
                System.getProperties().stringPropertyNames().stream()
                        .filter(name -> name.startsWith(Meeting.PREFIX))
                        .toList());
    }

    @Test
    void nobody_came() {
        assertFalse(meeting(task).tell(SKIP));
        meeting(task).call(COMPLETE, false);
        assertEquals(new Answer.None(), meeting(task).end());
    }

    @Test
    void a_processor_takes_over_with_the_options_of_the_plugin() {
        meeting(task).call(SKIP, false);
        assertFalse(meeting(task).isOfProcessor());
        assertEquals(SKIP, meeting(task).takeOver());
        assertTrue(meeting(task).isOfProcessor());
        assertTrue(meeting(task).tell(COMPLETE));
        assertEquals(new Answer.TakenOver(), meeting(task).end());
    }

    @Test
    void a_processor_begins_where_there_is_no_plugin() {
        assertEquals(Map.of(), meeting(task).takeOver().given());
        assertEquals(new Answer.TakenOver(), meeting(task).end());
    }

    @Test
    void one_that_cannot_take_over_tells_its_options() {
        meeting(task).call(COMPLETE, false);
        assertTrue(meeting(task).tell(SKIP));
        assertEquals(SKIP, assertInstanceOf(Answer.Told.class, meeting(task).end()).options());
    }

    @Test
    void other_compilations_do_not_hear_of_it() {
        meeting(task).call(COMPLETE, true);
        assertFalse(meeting(task()).isOfProcessor());
        assertFalse(meeting(task()).tell(SKIP));
        meeting(task).end();
    }

    private static Meeting meeting(JavacTask task) {
        return Meeting.of(task.getElements(), task.getTypes());
    }

    private static Options options(String name, String value) {
        return Options.ofProcessor(Map.of(Options.PREFIX + name, value), Rules.ids());
    }

    private static JavacTask task() {
        return (JavacTask)
                ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, List.of(), null, List.of());
    }
}
