package dev.locksmith.processor.dataflow.lock;

import dev.locksmith.processor.library.LibraryModel;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What bodies ask again and again about the classes and methods that they name. */
final class Declarations {

    private final Elements elements;
    private final Types types;
    private final Predicate<TypeElement> isSource;
    private final LibraryModel library;
    private final FunctionMethods functionMethods;
    private final @Nullable TypeElement object;
    private final Map<ExecutableElement, CalledMethod> called = new HashMap<>();
    private final Map<TypeElement, Boolean> withDefaultMethods = new HashMap<>();
    private final Map<TypeElement, TypeMirror> erased = new HashMap<>();

    private final Name self;
    private final Name above;
    private final Name literal;
    private final Name constructor;

    Declarations(
            Elements elements, Types types, Predicate<TypeElement> isSource, LibraryModel library) {
        this.elements = elements;
        this.types = types;
        this.isSource = isSource;
        this.library = library;
        this.functionMethods = new FunctionMethods(elements);
        this.object = elements.getTypeElement("java.lang.Object");
        // javac makes a text of a name whenever that is compared with one, but names are unique.
        this.self = elements.getName("this");
        this.above = elements.getName("super");
        this.literal = elements.getName("class");
        this.constructor = elements.getName("<init>");
    }

    Elements elements() {
        return elements;
    }

    /** The class above all; null if the JDK lacks it. */
    @Nullable TypeElement object() {
        return object;
    }

    boolean isSource(TypeElement type) {
        return isSource.test(type);
    }

    Predicate<TypeElement> isSource() {
        return isSource;
    }

    FunctionMethods functionMethods() {
        return functionMethods;
    }

    CalledMethod called(ExecutableElement method) {
        CalledMethod known = called.get(method);
        if (known == null) {
            known = CalledMethod.of(method, isSource.test(Members.ownerOf(method)), library);
            called.put(method, known);
        }
        return known;
    }

    boolean isSubtype(TypeElement type, TypeElement of) {
        return type.equals(of) || types.isSubtype(erased(type), erased(of));
    }

    private TypeMirror erased(TypeElement type) {
        return erased.computeIfAbsent(type, key -> types.erasure(key.asType()));
    }

    boolean hasDefaultMethod(TypeElement type) {
        return withDefaultMethods.computeIfAbsent(
                type,
                key ->
                        ElementFilter.methodsIn(key.getEnclosedElements()).stream()
                                .anyMatch(ExecutableElement::isDefault));
    }

    boolean isThis(Name name) {
        return name.equals(self);
    }

    boolean isSuper(Name name) {
        return name.equals(above);
    }

    /** Whether it is the {@code class} of a class literal. */
    boolean isClass(Name name) {
        return name.equals(literal);
    }

    boolean isConstructor(Name method) {
        return method.equals(constructor);
    }
}
