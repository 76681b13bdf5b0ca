package dev.locksmith.processor.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import dev.locksmith.processor.fact.Mark;
import dev.locksmith.processor.fact.Marks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class StubFileTest {

    private final List<StubProblem> problems = new ArrayList<>();

    private StubFile open(String text) {
        return StubFile.open("acme.astub", text, problems::add);
    }

    private StubType read(String name, String text) {
        StubFile file = open("package com.acme;\n" + text);
        StubType type = file.type(name);
        assertEquals(List.of(), problems);
        assertNotNull(type);
        return type;
    }

    private static StubMethod only(StubType type, String name) {
        assertEquals(1, type.methods(name).size());
        return type.methods(name).get(0);
    }

    @Test
    void readsWhatATypeSays() {
        StubType type = read("Desk", "@ThreadConfined public final class Desk {}");
        assertTrue(type.marks().has(Mark.THREAD_CONFINED));
        assertEquals("Desk", type.name());
    }

    @Test
    void readsTheReasonOfAnUncheckedType() {
        StubType type =
                read("Desk", "@Sendable(unchecked = \"a {reason}; // indeed\") class Desk {}");
        assertEquals("a {reason}; // indeed", type.marks().uncheckedReason());
        assertTrue(type.marks().has(Mark.SENDABLE_UNCHECKED));
        assertTrue(!type.marks().has(Mark.SENDABLE));
    }

    @Test
    void readsTypeParametersWithTheirBounds() {
        StubType type =
                read(
                        "Queue",
                        """
                        class Queue<@Sendable E extends Comparable<? super E> & java.io.Serializable,
                                @NotHeld F> {}
                        """);
        assertEquals(
                List.of(
                        new StubType.TypeParameter("E", Marks.of(Mark.SENDABLE)),
                        new StubType.TypeParameter("F", Marks.of(Mark.NOT_HELD))),
                type.typeParameters());
    }

    @Test
    void readsAMethodWithEverything() {
        StubType type =
                read(
                        "Pool",
                        """
                        abstract class Pool<E> {
                            @Since(21)
                            protected abstract <@Sendable T, U extends E> @ThreadConfined Job<T[], ?>
                                    run(
                                            @Sendable Pool<E> this,
                                            @dev.locksmith.annotations.Sendable @Repeated
                                                    final java.util.Map.Entry<? super T, List<U>> one,
                                            T[][] two,
                                            int[]... three)
                                    throws java.io.IOException, Sorry;
                        }
                        """);
        StubMethod run = only(type, "run");
        assertEquals(21, run.since());
        assertTrue(run.result().has(Mark.THREAD_CONFINED));
        assertTrue(run.receiver().has(Mark.SENDABLE));
        assertTrue(run.typeParameter(0).has(Mark.SENDABLE));
        assertEquals(Marks.NONE, run.typeParameter(1));
        assertEquals("run(java.util.Map.Entry, T[][], int[][])", run.signature("Pool"));
        assertEquals(Marks.of(Mark.SENDABLE).and(Marks.of(Mark.REPEATED)), run.parameter(0));
        assertTrue(run.parameters().get(1).type().variable());
        assertEquals(Marks.NONE, run.parameter(7));
    }

    @Test
    void readsConstructorsFieldsAndNestedTypes() {
        StubFile file =
                open(
                        """
                        package com.acme;

                        import java.util.concurrent.*;
                        import com.acme.other.Thing;

                        // a comment with { and "
                        class Outer<T> {
                            /* another } one */
                            Outer(@Sendable Thing<T> thing);
                            @SameThread static final Executor HERE;
                            interface Inner {
                                @Since(25) enum Deep { @Sendable ONE, TWO; void act(T here); }
                            }
                            record Pair<L>(@Retained L left, int right) implements Comparable<L> {}
                        }
                        """);
        StubType outer = file.type("Outer");
        StubType deep = file.type("Outer.Inner.Deep");
        StubType pair = file.type("Outer.Pair");
        assertEquals(List.of(), problems);
        assertNotNull(outer);
        assertNotNull(deep);
        assertNotNull(pair);
        assertTrue(only(outer, StubMethod.CONSTRUCTOR).parameter(0).has(Mark.SENDABLE));
        assertEquals("Outer(Thing)", only(outer, StubMethod.CONSTRUCTOR).signature("Outer"));
        assertTrue(outer.fields().get("HERE").marks().has(Mark.SAME_THREAD));
        assertTrue(deep.fields().get("ONE").marks().has(Mark.SENDABLE));
        assertTrue(only(deep, "act").parameters().get(0).type().variable());
        assertEquals(25, deep.since());
        assertTrue(only(pair, StubMethod.CONSTRUCTOR).parameter(0).has(Mark.RETAINED));
        assertNull(file.type("Inner"));
        assertNull(file.type("Outer.Nobody"));
    }

    @Test
    void readsAnAnnotationType() {
        StubType later = read("Later", "@Sendable public @interface Later { String value(); }");
        assertTrue(later.marks().has(Mark.SENDABLE));
        assertEquals(1, later.methods("value").size());
    }

    @Test
    void readsATypeOnlyWhenItIsAskedFor() {
        StubFile file = open("package com.acme;\nclass Good {}\nclass Bad { oops }\n");
        assertNotNull(file.type("Good"));
        assertEquals(List.of(), problems);
        assertNull(file.type("Bad"));
        assertNull(file.type("Bad"));
        assertEquals(1, problems.size());
    }

    @Test
    void keepsTheOtherTypesOfAFileWithAMistake() {
        StubFile file = open("package com.acme;\nclass Bad { void run() {} }\nclass Good {}\n");
        assertEquals("[Good]", file.types().keySet().toString());
        assertEquals(
                "acme.astub:2: expected ';' after the method, as a stub has no bodies, found '{'",
                problems.stream().map(Object::toString).collect(joining()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class A {} | 1: expected 'package', as in 'package com.acme;', found 'class'",
                "package a.; | 1: expected a name after '.', found ';'",
                "package a | 1: expected ';', found the end of the file",
                "package a; import b c; | 1: expected ';', found 'c'",
                "package a; import ; | 1: expected the name of a type, found ';'",
                "package a; package b; | 1: expected a class, interface, enum or record, found 'package'",
                "package a;#/* | 2: this comment is never closed; expected '*/'",
                "package a;#class A | 2: expected '{' and the members of 'A', found the end of the file",
                "package a;##class A { void a(); | 3: this '{' is never closed; expected '}'",
                "package a;#class {} | 2: expected the name of the type, found '{'",
                "package a;#class A {}#class A {} | 3: 'A' is declared twice; keep one",
                "package a;#class A {#class B {}#class B {}} | 4: 'A.B' is declared twice; keep one",
                "package a;#@Sendable(unchecked=\"a#\") class A {} | 2: this string is not closed on its line, or has an escape; expected '\"'",
                "package a;#@Sendable(checked=\"a\") class A {} | 2: expected unchecked = \"reason\", found 'checked'",
                "package a;#@Sendable(unchecked=1) class A {} | 2: expected a reason in quotes, found '1'",
                "package a;#@Sendable(unchecked=\" \") class A {} | 2: expected a reason in quotes, found '\" \"'",
                "package a;#@Since class A {} | 2: expected '(', found 'class'",
                "package a;#@Since(old) class A {} | 2: expected a Java release, as in @Since(21), found 'old'",
                "package a;#@Sendable @ThreadConfined class A {} | 2: @ThreadConfined and @Sendable contradict each other; keep one",
                "package a;#@Retained class A {} | 2: @Retained does not belong on a type; it goes on a parameter",
                "package a;#class A<@Repeated T> {} | 2: @Repeated does not belong on a type parameter; it goes on a parameter",
                "package a;#class A<> {} | 2: expected a type parameter, found '>'",
                "package a;#class A<T {} | 2: expected '>', found '{'",
                "package a;#class A {#void a(@Pipeline A this);} | 3: @Pipeline does not belong on a receiver parameter; it goes on a type",
                "package a;#class A {#void a(@ThreadConfined A b);} | 3: @ThreadConfined does not belong on a parameter; it goes on a type, a method or constructor, a field",
                "package a;#class A {#@Consumes int b;} | 3: @Consumes does not belong on a field; it goes on a method or constructor, a parameter",
                "package a;#class A {#void a(int);} | 3: expected the name of a parameter, found ')'",
                "package a;#class A {#void a(int b c);} | 3: expected ',' or ')' after a parameter, found 'c'",
                "package a;#class A {#a();} | 3: 'a' has no return type; expected one, such as 'void'",
                "package a;#class A {#void a;#int b c;} | 4: expected '(' or ';' after 'b', found 'c'",
                "package a;#class A {#void;} | 3: expected the name of a member, found ';'",
                "package a;#class A {#void a(List<@Sendable A> b);} | 3: expected a type, found '@'",
                "package a;#class A {#void a(List<A b);} | 3: expected '>', found 'b'",
                "package a;#class A {#int[ a;} | 3: expected ']', found 'a'",
                "package a;#class A {#;} | 3: expected a type, found ';'",
                "package a;#enum A { B C } | 2: expected ',' or ';' after the constant, found 'C'",
                "package a;#enum A { ( } | 2: expected the name of a constant, or ';', found '('",
            })
    void saysWhatIsWrongAndWhere(String text, String problem) {
        open(text.replace('#', '\n')).types();
        assertEquals(
                "acme.astub:" + problem,
                problems.stream().map(Object::toString).collect(joining("\n")));
    }

    @Test
    void saysAllThatIsWrong() {
        open("""
                        package com.acme;

                        import java.util;concurrent;

                        class One<> {
                            void a(int);
                            @Bogus(x = 1) @Retained void b(@Worse Runnable c, @Pipeline Runnable d);
                            void e()
                            int f()
                            void g(int h) { return; }
                            int i j;
                            class Two {
                                k();
                                enum Three { ONE TWO; void l; }
                            }
                            void m(List<A b);
                        }

                        clas Four {
                            void n();
                        }

                        @Since(old) class Five {
                            void o;
                            p;
                        }
                        """)
                .types();
        String vocabulary = String.join(", ", StubAnnotations.vocabulary());
        assertEquals(
                """
                3: expected a class, interface, enum or record, found 'concurrent'
                19: expected a class, interface, enum or record, found 'clas'
                23: expected a Java release, as in @Since(21), found 'old'
                5: expected a type parameter, found '>'
                6: expected the name of a parameter, found ')'
                7: unknown annotation '@Bogus'; expected one of VOCABULARY
                7: unknown annotation '@Worse'; expected one of VOCABULARY
                7: @Pipeline does not belong on a parameter; it goes on a type
                7: @Retained does not belong on a method or constructor; it goes on a parameter
                9: expected ';' after the method, as a stub has no bodies, found 'int'
                10: expected ';' after the method, as a stub has no bodies, found 'void'
                10: expected ';' after the method, as a stub has no bodies, found '{'
                11: expected '(' or ';' after 'i', found 'j'
                13: 'k' has no return type; expected one, such as 'void'
                14: expected ',' or ';' after the constant, found 'TWO'
                16: expected '>', found 'b'
                25: expected the name of a member, found ';'
                """
                        .replace("VOCABULARY", vocabulary),
                problems.stream()
                        .map(each -> each.line() + ": " + each.message() + "\n")
                        .collect(joining()));
    }

    @Test
    void listsTheVocabularyAtAnUnknownAnnotation() {
        open("package a;\n@Nullable class A {}").types();
        assertTrue(StubAnnotations.vocabulary().contains("@ThreadConfined"));
        assertEquals(
                "[acme.astub:2: unknown annotation '@Nullable'; expected one of "
                        + String.join(", ", StubAnnotations.vocabulary())
                        + "]",
                problems.toString());
    }
}
