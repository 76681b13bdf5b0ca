package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Flow;
import dev.locksmith.processor.fact.declared.MethodDeclared;
import dev.locksmith.processor.fact.domain.Misplaced;
import dev.locksmith.processor.fact.handover.MemberAfterHandover;
import dev.locksmith.processor.fact.handover.UseAfterHandover;
import dev.locksmith.processor.fact.singleuse.Consumption;
import dev.locksmith.processor.fact.singleuse.UseAfterConsumption;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.report.Timing;
import dev.locksmith.processor.summary.Accesses;
import dev.locksmith.processor.summary.Consequences;
import dev.locksmith.processor.summary.Effect;
import dev.locksmith.processor.summary.HandingBack;
import dev.locksmith.processor.summary.Summaries;
import dev.locksmith.processor.summary.Suspects;
import dev.locksmith.processor.summary.shared.OwnMethods;
import dev.locksmith.processor.summary.shared.SharedFields;
import dev.locksmith.processor.summary.shared.TaskFields;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts facts before the rules: at once where the fact tells all, and when the whole compilation is
 * known where it depends on what methods do.
 */
public final class Examination {

    private final Knowledge knowledge;
    private final Summaries summaries;
    private final SharedFields sharedFields;
    private final Suppressions suppressions;
    private final Consumer<Finding> findings;
    private final Timing timing;
    private final Failures failures;
    private final List<Rule<?>> rules;
    private final Map<Class<?>, List<Judge<?>>> byFact = new HashMap<>();
    private final Map<Rule<?>, Knowledge> silencing = new HashMap<>();
    private final List<UseAfterConsumption> open = new ArrayList<>();
    private final List<MethodDeclared> runElsewhere = new ArrayList<>();
    private final Accesses accesses;
    private final HandingBack handingBack;
    private Consumer<Fact> watcher = fact -> {};
    private final List<UseAfterHandover> sharedUses = new ArrayList<>();
    private final List<MemberAfterHandover> sharedMembers = new ArrayList<>();

    public Examination(
            Knowledge knowledge,
            Summaries summaries,
            Suppressions suppressions,
            Consumer<Finding> findings,
            Timing timing,
            Failures failures) {
        this(knowledge, summaries, suppressions, findings, timing, failures, Rules.ALL);
    }

    /** An examination by these rules only. */
    public Examination(
            Knowledge knowledge,
            Summaries summaries,
            Suppressions suppressions,
            Consumer<Finding> findings,
            Timing timing,
            Failures failures,
            List<Rule<?>> rules) {
        this.knowledge = knowledge;
        this.summaries = summaries;
        this.accesses = summaries.accesses();
        this.handingBack = summaries.handingBack();
        this.sharedFields =
                new SharedFields(
                        knowledge.declared(),
                        knowledge.elements(),
                        knowledge.types(),
                        accesses,
                        summaries.domainNeeds()::isOfThread);
        this.suppressions = suppressions;
        this.findings = findings;
        this.timing = timing;
        this.failures = failures;
        this.rules = rules;
    }

    /** Whoever wants to see all facts, those that follow from calls included. */
    public void watch(Consumer<Fact> other) {
        watcher = other;
    }

    /** A fact was seen. */
    public void accept(Fact fact) {
        watcher.accept(fact);
        failures.attempt(fact.site(), "by any rule", () -> take(fact));
    }

    private void take(Fact fact) {
        if (fact instanceof UseAfterConsumption reuse && reuse.dependsOnSummaries()) {
            open.add(reuse);
        } else if (fact instanceof MethodDeclared method
                && knowledge.declared().runsElsewhere(method.method())) {
            summaries.collect(fact);
            runElsewhere.add(method);
        } else if (fact instanceof UseAfterHandover use) {
            sharedUses.add(use);
        } else if (fact instanceof MemberAfterHandover use) {
            sharedMembers.add(use);
        } else if (accesses.collect(fact)
                || handingBack.collect(fact)
                || summaries.heldScopes().collect(fact)) {
            return;
        } else if (!summaries.collect(fact) && !sharedFields.collect(fact)) {
            timing.begin(Timing.Phase.RULES);
            judge(fact);
            timing.end();
        }
    }

    /** All facts were seen. */
    public void finish() {
        timing.begin(Timing.Phase.SUMMARIES);
        List<Misplaced> misplaced = new ArrayList<>();
        solve();
        summaries.domainNeeds().solve(misplaced::add);
        timing.end();
        timing.begin(Timing.Phase.RULES);
        for (MethodDeclared each : runElsewhere) {
            // Where calls are seen, it is known of each what it hands over.
            if (!summaries.isCalled(each.method())) {
                judge(each);
            }
        }
        misplaced.forEach(this::judge);
        handingBack.judge(this::judge);
        summaries.heldScopes().judge(this::judge);
        for (Flow flow : summaries.openFlows()) {
            judge(flow);
        }
        Consequences consequences =
                new Consequences(
                        summaries, knowledge.declared(), knowledge.mobility(), knowledge.mode());
        for (Call call : summaries.calls()) {
            failures.attempt(
                    call.site(),
                    Summaries.AS_TO_CALLS,
                    () -> consequences.derive(call, this::derived));
        }
        for (UseAfterConsumption reuse : open) {
            failures.attempt(
                    reuse.site(),
                    Summaries.AS_TO_CALLS,
                    () -> {
                        if (usesUp(reuse.first()) && usesUp(reuse.again())) {
                            judge(reuse);
                        }
                    });
        }
        judgeSharedUses();
        failures.attempt(
                Call.NO_SITE, Summaries.AS_TO_CALLS, () -> sharedFields.derive(this::judge));
        timing.end();
    }

    private void derived(Fact fact) {
        watcher.accept(fact);
        judge(fact);
    }

    /** Of one value the first hand-over that matters is told: the others follow from it. */
    private void judgeSharedUses() {
        accesses.solve();
        Set<Object> told = new HashSet<>();
        for (UseAfterHandover use : sharedUses) {
            failures.attempt(
                    use.site(),
                    Summaries.AS_TO_CALLS,
                    () -> {
                        if (!told.contains(use.birth()) && accesses.isCertain(use)) {
                            told.add(use.birth());
                            judge(use.because(accesses.reasons(use)));
                        }
                    });
        }
        Consumer<UseAfterHandover> certain =
                use -> {
                    if (told.add(use.birth())) {
                        judge(use.because(accesses.reasons(use)));
                    }
                };
        OwnMethods methods = new OwnMethods(accesses);
        for (MemberAfterHandover use : sharedMembers) {
            failures.attempt(use.site(), Summaries.AS_TO_CALLS, () -> methods.find(use, certain));
        }
        new TaskFields(accesses, knowledge.declared()).find(certain);
    }

    private void solve() {
        Set<Call> beforeReuse = new HashSet<>();
        for (UseAfterConsumption reuse : open) {
            beforeReuse.add(reuse.first().call());
            beforeReuse.add(reuse.again() == null ? null : reuse.again().call());
        }
        summaries.solve(
                (call, value) ->
                        beforeReuse.contains(call)
                                || Suspects.mayBeConfined(value, knowledge.verdicts()));
    }

    private boolean usesUp(@Nullable Consumption consumption) {
        Call call = consumption == null ? null : consumption.call();
        if (consumption == null || call == null) {
            return true;
        }
        for (Effect effect : summaries.effectsOf(call, consumption.argument())) {
            if (effect.kind() == Effect.Kind.CONSUMED
                    || effect.kind() == Effect.Kind.CROSSES
                    || effect.kind() == Effect.Kind.SHARED
                    || effect.kind() == Effect.Kind.PUBLISHED) {
                return true;
            }
        }
        return false;
    }

    private void judge(Fact fact) {
        for (Judge<?> judge : judgesOf(fact)) {
            judge(judge, fact);
        }
    }

    /**
     * A rule that judges facts of a kind.
     *
     * @param lost how it is told that its check was lost
     */
    private record Judge<F extends Fact>(Rule<F> rule, String lost) {

        static <F extends Fact> Judge<F> by(Rule<F> rule) {
            return new Judge<>(rule, "by the rule " + rule.id());
        }
    }

    /** What is known without that of which nothing is to be reported by this rule. */
    private Knowledge silencing(Rule<?> rule) {
        return silencing.computeIfAbsent(
                rule,
                any -> knowledge.silencing(each -> suppressions.isSilencedBy(each, rule.id())));
    }

    private List<Judge<?>> judgesOf(Fact fact) {
        List<Judge<?>> known = byFact.get(fact.getClass());
        if (known == null) {
            known = new ArrayList<>();
            for (Rule<?> rule : rules) {
                if (rule.facts().isInstance(fact)) {
                    known.add(Judge.by(rule));
                }
            }
            byFact.put(fact.getClass(), known);
        }
        return known;
    }

    /**
     * What a rule finds about a value it judges again without what is silenced. A suppression
     * counts as needed only where there is a finding.
     */
    private <F extends Fact> void judge(Judge<F> judge, Fact fact) {
        Rule<F> rule = judge.rule();
        F known = rule.facts().cast(fact);
        Consumer<Finding> told =
                fact instanceof Flow
                        ? any -> rule.check(known, silencing(rule), findings)
                        : findings;
        failures.attempt(fact.site(), judge.lost(), () -> rule.check(known, knowledge, told));
    }
}
