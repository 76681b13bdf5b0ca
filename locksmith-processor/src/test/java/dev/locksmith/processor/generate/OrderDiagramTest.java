package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;

import com.palantir.javapoet.ClassName;

import dev.locksmith.processor.generate.LockOrderDeclaration.Constant;
import dev.locksmith.processor.generate.LockOrderDeclaration.Continued;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class OrderDiagramTest {

    @Test
    void a_chain_is_a_line() throws RefusedOrder {
        assertThat(draw(List.of(), "CONFIG", "ACCOUNTS", "AUDIT"))
                .isEqualTo("CONFIG -> ACCOUNTS -> AUDIT");
    }

    @Test
    void a_continued_order_leads_the_chain() throws RefusedOrder {
        assertThat(draw(List.of("all of Storage"), "CONFIG", "AUDIT"))
                .isEqualTo("all of Storage -> CONFIG -> AUDIT");
    }

    @Test
    void a_long_chain_runs_downwards() throws RefusedOrder {
        String a = "A".repeat(40);
        String b = "B".repeat(40);
        String c = "C".repeat(40);

        assertThat(draw(List.of(), a, b, c)).isEqualTo("*  " + a + "\n|\n*  " + b + "\n|\n*  " + c);
    }

    @Test
    void a_diamond_parts_and_meets() throws RefusedOrder {
        assertThat(draw(List.of(), "GATE", "NORTH:GATE", "SOUTH:GATE", "OFFICE:NORTH,SOUTH"))
                .isEqualTo(
                        """
                        *  GATE
                        |--.
                        *  |  NORTH
                        |  *  SOUTH
                        |--'
                        *  OFFICE""");
    }

    @Test
    void what_is_not_connected_has_no_line() throws RefusedOrder {
        assertThat(draw(List.of(), "A", "B:", "C")).isEqualTo("*  A\n*  B\n|\n*  C");
    }

    @Test
    void a_line_between_two_others_passes_behind() throws RefusedOrder {
        assertThat(draw(List.of(), "A:", "B:A", "C:A", "D:A", "E:B,D", "F:C,E"))
                .isEqualTo(
                        """
                        *  A
                        |--.--.
                        *  |  |  B
                        |  *  |  C
                        |  |  *  D
                        |-----'
                        *  |  E
                        |--'
                        *  F""");
    }

    @Test
    void what_a_line_passes_over_hangs_from_its_own_column() throws RefusedOrder {
        assertThat(draw(List.of(), "A:", "B:A", "C:A", "D:B,C", "E:B,C"))
                .isEqualTo(
                        """
                        *  A
                        |--.
                        *  |  B
                        |-----.
                        |  |  |
                        |  *  |  C
                        |  |-----.
                        |--'  |  |
                        *     |  |  D
                              |--'
                              *  E""");
    }

    @Test
    void several_continued_orders_meet() throws RefusedOrder {
        assertThat(draw(List.of("all of Storage", "NetLevels.Sockets"), "A", "B"))
                .isEqualTo(
                        """
                        *  all of Storage
                        |  *  NetLevels.Sockets
                        |--'
                        *  A
                        |
                        *  B""");
    }

    /** Constants as {@code NAME}, or with {@code @After} as {@code NAME:AFTER,AFTER}. */
    private static String draw(List<String> continued, String... constants) throws RefusedOrder {
        List<Constant> declared =
                Arrays.stream(constants)
                        .map(
                                text -> {
                                    int colon = text.indexOf(':');
                                    return colon < 0
                                            ? new Constant(text, Optional.empty())
                                            : new Constant(
                                                    text.substring(0, colon),
                                                    Optional.of(
                                                            Arrays.stream(
                                                                            text.substring(
                                                                                            colon
                                                                                                    + 1)
                                                                                    .split(","))
                                                                    .filter(name -> !name.isEmpty())
                                                                    .toList()));
                                })
                        .toList();
        List<Continued> before =
                continued.stream()
                        .map(
                                name ->
                                        new Continued(
                                                name,
                                                List.of(
                                                        ClassName.get(
                                                                "io", "Held" + name.length()))))
                        .toList();
        LockOrderPlan plan =
                LockOrderPlan.of(
                        new LockOrderDeclaration(
                                ClassName.get("p", "Bank"), true, declared, before, List.of()));
        return String.join("\n", OrderDiagram.of(plan));
    }
}
