package dev.locksmith.processor.dataflow.lock;

import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Which method runs where an object of a class is taken for a function. */
final class FunctionMethods {

    private final Elements elements;
    private final Map<TypeElement, Optional<ExecutableElement>> known = new HashMap<>();

    FunctionMethods(Elements elements) {
        this.elements = elements;
    }

    /** Null if there is none, or if there are several. */
    @Nullable ExecutableElement of(TypeElement type) {
        Optional<ExecutableElement> found = known.get(type);
        if (found == null) {
            found = Optional.ofNullable(find(type));
            known.put(type, found);
        }
        return found.orElse(null);
    }

    private @Nullable ExecutableElement find(TypeElement type) {
        TypeElement function = functionOf(type);
        for (TypeElement at = type; function != null && at != null; at = Members.superclass(at)) {
            ExecutableElement found = implementationOf(function, at, type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The interface as which objects of a class are functions; null if there are several. */
    private @Nullable TypeElement functionOf(TypeElement type) {
        for (TypeElement at = type; at != null; at = Members.superclass(at)) {
            List<TypeElement> found = new ArrayList<>();
            for (TypeMirror each : at.getInterfaces()) {
                if (each instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement above
                        && elements.isFunctionalInterface(above)) {
                    found.add(above);
                }
            }
            if (!found.isEmpty()) {
                return found.size() == 1 ? found.get(0) : null;
            }
        }
        return null;
    }

    private @Nullable ExecutableElement implementationOf(
            TypeElement function, TypeElement in, TypeElement of) {
        for (ExecutableElement wanted : ElementFilter.methodsIn(elements.getAllMembers(function))) {
            if (wanted.getModifiers().contains(Modifier.ABSTRACT)) {
                for (ExecutableElement each : ElementFilter.methodsIn(in.getEnclosedElements())) {
                    if (!each.getModifiers().contains(Modifier.ABSTRACT)
                            && elements.overrides(each, wanted, of)
                            && !isOfEveryObject(each)) {
                        return each;
                    }
                }
            }
        }
        return null;
    }

    /** {@code Comparator} asks for {@code equals}, which every object has. */
    private static boolean isOfEveryObject(ExecutableElement method) {
        return switch (method.getSimpleName().toString()) {
            case "equals" -> method.getParameters().size() == 1;
            case "hashCode", "toString" -> method.getParameters().isEmpty();
            default -> false;
        };
    }
}
