package dev.locksmith.processor.dataflow;

import com.sun.source.tree.ExpressionTree;

import dev.locksmith.processor.call.Callee;
import dev.locksmith.processor.dataflow.walk.Invocation;
import dev.locksmith.processor.dataflow.walk.Walk;
import dev.locksmith.processor.type.Containers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * Static methods of libraries that put what they are given into a container: {@code
 * Collections.addAll(list, task)}. They are told by their declaration, which takes a {@code
 * Collection<? super T>} and a {@code T}: each is put in as the container's own {@code add} does.
 */
final class Fillings {

    private final Walk walk;

    Fillings(Walk walk) {
        this.walk = walk;
    }

    /**
     * The calls of {@code add} for which this one stands: one for each argument but the first,
     * which is the container.
     */
    List<Invocation> of(Invocation call) {
        Callee callee = call.callee();
        if (!callee.isStatic() || callee.isSource() || call.arguments().size() < 2) {
            return List.of();
        }
        ExecutableElement method = isFilling(callee.method()) ? add() : null;
        if (method == null || !isSpread(call)) {
            return List.of();
        }
        ExpressionTree container = call.arguments().get(0);
        TypeMirror type = walk.attributed.typeOf(container);
        if (!(type instanceof DeclaredType declared) || !Containers.isOne(declared)) {
            return List.of();
        }
        ExecutableType called =
                walk.surroundings.types().asMemberOf(declared, method) instanceof ExecutableType of
                        ? of
                        : null;
        Callee adding = walk.callees.of(method);
        List<Invocation> all = new ArrayList<>();
        for (ExpressionTree each : call.arguments().subList(1, call.arguments().size())) {
            all.add(new Invocation(call.tree(), List.of(each), adding, container, type, called));
        }
        return all;
    }

    /** Whether all that is put in is written one by one, and not as an array. */
    private boolean isSpread(Invocation call) {
        ExecutableElement method = call.callee().method();
        int last = method.getParameters().size() - 1;
        return !method.isVarArgs()
                || call.arguments().size() > last + 1
                || (call.arguments().size() == last + 1
                        && !(walk.attributed.typeOf(call.arguments().get(last))
                                instanceof ArrayType));
    }

    private boolean isFilling(ExecutableElement method) {
        if (method.getParameters().size() != 2) {
            return false;
        }
        TypeMirror filled = method.getParameters().get(0).asType();
        TypeMirror last = method.getParameters().get(1).asType();
        TypeMirror given =
                last instanceof ArrayType many && method.isVarArgs()
                        ? many.getComponentType()
                        : last;
        return Containers.isOne(filled)
                && filled instanceof DeclaredType container
                && container.getTypeArguments().size() == 1
                && container.getTypeArguments().get(0) instanceof WildcardType any
                && any.getSuperBound() != null
                && walk.surroundings.types().isSameType(given, any.getSuperBound());
    }

    /** What collections do when something is added; null if the JDK lacks them. */
    private @Nullable ExecutableElement add() {
        TypeElement type = walk.surroundings.elements().getTypeElement("java.util.Collection");
        for (ExecutableElement each :
                ElementFilter.methodsIn(type == null ? List.of() : type.getEnclosedElements())) {
            if (each.getSimpleName().contentEquals("add")) {
                return each;
            }
        }
        return null;
    }
}
