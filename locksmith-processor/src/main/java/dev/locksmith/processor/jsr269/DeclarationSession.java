package dev.locksmith.processor.jsr269;

import dev.locksmith.processor.Options;
import dev.locksmith.processor.dataflow.DeclarationScanner;
import dev.locksmith.processor.export.Inventory;
import dev.locksmith.processor.export.ReportFiles;
import dev.locksmith.processor.export.SourcePlaces;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.library.ClassPath;
import dev.locksmith.processor.library.JarStubs;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.library.StubSource;
import dev.locksmith.processor.library.UserStubs;
import dev.locksmith.processor.report.Baseline;
import dev.locksmith.processor.report.Extent;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.report.Reporter;
import dev.locksmith.processor.report.Sink;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.report.Timing;
import dev.locksmith.processor.report.Troubles;
import dev.locksmith.processor.report.Unmatched;
import dev.locksmith.processor.rule.Examination;
import dev.locksmith.processor.rule.Knowledge;
import dev.locksmith.processor.rule.Rules;
import dev.locksmith.processor.summary.ExternalSummaries;
import dev.locksmith.processor.summary.Overrides;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.Summaries;
import dev.locksmith.processor.summary.Verdicts;
import dev.locksmith.processor.survey.Survey;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.ErasedMarks;
import dev.locksmith.processor.type.MobilityOf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Checks the declarations of one compilation. */
public final class DeclarationSession {

    private static final String OURS = "dev.locksmith.annotations";

    /** What Kotlin's compiler writes on every class, and on the stub of one too. */
    private static final String OF_KOTLIN = "kotlin.Metadata";

    private static final String ONLY_DECLARATIONS =
            "only declarations are checked here; what happens inside methods is checked"
                    + " where javac, version 17 or newer, compiles them";

    private static final String JAVAC_IS_HIDDEN =
            "only declarations are checked here, because the build tool hides javac from its"
                    + " annotation processors; put locksmith-processor on the processor path or the"
                    + " class path of javac, where javac finds it by itself as a plugin";

    private final Elements elements;
    private final Types types;
    private final Messager messager;
    private final Filer filer;
    private final Troubles troubles;
    private final Failures failures;
    private final Options options;
    private final ClassLoader processorPath;
    private final Suppressions suppressions = new Suppressions(Rules.ids());
    private final Set<String> roots = new LinkedHashSet<>();
    private boolean usesOurs;
    private boolean areStubs;

    /** Where a report is wanted. */
    private @Nullable Survey survey;

    /**
     * Serves one compilation.
     *
     * @param environment of the annotation processor that calls
     * @param processorPath where the compiler looks for processors, and where jars may have stubs
     */
    public DeclarationSession(
            ProcessingEnvironment environment, Options options, ClassLoader processorPath) {
        this.processorPath = processorPath;
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.messager = environment.getMessager();
        this.filer = environment.getFiler();
        this.troubles = Troubles.at(messager);
        this.options = options;
        this.failures = new Failures(troubles, options::failures);
    }

    /**
     * Takes one round of annotation processing, the last one included.
     *
     * @param annotations the types of those that stand on its declarations
     */
    public void process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        usesOurs |= annotations.stream().anyMatch(this::isOurs);
        areStubs |=
                annotations.stream()
                        .anyMatch(each -> each.getQualifiedName().contentEquals(OF_KOTLIN));
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                roots.add(type.getQualifiedName().toString());
            }
        }
    }

    /**
     * Whether the sources are stubs that nobody compiles: Kotlin's kapt lets javac see those, and
     * ends after the processors, without the events of javac.
     */
    public boolean areStubs() {
        return areStubs;
    }

    /** Where no other checker is at work: what this one leaves out, and what was asked wrongly. */
    public void tellWhatIsNotChecked() {
        boolean isHidden =
                !areStubs && elements.getClass().getName().startsWith("com.sun.tools.javac.");
        if (usesOurs && isHidden) {
            troubles.warn(JAVAC_IS_HIDDEN);
        } else if (usesOurs) {
            troubles.note(ONLY_DECLARATIONS);
        }
        options.problems().forEach(troubles::error);
    }

    private boolean isOurs(TypeElement annotation) {
        return elements.getPackageOf(annotation).getQualifiedName().contentEquals(OURS);
    }

    /** Checks all that was seen: when the rounds are over, and every generated class is there. */
    public void check() {
        try (ClassPath classPath = new ClassPath(elements, filer)) {
            check(classPath);
        }
    }

    private void check(ClassPath classPath) {
        Baseline baseline = options.baseline().open(Rules.ids(), troubles);
        Reporter reporter =
                Reporter.at(
                        messager,
                        options.severities(),
                        suppressions,
                        baseline,
                        reportFiles(baseline));
        Examination examination = examination(reporter, classPath);
        DeclarationScanner scanner =
                new DeclarationScanner(elements, suppressions, examination::accept);
        for (String name : roots) {
            TypeElement type = elements.getTypeElement(name);
            if (type != null && options.selection().includes(name)) {
                Site site = new Site.OfElement(type, Suppression.NONE);
                failures.attempt(site, "by any rule", () -> scanner.scan(type, Suppression.NONE));
            }
        }
        new Unmatched(roots, this::isKnown, troubles).tell(options.selection());
        reporter.tellMisspelt();
        // What is found in bodies may all be there still.
        reporter.finish(Extent.NOTHING, troubles);
    }

    private List<Sink> reportFiles(Baseline baseline) {
        return options.report().isEmpty()
                ? List.of()
                : List.of(
                        new ReportFiles(
                                options.report(),
                                Rules.ids(),
                                SourcePlaces.none(),
                                () -> inventory(baseline)));
    }

    private Inventory inventory(Baseline baseline) {
        Survey made = survey;
        return made == null
                ? Inventory.EMPTY
                : made.inventory(
                        List.of(), baseline.date(suppressions.notes()), baseline.entries());
    }

    private boolean isKnown(String name) {
        return elements.getPackageElement(name) != null || elements.getTypeElement(name) != null;
    }

    private Examination examination(Reporter reporter, ClassPath classPath) {
        LibraryModel library =
                new LibraryModel(elements, this::isSource, Timing.off(), stubs(classPath));
        Declared declared = new Declared(library, type -> false);
        MobilityOf mobility =
                new MobilityOf(declared, elements, types, ErasedMarks.NONE, Timing.off());
        Summaries summaries =
                new Summaries(
                        elements,
                        types,
                        new Overrides(elements, types),
                        mobility,
                        declared,
                        Places.NONE,
                        options.mode(),
                        this::isSource,
                        ExternalSummaries.NONE,
                        failures);
        Knowledge knowledge =
                new Knowledge(
                        declared,
                        mobility,
                        new Verdicts(mobility, declared, summaries),
                        Places.NONE,
                        options.mode(),
                        elements,
                        types);
        Examination examination =
                new Examination(
                        knowledge,
                        summaries,
                        suppressions,
                        reporter::report,
                        Timing.off(),
                        failures);
        if (!options.report().isEmpty()) {
            Survey made = new Survey(knowledge);
            examination.watch(made);
            survey = made;
        }
        return examination;
    }

    private StubSource[] stubs(ClassPath classPath) {
        List<StubSource> stubs = new ArrayList<>();
        if (!options.stubs().isEmpty()) {
            stubs.add(
                    UserStubs.read(
                            options.stubs(),
                            problem -> troubles.error(problem.toString()),
                            empty -> troubles.warn(empty.toString())));
        }
        stubs.add(
                new JarStubs(
                        processorPath, classPath, problem -> troubles.warn(problem.toString())));
        return stubs.toArray(new StubSource[0]);
    }

    private boolean isSource(TypeElement type) {
        return roots.contains(type.getQualifiedName().toString())
                || (type.getEnclosingElement() instanceof TypeElement outer && isSource(outer));
    }
}
