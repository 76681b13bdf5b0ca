package dev.locksmith.processor.survey;

import dev.locksmith.processor.export.Inventory.KindOfType;
import dev.locksmith.processor.export.Inventory.Order;
import dev.locksmith.processor.fact.declared.ClassDeclared;
import dev.locksmith.processor.type.TypeText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The classes that are compiled: of which kind they are, and which are lock orders. */
final class DeclaredTypes {

    private static final String LOCK_ORDER = "dev.locksmith.annotations.LockOrder";

    private final Kinds kinds;
    private final Elements elements;
    private final List<ClassDeclared> all = new ArrayList<>();

    DeclaredTypes(Kinds kinds, Elements elements) {
        this.kinds = kinds;
        this.elements = elements;
    }

    /** A class that belongs to a domain. */
    record OfDomain(String domain, String name, List<String> why, ClassDeclared declared) {}

    void add(ClassDeclared declared) {
        // Local and anonymous classes are part of the code around them.
        if (!declared.type().getQualifiedName().isEmpty()
                && declared.type().getKind() != ElementKind.ANNOTATION_TYPE) {
            all.add(declared);
        }
    }

    List<KindOfType> all() {
        return all.stream().map(this::kindOf).toList();
    }

    private KindOfType kindOf(ClassDeclared declared) {
        TypeElement type = declared.type();
        Kinds.Kind kind = kinds.of(type);
        return new KindOfType(
                TypeText.of(type),
                elements.getPackageOf(type).getQualifiedName().toString(),
                type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                kind.isolation(),
                kind.why(),
                declared.site());
    }

    /** Those that belong to a domain. */
    List<OfDomain> ofDomains() {
        List<OfDomain> found = new ArrayList<>();
        for (ClassDeclared each : all) {
            Kinds.Kind kind = kinds.of(each.type());
            if (kind.domain() != null) {
                found.add(new OfDomain(kind.domain(), TypeText.of(each.type()), kind.why(), each));
            }
        }
        return found;
    }

    /** The lock orders among them. */
    List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (ClassDeclared each : all) {
            annotation(each.type(), LOCK_ORDER)
                    .ifPresent(annotation -> orders.add(order(each, annotation)));
        }
        return orders;
    }

    private static Order order(ClassDeclared declared, AnnotationMirror annotation) {
        List<String> levels = new ArrayList<>();
        List<Order.Step> steps = new ArrayList<>();
        String before = null;
        for (String continued : values(annotation, "after")) {
            levels.add(continued);
        }
        List<String> roots = List.copyOf(levels);
        for (Element constant : declared.type().getEnclosedElements()) {
            if (constant.getKind() != ElementKind.ENUM_CONSTANT) {
                continue;
            }
            String name = constant.getSimpleName().toString();
            Optional<AnnotationMirror> after = annotation(constant, LOCK_ORDER + ".After");
            List<String> above =
                    after.map(said -> values(said, "value"))
                            .orElse(before == null ? List.of() : List.of(before));
            (above.isEmpty() ? roots : above)
                    .forEach(each -> steps.add(new Order.Step(each, name)));
            levels.add(name);
            before = name;
        }
        return new Order(TypeText.of(declared.type()), levels, steps, declared.site());
    }

    private static Optional<AnnotationMirror> annotation(Element element, String name) {
        for (AnnotationMirror each : element.getAnnotationMirrors()) {
            if (each.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Names, and classes without their packages. */
    private static List<String> values(AnnotationMirror annotation, String member) {
        List<String> found = new ArrayList<>();
        annotation
                .getElementValues()
                .forEach(
                        (method, value) -> {
                            if (method.getSimpleName().contentEquals(member)
                                    && value.getValue() instanceof List<?> values) {
                                values.forEach(
                                        each ->
                                                found.add(
                                                        shortened(
                                                                ((AnnotationValue) each)
                                                                        .getValue()
                                                                        .toString())));
                            }
                        });
        return found;
    }

    private static String shortened(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
