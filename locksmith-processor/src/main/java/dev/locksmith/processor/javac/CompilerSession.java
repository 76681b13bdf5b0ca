package dev.locksmith.processor.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.Options;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.RefusedCall;
import dev.locksmith.processor.library.ClassPath;
import dev.locksmith.processor.library.JarStubs;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.library.StubSource;
import dev.locksmith.processor.library.UserStubs;
import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.report.Reporter;
import dev.locksmith.processor.report.Timing;
import dev.locksmith.processor.report.Troubles;
import dev.locksmith.processor.rule.Examination;
import dev.locksmith.processor.rule.Knowledge;
import dev.locksmith.processor.rule.Rule;
import dev.locksmith.processor.rule.Rules;
import dev.locksmith.processor.scan.ClassScanner;
import dev.locksmith.processor.scan.ConfinementSearch;
import dev.locksmith.processor.scan.Surroundings;
import dev.locksmith.processor.summary.FactsWriter;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.SavedFacts;
import dev.locksmith.processor.summary.Summaries;
import dev.locksmith.processor.summary.Verdicts;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The checker in one compilation by javac. Whichever door is opened second finds it installed. */
public final class CompilerSession {

    private static final Map<JavacTask, WeakReference<CompilerSession>> INSTALLED =
            new WeakHashMap<>();

    private final JavacTask task;
    private final List<Rule<?>> rules;
    private final Sources sources = new Sources();
    private final Troubles troubles;
    private Options options = Options.DEFAULT;
    private Timing timing = Timing.OFF;
    private @Nullable Checker checker;
    private @Nullable Filer filer;

    /** Classes that were analysed when nothing was found yet that could be confined. */
    private final List<Analysed> waiting = new ArrayList<>();

    private boolean awake;
    private boolean begun;
    private boolean finished;

    private CompilerSession(JavacTask task, List<Rule<?>> rules) {
        this.task = task;
        this.rules = rules;
        this.troubles = Troubles.at(Trees.instance(task));
        Warmup.begin();
        task.addTaskListener(new AnalysisListener(this, sources));
    }

    /** The session of this compilation; begins it if it is new. */
    public static CompilerSession of(JavacTask task) {
        return of(task, Rules.ALL);
    }

    /** The session of this compilation; if it is new, it is judged by these rules. */
    static synchronized CompilerSession of(JavacTask task, List<Rule<?>> rules) {
        WeakReference<CompilerSession> known = INSTALLED.get(task);
        CompilerSession session = known == null ? null : known.get();
        if (session == null) {
            // The task holds its listener and so the session; the map may hold neither.
            session = new CompilerSession(task, rules);
            INSTALLED.put(task, new WeakReference<>(session));
        }
        return session;
    }

    /** The session of the compilation that runs a processor; empty if it is not javac's. */
    public static Optional<CompilerSession> of(ProcessingEnvironment environment) {
        return Unwrapping.taskOf(environment).map(CompilerSession::of);
    }

    /** Whether the plugin's door is open, although this environment shows no javac. */
    public static synchronized boolean isAtWork() {
        return !INSTALLED.isEmpty();
    }

    /** What the user asked for at a door. */
    public void configure(Options given) {
        options = options.and(given, Rules.ids());
        if (options.timing() != timing.isOn()) {
            timing = new Timing(options.timing());
        }
    }

    Timing timing() {
        return timing;
    }

    /** The door of processors lets facts be written beside the classes. */
    public void attach(Filer filer) {
        this.filer = filer;
    }

    /** The parts that work together, made when the first class has been analysed. */
    private record Checker(
            ClassScanner scanner,
            ConfinementSearch search,
            Examination examination,
            Summaries summaries,
            MobilityOf mobility,
            ClassPath classPath) {}

    private Checker checker() {
        if (checker == null) {
            Trees trees = Trees.instance(task);
            List<StubSource> stubs = new ArrayList<>();
            if (!options.stubs().isEmpty()) {
                stubs.add(
                        UserStubs.read(
                                options.stubs(), problem -> troubles.error(problem.toString())));
            }
            ClassPath classPath = new ClassPath(task.getElements(), filer);
            stubs.add(
                    new JarStubs(
                            CompilerSession.class.getClassLoader(),
                            classPath,
                            problem -> troubles.warn(problem.toString())));
            SavedFacts savedFacts = new SavedFacts(task.getElements(), classPath, troubles::warn);
            LibraryModel library =
                    new LibraryModel(
                            task.getElements(), sources, timing, stubs.toArray(new StubSource[0]));
            Declared declared = new Declared(library);
            MobilityOf mobility =
                    new MobilityOf(
                            declared,
                            task.getElements(),
                            task.getTypes(),
                            type -> sources.test(type) ? List.of() : savedFacts.whyConfined(type),
                            timing);
            Places places = new Places(trees);
            Summaries summaries =
                    Summaries.of(
                            task.getElements(),
                            task.getTypes(),
                            mobility,
                            places,
                            options.mode(),
                            sources,
                            savedFacts);
            Verdicts verdicts = new Verdicts(mobility, declared, summaries);
            Reporter reporter = Reporter.at(trees, options.severities());
            Knowledge knowledge =
                    new Knowledge(
                            declared,
                            mobility,
                            verdicts,
                            places,
                            options.mode(),
                            task.getElements(),
                            task.getTypes());
            Examination examination =
                    new Examination(
                            knowledge,
                            summaries,
                            finding -> report(finding, reporter),
                            timing,
                            (rule, failure) -> troubles.inRule(rule.id(), failure),
                            rules);
            Surroundings surroundings =
                    new Surroundings(
                            trees,
                            task.getElements(),
                            task.getTypes(),
                            declared,
                            sources,
                            fact -> accept(fact, examination, reporter));
            checker =
                    new Checker(
                            new ClassScanner(surroundings),
                            new ConfinementSearch(surroundings, mobility),
                            examination,
                            summaries,
                            mobility,
                            classPath);
        }
        return checker;
    }

    private void report(Finding finding, Reporter reporter) {
        timing.begin(Timing.Phase.REPORT);
        reporter.report(finding);
        timing.end();
    }

    private static void accept(Fact fact, Examination examination, Reporter reporter) {
        if (fact instanceof RefusedCall refused) {
            reporter.explain(refused);
        } else {
            examination.accept(fact);
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
        }
    }

    /** A class has been analysed. */
    void scan(Analysed analysed) {
        if (isSkipped(analysed.type())) {
            return;
        }
        awake |= !canWait();
        if (awake) {
            scanNow(analysed);
            return;
        }
        waiting.add(analysed);
        if (isConcerned(analysed)) {
            awake = true;
            for (Analysed each : waiting) {
                scanNow(each);
            }
            waiting.clear();
        }
    }

    /**
     * Whether values need not be followed before something is found that can be confined: where
     * javac still has all trees, and nobody asks for what could not be proved, or writes facts.
     */
    private boolean canWait() {
        return sources.areAllBegun()
                && options.mode() == Mode.TARGETED
                && options.stubs().isEmpty()
                && filer == null;
    }

    private boolean isConcerned(Analysed analysed) {
        troubles.now(analysed.type(), analysed.unit());
        try {
            return checker().search().finds(analysed.tree(), analysed.unit());
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            troubles.inScan(failure);
            return true;
        }
    }

    private void scanNow(Analysed analysed) {
        troubles.now(analysed.type(), analysed.unit());
        try {
            checker().scanner().scan(analysed.tree(), analysed.unit());
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            troubles.inScan(failure);
        }
    }

    private boolean isSkipped(TypeElement type) {
        String name = type.getQualifiedName().toString();
        for (String each : options.skipped()) {
            if (name.startsWith(each + ".")) {
                return true;
            }
        }
        return false;
    }

    /** The compilation is over. */
    void end() {
        synchronized (CompilerSession.class) {
            INSTALLED.remove(task);
        }
        if (checker != null) {
            checker.classPath().close();
        }
    }

    /** The last class has been analysed. */
    void finish() {
        if (checker == null || finished) {
            return;
        }
        finished = true;
        waiting.clear();
        troubles.now();
        try {
            checker.examination().finish();
            if (filer != null) {
                timing.begin(Timing.Phase.SUMMARIES);
                new FactsWriter(filer, task.getElements(), troubles::warn)
                        .write(checker.summaries(), checker.mobility(), sources.analysed());
                timing.end();
            }
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            troubles.inScan(failure);
        }
        if (timing.isOn()) {
            troubles.note(timing.summary());
        }
    }
}
