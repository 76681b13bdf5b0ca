package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The classes of the objects that names stand for. */
final class LockTypes {

    private LockTypes() {}

    /** The class of the object, as far as its name tells; null if it does not. */
    static @Nullable TypeElement endOf(LockName name) {
        if (!(name instanceof Path path)) {
            return name instanceof LockName.Fresh fresh ? fresh.type() : null;
        }
        if (!path.steps().isEmpty()) {
            Element last = path.steps().get(path.steps().size() - 1);
            if (last instanceof ExecutableElement method) {
                return Members.ownerOf(method);
            }
            return last instanceof TypeElement around ? around : classOf(last.asType());
        }
        return startOf(path.root());
    }

    /** The variable at the end of a path; null if there is none. */
    static @Nullable VariableElement variableAtEnd(Path path) {
        if (!path.steps().isEmpty()) {
            return path.steps().get(path.steps().size() - 1) instanceof VariableElement field
                    ? field
                    : null;
        } else if (path.root() instanceof Root.Parameter parameter) {
            return parameter.variable();
        }
        return path.root() instanceof Root.Static of ? of.field() : null;
    }

    /** The class of the object at which a path begins; null for what is no object of one. */
    static @Nullable TypeElement startOf(Root root) {
        return root.accept(START).orElse(null);
    }

    private static final Root.RootVisitor<Optional<TypeElement>> START =
            new Root.RootVisitor<>() {
                @Override
                public Optional<TypeElement> self(Root.This root) {
                    return Optional.of(root.type());
                }

                @Override
                public Optional<TypeElement> parameter(Root.Parameter root) {
                    return Optional.ofNullable(classOf(root.variable().asType()));
                }

                @Override
                public Optional<TypeElement> staticField(Root.Static root) {
                    return Optional.ofNullable(classOf(root.field().asType()));
                }

                @Override
                public Optional<TypeElement> classLiteral(Root.OfClass root) {
                    return Optional.empty();
                }

                @Override
                public Optional<TypeElement> initializer(Root.Initializer root) {
                    return Optional.empty();
                }

                @Override
                public Optional<TypeElement> thread(Root.OfThread root) {
                    return Optional.empty();
                }
            };

    /** The method that runs the function at the end of a path; null if it is none. */
    static @Nullable ExecutableElement functionOf(Path path) {
        TypeElement type = endOf(path);
        ExecutableElement only = null;
        if (type == null || !type.getKind().isInterface()) {
            return null;
        }
        for (ExecutableElement each : ElementFilter.methodsIn(type.getEnclosedElements())) {
            // A comparator has the word of what every object has.
            if (each.getModifiers().contains(Modifier.ABSTRACT)
                    && !each.getSimpleName().contentEquals("equals")) {
                if (only != null) {
                    return null;
                }
                only = each;
            }
        }
        return only;
    }

    /** The thread, with code of its own, that a task is; null if it is no such. */
    static @Nullable LockName threadOf(LockName task) {
        if (task instanceof LockName.Task of
                && of.function() instanceof LockName.Function run
                && run.body() instanceof ExecutableElement method) {
            for (TypeElement at = Members.ownerOf(method);
                    at != null;
                    at = Members.superclass(at)) {
                if (at.getQualifiedName().contentEquals("java.lang.Thread")) {
                    return run.receiver();
                }
            }
        }
        return null;
    }

    private static @Nullable TypeElement classOf(TypeMirror type) {
        return type instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                ? element
                : null;
    }
}
