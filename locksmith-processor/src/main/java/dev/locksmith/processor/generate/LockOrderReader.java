package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import dev.locksmith.processor.generate.LockOrderDeclaration.Constant;
import dev.locksmith.processor.generate.LockOrderDeclaration.Continued;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads an annotated enum, from source or from a class file. */
final class LockOrderReader {
    private final Types types;

    private final WrittenNames writtenNames;

    LockOrderReader(ProcessingEnvironment environment) {
        types = environment.getTypeUtils();
        writtenNames = new WrittenNames(environment);
    }

    LockOrderDeclaration read(TypeElement annotated) throws RefusedOrder {
        if (annotated.getKind() != ElementKind.ENUM) {
            throw new RefusedOrder(
                    Problem.ofEnum(
                            ("@LockOrder belongs on an enum, whose constants are the lock "
                                            + "levels; '%s' is none")
                                    .formatted(annotated.getSimpleName()),
                            "declare 'enum %s' with a constant for each level"
                                    .formatted(annotated.getSimpleName())));
        }
        ClassName type = ClassName.get(annotated);
        boolean isPublic = true;
        for (Element e = annotated;
                e != null && e.getKind() != ElementKind.PACKAGE;
                e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                throw new RefusedOrder(unreachable(annotated, e));
            }
            isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
        }

        AnnotationMirror lockOrder =
                AnnotationValues.find(annotated, AnnotationValues.LOCK_ORDER).orElseThrow();
        List<? extends AnnotationValue> after = AnnotationValues.list(lockOrder, "after");
        List<Continued> continued = new ArrayList<>();
        List<String> unresolved = new ArrayList<>(unresolvedConstants(annotated));
        for (int i = 0; i < after.size(); i++) {
            if (after.get(i).getValue() instanceof TypeMirror named
                    && named.getKind() != TypeKind.ERROR) {
                continued.add(continued(named));
            } else {
                List<String> written = writtenNames.classLiterals(annotated, lockOrder);
                unresolved.add(
                        written.size() == after.size()
                                ? written.get(i)
                                : "a class named in 'after'");
            }
        }
        return new LockOrderDeclaration(
                type, isPublic, constants(annotated), continued, unresolved);
    }

    private static Problem unreachable(TypeElement annotated, Element hidden) {
        return Problem.ofEnum(
                ("'%s' is private, but the levels generated from '%s' would be open to the "
                                + "whole package")
                        .formatted(hidden.getSimpleName(), annotated.getSimpleName()),
                "make '%s' package-private or public".formatted(hidden.getSimpleName()));
    }

    /** An {@code @After} may name constants of a class that is generated later. */
    private static List<String> unresolvedConstants(TypeElement annotated) {
        return annotated.getEnclosedElements().stream()
                .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                .filter(
                        e ->
                                AnnotationValues.find(e, AnnotationValues.AFTER).stream()
                                        .flatMap(a -> AnnotationValues.list(a, "value").stream())
                                        .anyMatch(AnnotationValues::isUnresolved))
                .map(e -> "what the @After of '%s' names".formatted(e.getSimpleName()))
                .toList();
    }

    private static List<Constant> constants(TypeElement annotated) {
        return annotated.getEnclosedElements().stream()
                .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                .map(e -> new Constant(e.getSimpleName().toString(), after(e)))
                .toList();
    }

    private static Optional<List<String>> after(Element constant) {
        return AnnotationValues.find(constant, AnnotationValues.AFTER)
                .map(
                        after ->
                                AnnotationValues.list(after, "value").stream()
                                        .map(value -> value.getValue().toString())
                                        .toList());
    }

    private Continued continued(TypeMirror named) throws RefusedOrder {
        if (types.asElement(named) instanceof TypeElement element) {
            if (AnnotationValues.find(element, AnnotationValues.LOCK_ORDER).isPresent()) {
                return wholeOrder(element);
            }
            for (TypeMirror type = named;
                    type instanceof DeclaredType declared;
                    type = ((TypeElement) declared.asElement()).getSuperclass()) {
                if (((TypeElement) declared.asElement())
                        .getQualifiedName()
                        .contentEquals("dev.locksmith.Level")) {
                    return level(element, declared);
                }
            }
        }
        throw new RefusedOrder(
                Problem.ofEnum(
                        "'after' names '%s', which is neither a lock order nor a level"
                                .formatted(named),
                        ("name an enum with @LockOrder to come after all of it, or a level "
                                + "class generated from one")));
    }

    private static Continued wholeOrder(TypeElement order) {
        ClassName type = ClassName.get(order);
        LockOrderDeclaration declaration =
                new LockOrderDeclaration(type, true, constants(order), List.of(), List.of());
        List<ClassName> ends;
        try {
            ends = LockOrderPlan.of(declaration).ends();
        } catch (RefusedOrder e) {
            ends = List.of(); // reported where that enum is declared
        }
        return new Continued("all of " + declaration.name(), ends);
    }

    private Continued level(TypeElement named, DeclaredType level) throws RefusedOrder {
        String name = String.join(".", ClassName.get(named).simpleNames());
        if (level.getTypeArguments().size() == 2
                && types.asElement(level.getTypeArguments().get(1)) instanceof TypeElement held
                && held.getKind() == ElementKind.INTERFACE) {
            return new Continued(name, List.of(ClassName.get(held)));
        }
        throw new RefusedOrder(
                Problem.ofEnum(
                        "'after' names the level '%s', which does not say where its locks lead to"
                                .formatted(name),
                        "let it extend Level<From, To>, with an interface for To"));
    }
}
