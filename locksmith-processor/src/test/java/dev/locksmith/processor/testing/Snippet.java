package dev.locksmith.processor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import dev.locksmith.processor.Mode;
import dev.locksmith.processor.call.Surroundings;
import dev.locksmith.processor.cfg.CfgListener;
import dev.locksmith.processor.dataflow.ClassScanner;
import dev.locksmith.processor.dataflow.ConfinementSearch;
import dev.locksmith.processor.dataflow.lock.LockSearch;
import dev.locksmith.processor.dataflow.source.Bodies;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Suppression;
import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.report.Failures;
import dev.locksmith.processor.report.Severity;
import dev.locksmith.processor.report.Suppressions;
import dev.locksmith.processor.report.Timing;
import dev.locksmith.processor.report.Troubles;
import dev.locksmith.processor.rule.Examination;
import dev.locksmith.processor.rule.Knowledge;
import dev.locksmith.processor.summary.ExternalSummaries;
import dev.locksmith.processor.summary.Overrides;
import dev.locksmith.processor.summary.Places;
import dev.locksmith.processor.summary.Summaries;
import dev.locksmith.processor.summary.Verdicts;
import dev.locksmith.processor.type.Declared;
import dev.locksmith.processor.type.ErasedMarks;
import dev.locksmith.processor.type.Mobility;
import dev.locksmith.processor.type.MobilityOf;
import dev.locksmith.processor.type.Reasons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A compiled piece of source whose elements can be asked about. */
public final class Snippet {

    private static final Pattern EXPECTATION =
            Pattern.compile("(\\w+);\\s*// (CONFINED|SENDABLE|UNKNOWN)$");

    private final Set<Element> source = new HashSet<>();
    private final List<CompilationUnitTree> units = new ArrayList<>();
    private final String text;
    private final Trees trees;
    private final Elements elements;
    private final Types types;
    private final LibraryModel library;
    private final Declared declared;
    private final MobilityOf mobility;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    private Snippet(String text, List<String> options) {
        this.text = text;
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        InMemory.files(diagnostics),
                                        diagnostics,
                                        options,
                                        null,
                                        List.of(InMemory.source(text)));
        trees = Trees.instance(task);
        elements = task.getElements();
        try {
            List<String> names = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                units.add(unit);
                String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
                for (Tree tree : unit.getTypeDecls()) {
                    if (tree instanceof ClassTree type) {
                        names.add(prefix + type.getSimpleName());
                    }
                }
            }
            task.analyze();
            names.forEach(name -> source.add(type(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        types = task.getTypes();
        library = new LibraryModel(elements, this::isSource, Timing.off());
        declared = new Declared(library, type -> false);
        mobility = new MobilityOf(declared, elements, types, ErasedMarks.NONE, Timing.off());
    }

    /** Compiles this text; errors in it are no obstacle. */
    public static Snippet of(String text) {
        return new Snippet(text, List.of("-proc:none"));
    }

    /** Compiles this text against the class files in a directory. */
    public static Snippet of(String text, Path classes) {
        return new Snippet(text, List.of("-proc:none", "-classpath", ClassFiles.pathWith(classes)));
    }

    /** Compares the mobility of fields with the marks of their lines. */
    public static Snippet verify(String text) {
        return of(text).verify();
    }

    /**
     * Compares the mobility of each field whose line ends in {@code // CONFINED}, {@code //
     * SENDABLE} or {@code // UNKNOWN}.
     */
    public Snippet verify() {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = EXPECTATION.matcher(line);
            if (matcher.find()) {
                String field = matcher.group(1);
                expected.add(field + " " + matcher.group(2));
                actual.add(field + " " + mobility.of(field(field)).kind());
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("no expectation in:\n" + text);
        }
        return this;
    }

    /** Whether anything in it has to do with confinement. */
    public boolean concernsConfinement() {
        Surroundings surroundings = surroundings(this::isSource, fact -> {});
        ConfinementSearch search = new ConfinementSearch(surroundings, mobility);
        return classes().anyMatch(each -> search.finds(each.tree(), each.unit()));
    }

    /**
     * Whether there is anything that a thread can hold while others wait for it.
     *
     * @param lockingElsewhere names of library methods that are told to lock
     */
    public boolean concernsLocks(Set<String> lockingElsewhere) {
        LockSearch search =
                new LockSearch(
                        trees,
                        suppressions,
                        this::isSource,
                        library,
                        method -> lockingElsewhere.contains(method.getSimpleName().toString()));
        return classes().anyMatch(each -> search.finds(each.tree(), each.unit()));
    }

    /**
     * Checks it, and returns the messages of findings and of failures.
     *
     * @param isSource asked of a class in the scan; a test lets it fail
     * @param foreign asked of a method that {@code isSource} does not answer for, when all is
     *     scanned; a test lets it fail
     */
    public List<String> check(Predicate<TypeElement> isSource, ExternalSummaries foreign) {
        List<String> messages = new ArrayList<>();
        Failures failures = failures();
        Summaries summaries =
                new Summaries(
                        elements,
                        types,
                        new Overrides(elements, types),
                        mobility,
                        declared,
                        Places.NONE,
                        Mode.TARGETED,
                        isSource,
                        foreign,
                        failures);
        Knowledge knowledge =
                new Knowledge(
                        declared,
                        mobility,
                        new Verdicts(mobility, declared, summaries),
                        Places.NONE,
                        Mode.TARGETED,
                        elements,
                        types);
        Examination examination =
                new Examination(
                        knowledge,
                        summaries,
                        suppressions,
                        finding -> messages.add(finding.message()),
                        Timing.off(),
                        failures);
        ClassScanner scanner = new ClassScanner(surroundings(isSource, examination::accept));
        classes()
                .forEach(
                        each ->
                                scanner.scan(
                                        each.tree(),
                                        new Bodies(
                                                trees, elements, types, suppressions, each.unit()),
                                        Suppression.NONE));
        examination.finish();
        diagnostics.getDiagnostics().stream()
                .map(each -> each.getMessage(Locale.ENGLISH))
                .filter(message -> message.contains("mistake in the checker"))
                .forEach(messages::add);
        return messages;
    }

    private Surroundings surroundings(Predicate<TypeElement> isSource, Consumer<Fact> facts) {
        return new Surroundings(
                trees,
                elements,
                types,
                declared,
                Mode.TARGETED,
                isSource,
                suppressions,
                facts,
                failures(),
                CfgListener.NONE);
    }

    private final Suppressions suppressions = new Suppressions(List.of());

    private Failures failures() {
        return new Failures(Troubles.at(trees), () -> Severity.ERROR);
    }

    private record ClassIn(ClassTree tree, CompilationUnitTree unit) {}

    private Stream<ClassIn> classes() {
        return units.stream()
                .flatMap(
                        unit ->
                                unit.getTypeDecls().stream()
                                        .filter(ClassTree.class::isInstance)
                                        .map(tree -> new ClassIn((ClassTree) tree, unit)));
    }

    /** The reasons for the mobility of this field, a line each. */
    public String reasons(String field) {
        Reasons reasons = mobility.of(field(field)).reasons();
        return reasons == null ? "" : String.join("\n", reasons.lines());
    }

    public Mobility mobility(String field) {
        return mobility.of(field(field));
    }

    /** The field of this name, in whatever class. */
    public VariableElement field(String name) {
        for (Element type : source) {
            VariableElement found = find((TypeElement) type, name);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException("no field '" + name + "' in:\n" + text);
    }

    /** The method of this name, in whatever class. */
    public ExecutableElement method(String name) {
        for (Element type : source) {
            for (ExecutableElement each : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (each.getSimpleName().contentEquals(name)) {
                    return each;
                }
            }
        }
        throw new IllegalArgumentException("no method '" + name + "' in:\n" + text);
    }

    /** The local class of this name. */
    public TypeElement localType(String name) {
        TypeElement[] found = new TypeElement[1];
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                if (tree.getSimpleName().contentEquals(name)) {
                    found[0] = (TypeElement) trees.getElement(getCurrentPath());
                }
                return super.visitClass(tree, null);
            }
        }.scan(units, null);
        assertNotNull(found[0], name);
        return found[0];
    }

    /** What javac knows of its elements. */
    public Elements elements() {
        return elements;
    }

    /** The type with this qualified name. */
    public TypeElement type(String name) {
        TypeElement type = elements.getTypeElement(name);
        assertNotNull(type, name);
        return type;
    }

    public Declared declared() {
        return declared;
    }

    public MobilityOf mobility() {
        return mobility;
    }

    /** No summaries, to which facts can be added. */
    public Summaries summaries() {
        return new Summaries(
                elements,
                types,
                new Overrides(elements, types),
                mobility,
                declared,
                Places.NONE,
                Mode.TARGETED,
                this::isSource,
                ExternalSummaries.NONE,
                failures());
    }

    /** Which of its methods override which. */
    public Overrides overrides() {
        return new Overrides(elements, types);
    }

    private boolean isSource(Element element) {
        return source.contains(element)
                || (element.getEnclosingElement() instanceof TypeElement outer && isSource(outer));
    }

    private static VariableElement find(TypeElement type, String name) {
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof VariableElement field
                    && field.getSimpleName().contentEquals(name)) {
                return field;
            }
        }
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            VariableElement found = find(nested, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
