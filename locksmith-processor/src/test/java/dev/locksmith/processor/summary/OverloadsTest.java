package dev.locksmith.processor.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.locksmith.processor.testing.Snippet;

import org.junit.jupiter.api.Test;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What may override what is found without asking javac of each pair; none is lost. */
class OverloadsTest {

    private static final Snippet CODE =
            Snippet.of(
                    """
                    interface Above<T, N extends Number> {
                        void none();
                        void visit(T any);
                        void visit(String text);
                        void visit(List<String> texts);
                        void visit(int number);
                        void bounded(N number);
                        void array(T[] all);
                        void two(T first, int second);
                        <E> void own(E element);
                        void varargs(String... all);
                    }
                    abstract class Generic<T> implements Above<T, Integer> {
                        @Override public void visit(T any) {}
                        @Override public <E> void own(E element) {}
                    }
                    class Below extends Generic<Thread> {
                        @Override public void none() {}
                        @Override public void visit(Thread any) {}
                        @Override public void visit(String text) {}
                        @Override public void visit(List<String> texts) {}
                        @Override public void visit(int number) {}
                        @Override public void bounded(Integer number) {}
                        @Override public void array(Thread[] all) {}
                        @Override public void two(Thread first, int second) {}
                        @Override public void own(Object element) {}
                        @Override public void varargs(String[] all) {}
                    }
                    """);

    @Test
    void whatever_overrides_is_found_from_both_ends() {
        int pairs = 0;
        TypeElement below = CODE.type("Below");
        for (TypeElement above : List.of(CODE.type("Above"), CODE.type("Generic"))) {
            for (ExecutableElement method : ElementFilter.methodsIn(below.getEnclosedElements())) {
                for (ExecutableElement over :
                        ElementFilter.methodsIn(above.getEnclosedElements())) {
                    if (CODE.elements().overrides(method, over, below)) {
                        pairs++;
                        assertTrue(
                                new Overloads(above).thatItMayOverride(method).contains(over),
                                () -> method + " overrides " + over);
                        assertTrue(
                                new Overloads(below).thatMayOverride(over).contains(method),
                                () -> over + " is overridden by " + method);
                    }
                }
            }
        }
        assertEquals(12, pairs);
    }

    @Test
    void overloads_of_other_classes_are_not_asked_about() {
        Overloads above = new Overloads(CODE.type("Above"));
        ExecutableElement ofText =
                new Overloads(CODE.type("Below"))
                        .thatMayOverride(
                                ElementFilter.methodsIn(CODE.type("Above").getEnclosedElements())
                                        .get(2))
                        .get(0);
        assertEquals("visit(java.lang.String)", ofText.toString());
        assertEquals(
                List.of("visit(java.lang.String)", "visit(T)"),
                above.thatItMayOverride(ofText).stream().map(Object::toString).toList());
    }
}
