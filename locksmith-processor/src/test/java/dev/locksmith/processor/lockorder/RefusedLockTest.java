package dev.locksmith.processor.lockorder;

import static com.google.common.truth.Truth.assertThat;

import com.google.testing.compile.JavaFileObjects;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import dev.locksmith.processor.generate.Generator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.ToolProvider;

class RefusedLockTest {
    private static final String ORDERS =
            """
            import dev.locksmith.*;
            import dev.locksmith.annotations.LockOrder;
            import dev.locksmith.annotations.LockOrder.After;
            @LockOrder enum Bank { CONFIG, ACCOUNTS, AUDIT }
            @LockOrder enum Depot { GATE, @After("GATE") NORTH, @After("GATE") SOUTH, @After({"NORTH", "SOUTH"}) OFFICE }
            final class City extends Level<Unlocked, City.Held> {
                interface Held extends Unlocked {}
                static final City LEVEL = new City();
                private City() { super(Unlocked.class, Held.class); }
            }
            final class Street extends Level<City.Held, Street.Held> {
                interface Held extends City.Held {}
                static final Street LEVEL = new Street();
                private Street() { super(City.Held.class, Held.class); }
            }
            class Use {
                final Mutex<String, BankLevels.Config> config = BankLevels.CONFIG.mutex("");
                final Mutex<String, BankLevels.Accounts> savings = BankLevels.ACCOUNTS.mutex("");
                final Mutex<String, BankLevels.Accounts> giro = BankLevels.ACCOUNTS.mutex("");
                final Mutex<String, BankLevels.Audit> audit = BankLevels.AUDIT.mutex("");
                final RwMutex<String, BankLevels.Audit> rates = BankLevels.AUDIT.rwMutex("rates", "");
                final Mutex<String, DepotLevels.North> north = DepotLevels.NORTH.mutex("");
                final Mutex<String, DepotLevels.South> south = DepotLevels.SOUTH.mutex("");
                final Mutex<String, DepotLevels.Office> office = DepotLevels.OFFICE.mutex("");
                final Mutex<String, Leaf> hits = Mutex.of("");
                final MutexCondition ready = savings.newCondition();
                static void configured(LockKey<BankLevels.ConfigHeld> key, int times) { }
                static void anywhereAboveAccounts(LockKey<? super BankLevels.AccountsHeld> key) { }
                void begin(LockScope scope) { }
                final Mutex<String, City> ulm = Mutex.of(City.LEVEL, "");
                final Mutex<String, Street> hafengasse = Mutex.of(Street.LEVEL, "");
            """;

    @TempDir Path directory;

    @Test
    void a_level_that_comes_before_the_one_held() {
        assertThat(explain("try (var a = scope.lock(savings); var b = a.lock(config)) {}"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'config' cannot be locked with 'a': its level CONFIG comes before ACCOUNTS, which is held
                          the order declared: CONFIG -> ACCOUNTS
                          to fix: lock 'config' before 'a', or close 'a' first""");
    }

    @Test
    void the_order_is_shown_with_what_lies_between() {
        assertThat(explain("try (var a = scope.lock(audit); var b = a.lock(config)) {}").get(0))
                .contains("the order declared: CONFIG -> ACCOUNTS -> AUDIT\n");
        assertThat(explain("try (var a = scope.lock(office); var b = a.lock(south)) {}").get(0))
                .contains("the order declared: SOUTH -> OFFICE\n");
    }

    @Test
    void the_same_level() {
        assertThat(explain("try (var a = scope.lock(savings); var b = a.lock(this.giro)) {}"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'this.giro' cannot be locked with 'a': a lock of its level ACCOUNTS is held already
                          another thread could take the two the other way round
                          to fix: take both at once, with lock(first, second) or a LockSet""");
    }

    @Test
    void the_same_level_of_read_write_mutexes() {
        assertThat(explain("try (var a = scope.read(rates); var b = a.write(rates)) {}"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'rates' cannot be locked with 'a': a lock of its level AUDIT is held already
                          another thread could take the two the other way round
                          to fix: close 'a' first, or take two at once in a LockSet, with toRead() or toWrite(); a read lock is not upgraded to a write lock""");
    }

    @Test
    void a_level_of_another_branch() {
        assertThat(explain("try (var a = scope.lock(north); var b = a.lock(south)) {}"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'south' cannot be locked with 'a': no order is declared between its level SOUTH and NORTH, which is held
                          to fix: close 'a' first, or declare one level @After the other""");
    }

    @Test
    void a_level_of_another_order() {
        assertThat(explain("try (var a = scope.lock(north); var b = a.lock(ulm)) {}").get(0))
                .contains("no order is declared between its level City and NORTH, which is held");
    }

    @Test
    void levels_made_by_hand() {
        assertThat(explain("try (var a = scope.lock(hafengasse); var b = a.lock(ulm)) {}").get(0))
                .contains(
                        "its level City comes before Street, which is held\n  the order declared: City -> Street\n");
    }

    @Test
    void a_pair_or_set_of_two_levels() {
        assertThat(explain("try (var a = scope.lock(audit, config)) {}"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'audit' and 'config' cannot be taken together: a pair or set is of one level, and these are of AUDIT and CONFIG
                          the order declared: CONFIG -> ACCOUNTS -> AUDIT
                          to fix: take one after the other, in that order""");
        assertThat(explain("LockSet.of(savings, giro, north);"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'savings' and 'north' cannot be taken together: a pair or set is of one level, and these are of ACCOUNTS and NORTH
                          no order is declared between the two levels
                          to fix: hold one of them at a time, or declare one level @After the other""");
    }

    @Test
    void every_way_to_lock_is_explained() {
        assertThat(
                        explain(
                                """
                                var a = scope.lock(savings);
                                a.tryLock(config);
                                a.lockInterruptibly(config);
                                a.tryLock(config, java.time.Duration.ZERO);
                                a.lock(config, config);
                                a.lock(LockSet.of(config));
                                a.lockWith(config, c -> c.get());
                                Runnable r = () -> a.lock(config);
                                scope.lockWith(savings, s -> s.lockWith(config, c -> c.get()));
                                """))
                .hasSize(8);
    }

    @Test
    void a_helper_whose_key_may_hold_too_much() {
        assertThat(explainHelper("LockKey<? super BankLevels.AccountsHeld> key", "key.lock(giro);"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'giro' cannot be locked with 'key': a lock of its level ACCOUNTS may be held already
                          another thread could take the two the other way round
                          to fix: take both at once, with lock(first, second) or a LockSet""");
        assertThat(
                        explainHelper(
                                        "LockKey<? super DepotLevels.BeforeOffice> key",
                                        "key.lock(south);")
                                .get(0))
                .contains("a lock of its level SOUTH may be held already");
        assertThat(
                        explainHelper(
                                        "LockKey<? super DepotLevels.BeforeOffice> key",
                                        "key.lock(config);")
                                .get(0))
                .contains(
                        "no order is declared between its level CONFIG and NORTH or SOUTH, which may be held");
    }

    @Test
    void a_helper_whose_key_says_nothing() {
        String[] parameters = {"LockKey<?> key", "LockKey<? extends BankLevels.ConfigHeld> key"};
        for (String parameter : parameters) {
            assertThat(explainHelper(parameter, "key.lock(giro);"))
                    .containsExactly(
                            """
                            [locksmith:lock-order] 'giro' cannot be locked with 'key', whose type does not say which locks are held
                              to fix: declare it as LockKey<? super ConfigHeld>, a key that may take the level ACCOUNTS""");
        }
        assertThat(explainHelper("LockKey<?> key", "key.lock(config);").get(0))
                .contains("declare it as LockKey<Unlocked>, a key");
    }

    @Test
    void waiting_with_another_lock() {
        assertThat(
                        explain(
                                "try (var a = scope.lock(config); var b = a.lock(savings)) {"
                                        + " b.await(ready); }"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'b' cannot wait, for another lock is held beside it
                          a thread that would signal may need that one first
                          to fix: lock the mutex with the scope itself, and hold nothing else while it waits""");
        assertThat(explain("try (var b = scope.lock(savings)) { b.await(ready); }")).isEmpty();
        assertThat(explain("try (var b = scope.lock(savings)) { b.await(ready, 3); }")).isEmpty();
    }

    @Test
    void a_key_that_holds_more_than_a_method_allows() {
        assertThat(explain("try (var a = scope.lock(savings)) { configured(a, 1); }"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'a' cannot be given to Use.configured, which takes a LockKey<BankLevels.ConfigHeld>: ACCOUNTS is held, and that allows nothing after CONFIG
                          to fix: call it before ACCOUNTS is locked; or, if it only takes what comes after ACCOUNTS, declare its parameter as LockKey<? super AccountsHeld>""");
        assertThat(
                        explain("try (var a = scope.lock(audit)) { Use.anywhereAboveAccounts(a); }")
                                .get(0))
                .contains("AUDIT is held, and that allows nothing after ACCOUNTS");
        assertThat(explain("try (var a = scope.lock(audit)) { this.begin(a); }")).isEmpty();
        assertThat(explain("try (var a = scope.lock(config)) { configured(a, 1); }")).isEmpty();
        assertThat(explain("try (var a = scope.lock(savings)) { configured(a); }")).isEmpty();
        assertThat(explain("try (var a = scope.lock(savings)) { configured(a, \"\"); }")).isEmpty();
    }

    @Test
    void a_leaf() {
        assertThat(explain("try (var a = scope.lock(config); var b = a.lock(hits)) {}"))
                .containsExactly(
                        """
                        [locksmith:lock-order] 'hits' cannot be locked with 'a': a leaf comes after all levels, which no type can say
                          to fix: take it with lockLeaf""");
        assertThat(explain("try (var a = scope.lock(config); var b = a.lockLeaf(hits)) {}"))
                .isEmpty();
    }

    @Test
    void what_is_in_order_or_wrong_for_another_reason_is_not_explained() {
        assertThat(
                        explain(
                                """
                                try (var a = scope.lock(config); var b = a.lock(savings, giro)) {}
                                scope.lock("config");
                                scope.lock(unknown);
                                scope.lock(config, 3);
                                scope.lock();
                                scope.unlock(config);
                                unknown.lock(config);
                                LockSet.of(savings, "giro");
                                "text".length(config, savings);
                                int i = scope.lock(config);
                                """))
                .isEmpty();
        assertThat(explainHelper("LockKey<BankLevels.ConfigHeld> key", "key.lock(savings);"))
                .isEmpty();
        assertThat(explainHelper("LockKey key", "key.lock(savings);")).isEmpty();
        assertThat(explainHelper("LockKey<? super BankLevels.ConfigHeld> key", "key.lock(audit);"))
                .isEmpty();
    }

    private List<String> explain(String statement) {
        return explainHelper("LockScope scope", statement);
    }

    private List<String> explainHelper(String parameter, String statement) {
        List<String> explanations = new ArrayList<>();
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        new StringWriter(),
                                        null,
                                        null,
                                        List.of("-d", directory.toString()),
                                        null,
                                        List.of(
                                                JavaFileObjects.forSourceString(
                                                        "Use",
                                                        ORDERS
                                                                + "    void use(%s) throws Exception { %s }\n}\n"
                                                                        .formatted(
                                                                                parameter,
                                                                                statement))));
        task.setProcessors(List.of(new Generator()));
        task.addTaskListener(new Explainer(task, explanations));
        task.call();
        return explanations;
    }

    private record Explainer(JavacTask task, List<String> explanations) implements TaskListener {
        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ANALYZE) {
                Trees trees = Trees.instance(task);
                RefusedLock refusedLock = new RefusedLock(trees, task.getTypes());
                new TreePathScanner<Void, RefusedLock>() {
                    @Override
                    public Void visitMethodInvocation(
                            MethodInvocationTree call, RefusedLock refused) {
                        refused.explain(getCurrentPath()).ifPresent(explanations::add);
                        return super.visitMethodInvocation(call, refused);
                    }
                }.scan(trees.getPath(event.getTypeElement()), refusedLock);
            }
        }
    }
}
