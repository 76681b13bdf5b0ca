package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;

import static dev.locksmith.processor.generate.Orders.constant;
import static dev.locksmith.processor.generate.Orders.declaration;
import static dev.locksmith.processor.generate.Orders.plan;

import com.palantir.javapoet.ClassName;

import dev.locksmith.processor.generate.LockOrderDeclaration.Constant;
import dev.locksmith.processor.generate.LockOrderDeclaration.Continued;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class LockOrderPlanTest {

    @Test
    void constants_are_a_chain() throws RefusedOrder {
        LockOrderPlan plan = plan(constant("CONFIG"), constant("ACCOUNTS"), constant("AUDIT"));

        assertThat(steps(plan))
                .containsExactly(
                        "Config: Unlocked -> ConfigHeld",
                        "Accounts: ConfigHeld -> AccountsHeld",
                        "Audit: AccountsHeld -> AuditHeld")
                .inOrder();
        assertThat(plan.ends()).containsExactly(name("AuditHeld"));
    }

    @Test
    void branches_start_where_they_part_and_a_join_stands_below_both() throws RefusedOrder {
        LockOrderPlan plan =
                plan(
                        constant("GATE"),
                        constant("NORTH", "GATE"),
                        constant("SOUTH", "GATE"),
                        constant("OFFICE", "NORTH", "SOUTH"));

        assertThat(steps(plan))
                .containsExactly(
                        "Gate: Unlocked -> GateHeld",
                        "North: GateHeld -> NorthHeld",
                        "South: GateHeld -> SouthHeld",
                        "Office: BeforeOffice(NorthHeld, SouthHeld) -> OfficeHeld")
                .inOrder();
    }

    @Test
    void what_follows_from_the_rest_is_left_out() throws RefusedOrder {
        LockOrderPlan plan =
                plan(
                        constant("A"),
                        constant("B"),
                        constant("C", "A", "B"),
                        constant("D", "C", "A"));

        assertThat(steps(plan))
                .containsExactly(
                        "A: Unlocked -> AHeld",
                        "B: AHeld -> BHeld",
                        "C: BHeld -> CHeld",
                        "D: CHeld -> DHeld")
                .inOrder();
    }

    @Test
    void an_empty_after_starts_anew() throws RefusedOrder {
        LockOrderPlan plan = plan(constant("A"), constant("B", new String[0]), constant("C"));

        assertThat(steps(plan))
                .containsExactly(
                        "A: Unlocked -> AHeld", "B: Unlocked -> BHeld", "C: BHeld -> CHeld")
                .inOrder();
        assertThat(plan.ends()).containsExactly(name("AHeld"), name("CHeld")).inOrder();
    }

    @Test
    void a_constant_may_name_one_declared_further_down() throws RefusedOrder {
        LockOrderPlan plan = plan(constant("LAST", "FIRST"), constant("FIRST", new String[0]));

        assertThat(steps(plan))
                .containsExactly("First: Unlocked -> FirstHeld", "Last: FirstHeld -> LastHeld")
                .inOrder();
    }

    @Test
    void a_continued_order_comes_before_all_that_nothing_else_comes_before() throws RefusedOrder {
        ClassName filesHeld = ClassName.get("io", "StorageLevels", "FilesHeld");
        LockOrderDeclaration declaration =
                declaration(
                        List.of(new Continued("all of Storage", List.of(filesHeld))),
                        constant("A"),
                        constant("B"),
                        constant("C", new String[0]));

        assertThat(steps(LockOrderPlan.of(declaration)))
                .containsExactly(
                        "A: FilesHeld -> AHeld", "B: AHeld -> BHeld", "C: FilesHeld -> CHeld")
                .inOrder();
    }

    @Test
    void several_continued_positions_meet_before_the_first_level() throws RefusedOrder {
        ClassName filesHeld = ClassName.get("io", "StorageLevels", "FilesHeld");
        ClassName socketsHeld = ClassName.get("io", "NetLevels", "SocketsHeld");
        LockOrderDeclaration declaration =
                declaration(
                        List.of(
                                new Continued("Storage", List.of(filesHeld)),
                                new Continued("Net", List.of(socketsHeld, filesHeld))),
                        constant("A"));

        assertThat(steps(LockOrderPlan.of(declaration)))
                .containsExactly("A: BeforeA(FilesHeld, SocketsHeld) -> AHeld");
    }

    @Test
    void names_are_camel_case_whatever_the_constants_look_like() throws RefusedOrder {
        LockOrderPlan plan =
                plan(
                        constant("HTTP2_POOL"),
                        constant("lower_case"),
                        constant("camelCase"),
                        constant("_A__B_"),
                        constant("ÜBER"));

        assertThat(plan.levels().stream().map(l -> l.names().level().simpleName()).toList())
                .containsExactly("Http2Pool", "LowerCase", "CamelCase", "AB", "Über")
                .inOrder();
    }

    @Test
    void nested_enums_give_their_owners_names() {
        LockOrderDeclaration declaration =
                new LockOrderDeclaration(
                        ClassName.get("p", "Outer", "Bank"), true, List.of(), List.of(), List.of());

        assertThat(declaration.generated()).isEqualTo(ClassName.get("p", "OuterBankLevels"));
        assertThat(declaration.name()).isEqualTo("Outer.Bank");
    }

    @Test
    void a_key_may_take_a_level_exactly_if_all_it_holds_come_before_it() throws RefusedOrder {
        Random random = new Random(17);
        for (int run = 0; run < 300; run++) {
            int size = 1 + random.nextInt(9);
            List<Integer> shuffled = new ArrayList<>(IntStream.range(0, size).boxed().toList());
            Collections.shuffle(shuffled, random);
            BitSet[] before = new BitSet[size];
            Constant[] constants = new Constant[size];
            for (int i = 0; i < size; i++) {
                BitSet direct = new BitSet();
                for (int j = 0; j < size; j++) {
                    if (shuffled.get(j) < shuffled.get(i) && random.nextInt(3) == 0) {
                        direct.set(j);
                    }
                }
                before[i] = direct;
                constants[i] =
                        constant(
                                "L" + i,
                                direct.stream().mapToObj(j -> "L" + j).toArray(String[]::new));
            }
            LockOrderPlan plan = plan(constants);
            Map<ClassName, List<ClassName>> superinterfaces = superinterfaces(plan);
            for (LockOrderPlan.Level held : plan.levels()) {
                for (LockOrderPlan.Level wanted : plan.levels()) {
                    boolean open = isBelow(from(wanted), held.names().held(), superinterfaces);
                    boolean declared = comesBefore(number(held), number(wanted), before);
                    assertThat(open).isEqualTo(declared);
                }
            }
        }
    }

    @Test
    void a_long_chain_written_backwards_is_no_burden() throws RefusedOrder {
        int size = 2_000;
        Constant[] constants = new Constant[size];
        for (int i = 0; i < size - 1; i++) {
            constants[i] = constant("L" + i, "L" + (i + 1));
        }
        constants[size - 1] = constant("L" + (size - 1), new String[0]);

        assertThat(plan(constants).levels().get(0).constant()).isEqualTo("L1999");
    }

    private static ClassName name(String simpleName) {
        return ClassName.get("p", "BankLevels", simpleName);
    }

    private static List<String> steps(LockOrderPlan plan) {
        return plan.levels().stream()
                .map(
                        level -> {
                            String from =
                                    String.join(
                                            ", ",
                                            level.from().stream()
                                                    .map(ClassName::simpleName)
                                                    .toList());
                            return "%s: %s -> %s"
                                    .formatted(
                                            level.names().level().simpleName(),
                                            level.joins()
                                                    ? level.names().before().simpleName()
                                                            + "("
                                                            + from
                                                            + ")"
                                                    : from,
                                            level.names().held().simpleName());
                        })
                .toList();
    }

    private static int number(LockOrderPlan.Level level) {
        return Integer.parseInt(level.constant().substring(1));
    }

    private static boolean comesBefore(int earlier, int later, BitSet[] before) {
        return before[later].get(earlier)
                || before[later].stream().anyMatch(i -> comesBefore(earlier, i, before));
    }

    private static ClassName from(LockOrderPlan.Level level) {
        return level.joins() ? level.names().before() : level.from().get(0);
    }

    private static Map<ClassName, List<ClassName>> superinterfaces(LockOrderPlan plan) {
        Map<ClassName, List<ClassName>> superinterfaces = new HashMap<>();
        for (LockOrderPlan.Level level : plan.levels()) {
            superinterfaces.put(level.names().held(), List.of(from(level)));
            if (level.joins()) {
                superinterfaces.put(level.names().before(), level.from());
            }
        }
        return superinterfaces;
    }

    private static boolean isBelow(
            ClassName position, ClassName above, Map<ClassName, List<ClassName>> superinterfaces) {
        Set<ClassName> seen = new HashSet<>();
        List<ClassName> open = new ArrayList<>(List.of(position));
        while (!open.isEmpty()) {
            ClassName each = open.remove(0);
            if (each.equals(above)) {
                return true;
            }
            if (seen.add(each)) {
                open.addAll(superinterfaces.getOrDefault(each, List.of()));
            }
        }
        return false;
    }
}
