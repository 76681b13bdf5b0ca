package dev.locksmith.processor.generate;

import static com.google.common.truth.Truth.assertThat;

import static dev.locksmith.processor.generate.Orders.constant;
import static dev.locksmith.processor.generate.Orders.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.locksmith.processor.generate.LockOrderDeclaration.Constant;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What a plan refuses, and in which words. */
class RefusedOrderTest {

    @Test
    void a_circle_is_spelt_out() {
        Problem problem =
                refusal(constant("A", "C"), constant("B", "A"), constant("C"), constant("D"));

        assertThat(problem.constant()).hasValue("B");
        assertThat(problem.message())
                .isEqualTo(
                        """
                        [locksmith:lock-order] the lock order of 'Bank' runs in a circle: A -> B -> C -> A
                          'B' is declared @After("A")
                          'C' has no @After, so it comes after 'B', which is written before it
                          'A' is declared @After("C")
                          to fix: take one of these back; @After({}) lets a level come after none of this enum""");
    }

    @Test
    void a_circle_is_found_behind_what_hangs_from_it() {
        Problem problem = refusal(constant("X", "B"), constant("A", "B"), constant("B", "A"));

        assertThat(problem.headline()).endsWith("A -> B -> A");
    }

    @Test
    void an_unknown_name_is_shown_with_those_there_are() {
        Problem problem = refusal(constant("CONFIG"), constant("AUDIT", "CONFIG", "CNFIG"));

        assertThat(problem.constant()).hasValue("AUDIT");
        assertThat(problem.message())
                .isEqualTo(
                        """
                        [locksmith:lock-order] 'AUDIT' is declared @After("CNFIG"), but 'Bank' has no constant of that name
                          to fix: name one or more of CONFIG, AUDIT""");
    }

    @Test
    void no_level_comes_after_itself() {
        Problem problem = refusal(constant("CONFIG", "CONFIG"));

        assertThat(problem.constant()).hasValue("CONFIG");
        assertThat(problem.message())
                .isEqualTo(
                        """
                        [locksmith:lock-order] 'CONFIG' is declared @After("CONFIG"), but no level comes after itself
                          to fix: name the levels to be taken before 'CONFIG', or write @After({}) if there are none""");
    }

    @Test
    void an_order_has_a_level() {
        Problem problem = refusal();

        assertThat(problem.constant()).isEmpty();
        assertThat(problem.message())
                .isEqualTo(
                        """
                        [locksmith:lock-order] 'Bank' has no constants, and so no lock levels
                          to fix: write a constant for each level, the one to be taken first at the top""");
    }

    @Test
    void a_name_must_make_a_class_name() {
        List<Problem> problems = refusals(constant("_1"), constant("__"));

        assertThat(problems.stream().map(Problem::headline).toList())
                .containsExactly(
                        "no class can be named after '_1': its level would be called '1'",
                        "no class can be named after '__': its level would be called ''")
                .inOrder();
    }

    @Test
    void two_constants_do_not_share_a_name() {
        Problem problem = refusal(constant("FOO_BAR"), constant("FooBar"));

        assertThat(problem.constant()).hasValue("FooBar");
        assertThat(problem.headline())
                .isEqualTo(
                        "two generated classes would be called 'FooBar': the level 'FOO_BAR', and the level 'FooBar'");
    }

    @Test
    void a_level_is_not_called_like_a_position() {
        assertThat(refusal(constant("A"), constant("A_HELD")).headline())
                .isEqualTo(
                        "two generated classes would be called 'AHeld': the position of a key that holds 'A', and the level"
                                + " 'A_HELD'");
        assertThat(
                        refusal(
                                        constant("BEFORE_C"),
                                        constant("B", new String[0]),
                                        constant("C", "B", "BEFORE_C"))
                                .headline())
                .isEqualTo(
                        "two generated classes would be called 'BeforeC': the level 'BEFORE_C', and the position before"
                                + " 'C'");
    }

    @Test
    void a_level_may_be_called_like_a_position_that_is_not_needed() throws RefusedOrder {
        assertThat(plan(constant("BEFORE_C"), constant("C")).levels()).hasSize(2);
    }

    @Test
    void a_level_is_not_called_like_the_class_around_it() {
        assertThat(refusal(constant("BANK_LEVELS")).headline())
                .isEqualTo(
                        "two generated classes would be called 'BankLevels': the class of all levels of 'Bank', and the"
                                + " level 'BANK_LEVELS'");
    }

    private static List<Problem> refusals(Constant... constants) {
        return assertThrows(RefusedOrder.class, () -> plan(constants)).problems();
    }

    private static Problem refusal(Constant... constants) {
        List<Problem> problems = refusals(constants);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
