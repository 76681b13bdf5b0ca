package dev.locksmith.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;

/**
 * Sources that are deep or long. As deep as javac's own stack allows is tried with half of the
 * depth that it manages, since the checker stands on javac's stack; and 2,000 deep where the stack
 * is large.
 */
class DeepSourcesTest {

    private static final long JAVACS_STACK = 1L << 20;
    private static final long LARGE_STACK = 1L << 30;
    private static final int DEEP = Integer.getInteger("locksmith.deep", 2_000);
    private static final int LINES = 60_000;

    private static final Setting SETTING = Setting.warning(Setting.Door.PLUGIN, "complete");

    /** What can be put into itself as often as one likes. */
    enum Shape {
        SUM("int m(int a) { return a", " + a", "", "; }"),
        CALLS("int f() { return 1; } int m() { return f()", " + f()", "", "; }"),
        TEXT("String m(String a) { return a", " + a", "", "; }"),
        AND("boolean m(boolean a) { return a", " && a", "", "; }"),
        PARENTHESES("int m(int a) { return ", "(", "a", ")", "; }"),
        NOT("boolean m(boolean a) { return ", "!", "a", "; }"),
        CHOICE("int m(boolean b, int a) { return ", "b ? a : ", "a", "; }"),
        CHAIN("StringBuilder m(StringBuilder a) { return a", ".append(1)", "", "; }"),
        ARGUMENT("int f(int a) { return a; } int m(int a) { return ", "f(", "a", ")", "; }"),
        ASSIGNMENT("int m(int a) { return ", "a = ", "a", "; }"),
        BLOCK("void m() { ", "{", "", "}", " }"),
        ELSE("void m(boolean b) { ", "if (b) {} else ", ";", " }"),
        LOOP("void m(boolean b) { ", "while (b) ", ";", " }"),
        FINALLY("void f() {} void m() { ", "try { f(); ", "", "} finally {}", " }"),
        MONITOR("void m() { ", "synchronized (this) {", "", "}", " }"),
        CAST("Object m(Object a) { return ", "(Object) ", "a", "; }"),
        FIELD("Test next; Object m() { return this", ".next", "", "; }");

        private final String before;
        private final String opening;
        private final String middle;
        private final String closing;
        private final String after;

        Shape(String before, String opening, String middle, String closing, String after) {
            this.before = before;
            this.opening = opening;
            this.middle = middle;
            this.closing = closing;
            this.after = after;
        }

        Shape(String before, String repeated, String middle, String after) {
            this(before, repeated, middle, "", after);
        }

        List<Input> of(int depth) {
            String text = before + opening.repeat(depth) + middle + closing.repeat(depth) + after;
            return List.of(new Input("Test.java", "class Test { " + text + " }"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void as_deep_as_javac_manages(Shape shape) {
        Trial trial = new Trial(new Javac(), JAVACS_STACK);
        int depth = 50;
        while (depth < 2_000 && trial.isLegal(shape.of(2 * depth), SETTING)) {
            depth *= 2;
        }
        assertSame(trial, shape.of(depth / 2));
        assertSame(new Trial(new Javac(), LARGE_STACK), shape.of(DEEP));
    }

    @Test
    void long_files() {
        StringBuilder text = new StringBuilder("class Test {\n");
        for (int i = 0; i < LINES / 4; i++) {
            text.append("void m").append(i).append("(Runnable r) {\n");
            text.append("new Thread(r).start();\n");
            text.append(i == 0 ? "" : "if (r != null) m" + (i - 1) + "(r);").append("\n}\n");
        }
        List<Input> file = List.of(new Input("Test.java", text + "}\n"));
        assertTrue(text.toString().lines().count() > LINES);
        assertSame(new Trial(new Javac(), JAVACS_STACK), file);
    }

    private static void assertSame(Trial trial, List<Input> inputs) {
        assertEquals(
                Optional.empty(),
                trial.of(inputs, SETTING)
                        .map(fault -> fault.kind() + ": " + shortened(fault.detail())));
        assertEquals(1, trial.valid());
    }

    /** The text is as long as it is dull. */
    private static String shortened(String text) {
        return text.substring(0, Math.min(1_000, text.length()));
    }
}
