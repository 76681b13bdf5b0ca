package dev.locksmith.processor.cfg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

/** What a declaration inside a body silences. */
class SilencedTest {

    /** Compares what is done where rules are silenced with these lines, in order. */
    private static void verify(String method, String... expected) {
        Cfg cfg = Graphs.of(method).get(0);
        String silenced =
                cfg.blocks().stream()
                        .filter(block -> block.suppression().linkFor("a-rule") != null)
                        .map(block -> CfgText.of(new Cfg(List.of(block), cfg.exit(), false, false)))
                        .flatMap(String::lines)
                        .filter(line -> line.startsWith(" "))
                        .map(String::strip)
                        .filter(line -> !line.equals("may throw"))
                        .collect(Collectors.joining("\n"));
        assertEquals(String.join("\n", expected), silenced);
    }

    @Test
    void a_declaration_silences_its_initializer_alone() {
        verify(
                """
                void m() {
                    Object x = a;
                    @Deprecated Object y = o();
                    Object z = b;
                    @Deprecated Object w;
                    w = c;
                }
                """,
                "o()",
                "local y",
                "local w");
    }

    @Test
    void a_declaration_silences_all_ways_through_its_initializer() {
        verify(
                """
                void m() {
                    call();
                    @Deprecated Object y = p() ? a : b;
                    call();
                }
                """,
                "p()",
                "discard p()",
                "true p()",
                "a",
                "choose a",
                "false p()",
                "b",
                "choose b",
                "local y");
    }

    @Test
    void a_loop_variable_silences_what_it_gets() {
        verify(
                """
                void m(Object[] xs) {
                    for (@Deprecated Object x : xs) {
                        a = x;
                    }
                }
                """,
                "element x");
    }

    @Test
    void where_an_exception_goes_nothing_more_is_silenced() {
        verify(
                """
                void m() {
                    try {
                        @Deprecated Object x = o();
                        call();
                    } catch (RuntimeException e) {
                        a = b;
                    } finally {
                        b = c;
                    }
                }
                """,
                "o()",
                "local x");
    }

    @Test
    void what_is_silenced_around_a_statement_is_silenced_on_its_ways_out() {
        verify(
                """
                void m(int i) {
                    @Deprecated Object x =
                            switch (i) {
                                case 1 -> {
                                    try {
                                        yield o();
                                    } finally {
                                        a = b;
                                    }
                                }
                                default -> null;
                            };
                    b = c;
                }
                """,
                "i",
                "choose null",
                "o()",
                "choose o()",
                "b",
                "a = b",
                "discard a = b",
                "local x",
                "b",
                "a = b",
                "discard a = b");
    }

    @Test
    void a_declaration_that_no_control_reaches_silences_nothing() {
        verify(
                """
                void m() {
                    try {
                        throw new IllegalStateException();
                    } finally {
                        while (true) {
                            @Deprecated int x = 1;
                            if (p()) break;
                        }
                    }
                }
                """,
                "local x");
    }
}
