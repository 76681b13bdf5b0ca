package dev.locksmith.processor.javac;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.Options;
import dev.locksmith.processor.call.Surroundings;
import dev.locksmith.processor.dataflow.ConfinementSearch;
import dev.locksmith.processor.dataflow.source.Bodies;
import dev.locksmith.processor.export.Inventory;
import dev.locksmith.processor.export.ReportFiles;
import dev.locksmith.processor.export.SourcePlaces;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.fact.lock.CircularWait;
import dev.locksmith.processor.fact.lock.RefusedCall;
import dev.locksmith.processor.fact.lock.SecondClaim;
import dev.locksmith.processor.library.UserStubs;
import dev.locksmith.processor.report.Baseline;
import dev.locksmith.processor.report.BaselineOption;
import dev.locksmith.processor.report.Extent;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.report.Reporter;
import dev.locksmith.processor.report.Severity;
import dev.locksmith.processor.report.Sink;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.report.Timing;
import dev.locksmith.processor.report.Troubles;
import dev.locksmith.processor.report.Unmatched;
import dev.locksmith.processor.rule.Rule;
import dev.locksmith.processor.rule.Rules;
import dev.locksmith.processor.summary.Overrides;
import dev.locksmith.processor.summary.saved.FactsWriter;
import dev.locksmith.processor.survey.Survey;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The checker in one compilation by javac. */
public final class CompilerSession {

    private static final String PLUGIN_ALONE =
            "-Alocksmith options do not reach the checker here, because javac runs it as a plugin"
                    + " and not as an annotation processor; options that reach it, and end this"
                    + " note, look like -Xplugin:Locksmith mode=targeted";

    /** What is found by following locks. */
    private static final Set<Class<?>> LOCK_FACTS = Set.of(CircularWait.class, SecondClaim.class);

    private final JavacTask task;
    private final ClassLoader processorPath;
    private final Trees trees;
    private final List<Rule<?>> rules;
    private final Sources sources = new Sources();
    private final Troubles troubles;
    private final Suppressions suppressions;
    private final Failures failures;
    private final Overrides overrides;
    private Options options = Options.DEFAULT;
    private Timing timing = Timing.off();
    private final AnalysisListener listener;
    private final @Nullable Warmup warmup;

    /** Whether the processor's door was opened too, and its options are known. */
    private boolean hasHeardOfProcessor;

    private @Nullable KnownTypes types;
    private @Nullable Surroundings surroundings;
    private @Nullable ConfinementSearch search;
    private @Nullable ValueChecker checker;
    private @Nullable LockChecker locks;
    private @Nullable Reporter reporter;
    private @Nullable Baseline baseline;

    /** Where a report is wanted. */
    private @Nullable Survey survey;

    private @Nullable UserStubs userStubs;
    private @Nullable Filer filer;

    /** Where values need not be followed before something is found that can be confined. */
    private final Deferred values = new Deferred(this::findsConfined, this::scanNow);

    /** Where locks need not be followed before one is found. */
    private final Deferred holding =
            new Deferred(
                    each -> lockChecker().search().finds(each.tree(), each.unit()),
                    this::scanLocks);

    /** The class that was scanned last. */
    private @Nullable Scanned last;

    private boolean begun;
    private boolean finished;

    private CompilerSession(JavacTask task, List<Rule<?>> rules, ClassLoader processorPath) {
        this.task = task;
        this.processorPath = processorPath;
        this.trees = Trees.instance(task);
        this.rules = rules;
        this.troubles = Troubles.at(trees);
        this.suppressions = new Suppressions(rules.stream().map(Rule::id).toList());
        this.failures = new Failures(troubles, () -> options.failures());
        this.overrides = new Overrides(task.getElements(), task.getTypes());
        this.warmup = Warmup.begin();
        this.listener = new AnalysisListener(this, sources);
        task.addTaskListener(listener);
    }

    /**
     * Begins at the plugin's door.
     *
     * @param processorPath where javac looks for processors, and where jars may have stubs
     */
    public static void begin(JavacTask task, Options options, ClassLoader processorPath) {
        begin(task, Rules.ALL, processorPath).configure(options);
    }

    /** The same, but judged by these rules. */
    static CompilerSession begin(JavacTask task, List<Rule<?>> rules, ClassLoader processorPath) {
        return new CompilerSession(task, rules, processorPath);
    }

    /**
     * Begins at the processor's door, unless the compilation has a checker that this door can only
     * tell its options. Returns whether the compilation has a checker; it has none if it is not
     * javac's, or if the build tool hides that it is and there is no plugin either.
     */
    public static boolean begin(
            ProcessingEnvironment environment, Options options, ClassLoader processorPath) {
        ProcessingEnvironment javacs = Unwrapping.javacs(environment).orElse(null);
        if (javacs == null) {
            return Meeting.of(environment.getElementUtils(), environment.getTypeUtils())
                    .tell(options);
        }
        JavacTask task = JavacTask.instance(javacs);
        Meeting meeting = Meeting.of(task.getElements(), task.getTypes());
        if (!meeting.isOfProcessor()) {
            CompilerSession session = begin(task, Rules.ALL, processorPath);
            session.configure(meeting.takeOver());
            session.hearOfProcessor(options);
            // A build tool's own filer would have it delete the facts of all classes whenever it
            // compiles a few of them again; javac's lets them stay as long as their classes.
            session.attach(javacs.getFiler());
        }
        return true;
    }

    /** Other doors may open, or have been opened, until {@link #part}. */
    void meet() {
        if (meeting().tell(options)) {
            leave();
        } else {
            meeting().call(options, hasHeardOfProcessor);
        }
    }

    /** Takes note of who came. */
    void part() {
        Meeting.Answer answer = meeting().end();
        if (answer instanceof Meeting.Answer.Told told) {
            hearOfProcessor(told.options());
        } else if (answer instanceof Meeting.Answer.TakenOver && !hasHeardOfProcessor) {
            leave();
        }
    }

    private Meeting meeting() {
        return Meeting.of(task.getElements(), task.getTypes());
    }

    private void hearOfProcessor(Options given) {
        hasHeardOfProcessor = true;
        configure(given);
    }

    /** What the user asked for at a door. */
    void configure(Options given) {
        options = options.and(given, Rules.ids());
        if (options.timing() != timing.isOn()) {
            timing = new Timing(options.timing());
        }
    }

    Timing timing() {
        return timing;
    }

    /** The door of processors lets facts be written beside the classes. */
    private void attach(Filer filer) {
        this.filer = filer;
    }

    private KnownTypes types() {
        KnownTypes known = types;
        if (known == null) {
            known = KnownTypes.of(task, sources, filer, userStubs, processorPath, troubles, timing);
            types = known;
        }
        return known;
    }

    private Surroundings surroundings() {
        Surroundings known = surroundings;
        if (known == null) {
            known =
                    new Surroundings(
                            trees,
                            task.getElements(),
                            task.getTypes(),
                            types().declared(),
                            options.mode(),
                            sources,
                            suppressions,
                            this::accept,
                            failures,
                            options.debug().graphs(troubles::note));
            surroundings = known;
        }
        return known;
    }

    private boolean findsConfined(Analysed analysed) {
        ConfinementSearch made = search;
        if (made == null) {
            made = new ConfinementSearch(surroundings(), types().mobility());
            search = made;
        }
        return made.finds(analysed.tree(), analysed.unit());
    }

    private ValueChecker checker() {
        ValueChecker made = checker;
        if (made == null) {
            made =
                    ValueChecker.of(
                            task,
                            sources,
                            types(),
                            surroundings(),
                            overrides,
                            suppressions,
                            failures,
                            options.mode(),
                            rules,
                            this::report,
                            timing);
            checker = made;
            if (!options.report().isEmpty()) {
                Survey watching = new Survey(made.knowledge());
                made.examination().watch(watching);
                survey = watching;
            }
        }
        return made;
    }

    /** Reads the baseline, so made as soon as it is known which one. */
    private Reporter reporter() {
        Reporter made = reporter;
        if (made == null) {
            Baseline given = options.baseline().open(Rules.ids(), troubles);
            made = Reporter.at(trees, options.severities(), suppressions, given, reportFiles());
            baseline = given;
            reporter = made;
        }
        return made;
    }

    private List<Sink> reportFiles() {
        if (options.report().isEmpty()) {
            return List.of();
        }
        SourcePlaces places = SourcePlaces.of(trees, sources.files());
        return List.of(new ReportFiles(options.report(), Rules.ids(), places, this::inventory));
    }

    /** What the page of the report shows besides findings. */
    private Inventory inventory() {
        Survey made = survey;
        if (made == null) {
            return Inventory.EMPTY;
        }
        Baseline given = requireNonNull(baseline);
        return made.inventory(
                lockChecker().summaries().pairs(),
                given.date(suppressions.notes()),
                given.entries());
    }

    private void report(Finding finding) {
        timing.begin(Timing.Phase.REPORT);
        reporter().report(finding);
        timing.end();
    }

    private void accept(Fact fact) {
        if (fact instanceof RefusedCall refused) {
            reporter().explain(refused);
        } else {
            checker().examination().accept(fact);
        }
    }

    /** Nothing more is told of options after this: what is wrong with them is told now. */
    void begin(CompilationUnitTree unit) {
        if (!begun) {
            begun = true;
            troubles.in(unit);
            for (String problem : options.problems()) {
                troubles.error(problem);
            }
            if (!options.stubs().isEmpty()) {
                userStubs =
                        UserStubs.read(
                                options.stubs(),
                                problem -> troubles.error(problem.toString()),
                                empty -> troubles.warn(empty.toString()));
            }
            reporter();
            if (!hasHeardOfProcessor && options.given().isEmpty()) {
                troubles.note(PLUGIN_ALONE);
            }
        }
    }

    /** A class has been analysed. */
    void scan(Analysed analysed) {
        reporter(); // A baseline that cannot be read is told before class files are written.
        if (!(options.baseline() instanceof BaselineOption.None)) {
            new SuppressionSearch(trees, suppressions, options.selection()).search(analysed);
        }
        boolean canWait = canWait();
        if (asksForLocks()) {
            holding.add(analysed, canWait);
        }
        values.add(analysed, canWait);
    }

    /**
     * Whether classes need not be scanned before something is found in one: where javac still has
     * all trees, and nobody asks for what could not be proved, for facts, or for a report of all
     * that crosses.
     */
    private boolean canWait() {
        return sources.areAllBegun()
                && options.mode() == Mode.TARGETED
                && options.stubs().isEmpty()
                && options.report().isEmpty()
                && options.debug().isNothing()
                && filer == null;
    }

    /** Locks need no confined values: they are looked for in every class. */
    private void scanLocks(Analysed analysed) {
        LockChecker all = lockChecker();
        Suppression around =
                options.selection().includes(analysed.name())
                        ? Suppression.NONE
                        : Suppression.EVERYTHING;
        failures.attempt(
                analysed.site(around),
                "for circles of locks",
                () -> all.scanner().scan(analysed.tree(), bodiesOf(analysed), around));
    }

    /** Whether anybody wants to know: a rule, a report, or other compilations. */
    private boolean asksForLocks() {
        boolean isOffEnough =
                filer == null
                        && options.report().isEmpty()
                        && options.unusedSuppressions() == Severity.OFF;
        for (Rule<?> rule : rules) {
            if (LOCK_FACTS.contains(rule.facts())
                    && !(isOffEnough && options.severities().of(rule.id()) == Severity.OFF)) {
                return true;
            }
        }
        return false;
    }

    private LockChecker lockChecker() {
        LockChecker all = locks;
        if (all == null) {
            all =
                    LockChecker.of(
                            task,
                            trees,
                            sources,
                            types().library(),
                            suppressions,
                            overrides,
                            () -> types().savedFacts(),
                            options.mode(),
                            filer != null);
            locks = all;
        }
        return all;
    }

    /** Puts the circles of locks before the rules. */
    private void finishLocks(LockChecker all) {
        timing.begin(Timing.Phase.SUMMARIES);
        List<Fact> waits = all.summaries().circularWaits();
        timing.end();
        for (Fact each : waits) {
            checker().examination().accept(each);
        }
    }

    /** A class with the graphs of its bodies, which values and locks have in common. */
    private record Scanned(TypeElement type, Bodies bodies) {}

    private Bodies bodiesOf(Analysed analysed) {
        Scanned scanned = last;
        if (scanned == null || !scanned.type().equals(analysed.type())) {
            Bodies bodies =
                    new Bodies(
                            trees,
                            task.getElements(),
                            task.getTypes(),
                            suppressions,
                            analysed.unit());
            scanned = new Scanned(analysed.type(), bodies);
            last = scanned;
        }
        return scanned.bodies();
    }

    private void scanNow(Analysed analysed) {
        Suppression around =
                options.selection().includes(analysed.name())
                        ? Suppression.NONE
                        : Suppression.EVERYTHING;
        failures.attempt(
                analysed.site(around),
                "by any rule",
                () -> checker().scanner().scan(analysed.tree(), bodiesOf(analysed), around));
    }

    /** Runs what concerns no class alone. */
    void attempt(String by, Runnable step) {
        failures.attempt(Call.NO_SITE, by, step);
    }

    private boolean isKnown(String name) {
        return task.getElements().getPackageElement(name) != null
                || task.getElements().getTypeElement(name) != null;
    }

    /** The compilation is over. */
    void end() {
        meeting().end();
        leave();
    }

    private void leave() {
        last = null;
        task.removeTaskListener(listener);
        if (warmup != null) {
            warmup.stop();
        }
        if (types != null) {
            types.classPath().close();
        }
    }

    /** The last class has been analysed. */
    void finish() {
        if (finished || (types == null && !sources.areAllAnalysed())) {
            return;
        }
        finished = true;
        if (sources.areAllAnalysed()) {
            new Unmatched(sources.names(), this::isKnown, troubles).tell(options.selection());
        }
        LockChecker followed = locks;
        if (followed != null && holding.isAwake()) {
            attempt("for circles of locks", () -> finishLocks(followed));
        }
        values.clear();
        holding.clear();
        ValueChecker complete = checker;
        if (complete != null) {
            attempt("by any rule", complete.examination()::finish);
        }
        if (types != null) {
            finishReports();
        }
        reporter().finish(extent(), troubles);
        if (timing.isOn()) {
            troubles.note(timing.summary());
        }
    }

    /** What has been looked at from end to end. */
    private Extent extent() {
        return sources.areAllAnalysed() && !failures.areAny()
                ? new Extent(
                        sources.names(),
                        options.selection(),
                        Rules.judgedIn(options.mode()),
                        options.severities())
                : Extent.NOTHING;
    }

    private void finishReports() {
        reporter().tellMisspelt();
        if (sources.areAllAnalysed() && !failures.areAny()) {
            reporter().tellUnused(options.unusedSuppressions(), Rules.judgedIn(options.mode()));
        }
        Filer files = filer;
        if (files != null) {
            timing.begin(Timing.Phase.SUMMARIES);
            attempt(
                    "for the jars that use it",
                    () ->
                            new FactsWriter(files, task.getElements(), troubles::warn)
                                    .write(
                                            checker().summaries(),
                                            lockChecker().summaries(),
                                            types().mobility(),
                                            sources.analysed()));
            timing.end();
        }
    }
}
