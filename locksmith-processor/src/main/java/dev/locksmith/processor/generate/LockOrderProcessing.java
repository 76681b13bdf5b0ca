package dev.locksmith.processor.generate;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.locksmith.processor.report.DeclarationReporter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Generates the levels of every enum with {@code @LockOrder}, and reports those that mean nothing.
 *
 * <p>One instance serves one compilation; an annotation processor calls {@link #process} in each of
 * its rounds:
 *
 * <pre>{@code
 * LockOrderProcessing lockOrders = new LockOrderProcessing(processingEnv);   // in init
 * lockOrders.process(annotations, round);                                    // in process
 * }</pre>
 *
 * <p>Each file is made from one enum and from what that enum's annotations name.
 */
public final class LockOrderProcessing {
    private final VisibleClasses classes;
    private final LockOrderReader reader;
    private final SourceWriter writer;
    private final NeededClasses needed;
    private final DeclarationReporter reporter;
    private final ContinuedOrders orders = new ContinuedOrders();

    /** Enums that name a class which a later round may bring. */
    private final List<TypeElement> waiting = new ArrayList<>();

    /**
     * Serves one compilation.
     *
     * @param environment of the annotation processor that calls
     */
    public LockOrderProcessing(ProcessingEnvironment environment) {
        classes = new VisibleClasses(environment.getElementUtils());
        reader = new LockOrderReader(environment);
        writer = new SourceWriter(environment.getFiler());
        needed = new NeededClasses(classes, environment.getSourceVersion());
        reporter = new DeclarationReporter(environment.getMessager());
    }

    /**
     * Takes one round of annotation processing, the last one included.
     *
     * @param annotations those present, as the compiler gave them: classes are looked through only
     *     if ours are among them
     * @param round as the compiler gave it
     */
    public void process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element constant : annotated(annotations, AnnotationValues.AFTER, round)) {
            refuseStray(constant);
        }
        List<TypeElement> candidates = new ArrayList<>();
        waiting.forEach(earlier -> candidates.add(inThisRound(earlier)));
        waiting.clear();
        candidates.addAll(
                ElementFilter.typesIn(annotated(annotations, AnnotationValues.LOCK_ORDER, round)));

        Map<TypeElement, LockOrderDeclaration> read = new LinkedHashMap<>();
        for (TypeElement each : candidates) {
            try {
                LockOrderDeclaration order = reader.read(each);
                orders.add(order);
                read.put(each, order);
            } catch (RefusedOrder e) {
                report(each, e);
            }
        }
        if (round.processingOver()) {
            if (!round.errorRaised()) { // an error ends the rounds before all is generated
                read.forEach((element, order) -> report(element, orders.unresolved(order)));
            }
            return;
        }
        read.forEach(
                (element, order) -> {
                    if (order.unresolved().isEmpty()) {
                        generate(element, order);
                    } else {
                        waiting.add(element);
                    }
                });
    }

    private void generate(TypeElement element, LockOrderDeclaration order) {
        try {
            needed.refuseMissing(order, element, orders.generated());
        } catch (RefusedOrder e) {
            report(element, e);
            if (needed.seesLevel(element)) {
                salvage(element, order.asPlainChain());
            }
            return;
        }
        try {
            orders.refuseCircle(order);
            write(element, LockOrderPlan.of(order));
        } catch (RefusedOrder e) {
            report(element, e);
            salvage(element, order.asPlainChain());
        }
    }

    /**
     * For a refused order, generates what levels can be named. The compilation has failed already;
     * but without them each use of a level would be an error of its own, and bury the one that
     * matters.
     */
    private void salvage(TypeElement element, LockOrderDeclaration order) {
        try {
            write(element, LockOrderPlan.of(order));
        } catch (RefusedOrder e) {
            Set<String> unusable =
                    e.problems().stream()
                            .flatMap(problem -> problem.constant().stream())
                            .collect(toUnmodifiableSet());
            if (!unusable.isEmpty()) {
                salvage(element, order.without(unusable));
            }
        }
    }

    private void write(TypeElement element, LockOrderPlan plan) throws RefusedOrder {
        writer.write(
                plan, LockOrderGenerator.generate(plan, needed.seesGenerated(element)), element);
    }

    /** Each round has elements of its own. */
    private TypeElement inThisRound(TypeElement earlier) {
        TypeElement now = classes.find(earlier, earlier.getQualifiedName());
        return now == null ? earlier : now;
    }

    private static Set<? extends Element> annotated(
            Set<? extends TypeElement> annotations, String name, RoundEnvironment round) {
        return annotations.stream()
                .filter(annotation -> annotation.getQualifiedName().contentEquals(name))
                .findFirst()
                .<Set<? extends Element>>map(round::getElementsAnnotatedWith)
                .orElse(Set.of());
    }

    private void refuseStray(Element field) {
        Element owner = Objects.requireNonNull(field.getEnclosingElement());
        if (field.getKind() != ElementKind.ENUM_CONSTANT
                || AnnotationValues.find(owner, AnnotationValues.LOCK_ORDER).isEmpty()) {
            Problem stray =
                    Problem.ofEnum(
                            "@After orders the constants of an enum with @LockOrder; "
                                    + "'%s' in '%s' is no such constant"
                                            .formatted(
                                                    field.getSimpleName(), owner.getSimpleName()),
                            "declare '%s' as an enum with @LockOrder, or remove @After"
                                    .formatted(owner.getSimpleName()));
            report(stray, field, AnnotationValues.AFTER);
        }
    }

    private void report(TypeElement type, RefusedOrder refused) {
        for (Problem problem : refused.problems()) {
            Optional<? extends Element> constant =
                    problem.constant().flatMap(name -> constant(type, name));
            if (constant.isPresent()) {
                report(problem, constant.orElseThrow(), AnnotationValues.AFTER);
            } else {
                report(problem, type, AnnotationValues.LOCK_ORDER);
            }
        }
    }

    private void report(Problem problem, Element place, String annotation) {
        reporter.error(problem.message(), place, AnnotationValues.find(place, annotation));
    }

    private static Optional<? extends Element> constant(TypeElement type, String name) {
        return type.getEnclosedElements().stream()
                .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                .filter(e -> e.getSimpleName().contentEquals(name))
                .findFirst();
    }
}
