package dev.locksmith.processor.summary;

import com.sun.source.tree.ClassTree;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which code is run by a call: of a method, or of a function that is a value. */
public final class Functions {

    private final Overrides overrides;
    private final Contents contents;
    private final Predicate<TypeElement> isSource;

    Functions(Overrides overrides, Contents contents, Predicate<TypeElement> isSource) {
        this.overrides = overrides;
        this.contents = contents;
        this.isSource = isSource;
    }

    /**
     * What a value stands for that is run.
     *
     * @param code what is certainly known
     * @param given the parameters that may hold it
     * @param isSelf whether it may be the object whose code has it run
     */
    record Found(List<Code> code, List<VariableElement> given, boolean isSelf) {}

    /** The code that is run where this method of a value is called. */
    public Found of(Value value, ExecutableElement method) {
        Set<Code> code = new LinkedHashSet<>();
        Set<VariableElement> given = new LinkedHashSet<>();
        boolean[] self = {false};
        Values.walk(
                value,
                (each, next) -> {
                    if (each instanceof Derived.Closure closure) {
                        if (!(closure.tree() instanceof ClassTree)) {
                            code.add(new Code.OfFunction(closure.tree()));
                        }
                    } else if (each instanceof Derived.Narrowed narrowed) {
                        next.add(narrowed.value());
                    } else if (each instanceof Derived.Remaining remaining) {
                        next.add(remaining.value());
                    } else if (each instanceof Derived.Holder holder) {
                        next.add(holder.holder());
                        if (isOfTasks(holder.object())) {
                            next.addAll(holder.contents());
                        }
                    } else if (each instanceof Derived.ResultOf result) {
                        next.add(result.declared());
                        next.addAll(contents.resultsOf(result.call().callee()));
                    } else if (each instanceof Value.OfVariable of && of.isParameter()) {
                        given.add(of.variable());
                    } else if (each instanceof Value.OfVariable of) {
                        add(of.variable().asType(), method, code);
                        next.add(contents.heldBy(of.variable()));
                    } else if (each instanceof Derived.FieldOf of) {
                        add(of.field().asType(), method, code);
                        if (Values.isOwn(of)) {
                            next.add(contents.heldBy(of.field()));
                        }
                    } else if (each instanceof Value.OfType of) {
                        add(of.type(), method, code);
                    } else if (each instanceof Value.This of) {
                        self[0] = true;
                        add(of.type(), method, code);
                    } else if (each.object() != each) {
                        next.add(each.object());
                    }
                    return false;
                });
        return new Found(List.copyOf(code), List.copyOf(given), self[0]);
    }

    /**
     * Whether what is put in an object is run where that is: a container of tasks, a future. Other
     * objects may do with their functions what they like.
     */
    private static boolean isOfTasks(Value object) {
        return object instanceof Value.OfType of
                && (of.type().getKind() == TypeKind.ARRAY
                        || of.type().toString().startsWith("java.util."));
    }

    /** Whether it is called on what the caller was given: then callers know what is run. */
    boolean isToldByCallers(Value receiver, ExecutableElement method) {
        if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
            return false;
        }
        Found all = of(receiver, method);
        return !all.given().isEmpty() || all.isSelf();
    }

    private void add(TypeMirror type, ExecutableElement method, Set<Code> code) {
        if (type.getKind() != TypeKind.DECLARED) {
            return;
        }
        TypeElement at = (TypeElement) ((DeclaredType) type).asElement();
        ExecutableElement body = implementationOf(at, method);
        if (body != null) {
            code.add(of(body));
        } else if (isSource(method) && method.getModifiers().contains(Modifier.ABSTRACT)) {
            code.add(of(method));
        }
    }

    /** What is known of classes that are compiled here alone: others may change. */
    private @Nullable ExecutableElement implementationOf(
            TypeElement type, ExecutableElement method) {
        if (type.getKind().isInterface() || !isSource.test(type)) {
            return null;
        }
        ExecutableElement body = overrides.implementationIn(type, method);
        return body != null && isSource(body) ? body : null;
    }

    /** The code that a call of the method runs. */
    public Code of(ExecutableElement method) {
        if (!isSource.test(Members.ownerOf(method))
                || method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)
                || method.getKind() != ElementKind.METHOD) {
            return new Code.OfMethod(method);
        }
        List<ExecutableElement> bodies = bodiesOf(method);
        return bodies.size() == 1 ? new Code.OfMethod(bodies.get(0)) : new Code.OfAny(method);
    }

    /** The methods of which a call may run this one. */
    public List<ExecutableElement> runBy(ExecutableElement method) {
        List<ExecutableElement> methods = new ArrayList<>();
        methods.add(method);
        methods.addAll(overrides.overriddenBy(method));
        return methods;
    }

    public boolean isSource(ExecutableElement method) {
        return isSource.test(Members.ownerOf(method));
    }

    /** All that a call of the method may run; none if that is not known. */
    List<ExecutableElement> bodiesOf(ExecutableElement method) {
        return overrides.isMadeFromLambda(method)
                ? new ArrayList<>()
                : overrides.implementationsOf(method);
    }
}
