package dev.locksmith.processor.dataflow.source;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The classes around this point of the walk, and what the local ones among them capture. */
public final class LocalClasses {

    private final Types types;
    private final Deque<TypeElement> around = new ArrayDeque<>();
    private final Map<TypeElement, Derived.Closure> closures = new HashMap<>();

    /** The top-level class around all of them. */
    private @Nullable Element file;

    public LocalClasses(Types types) {
        this.types = types;
    }

    public void enter(TypeElement type) {
        around.push(type);
        file = file == null ? Members.outermost(type) : file;
    }

    public void leave() {
        around.pop();
    }

    /** How many classes are around this point; see {@link #backTo}. */
    public int depth() {
        return around.size();
    }

    /** The walk of the classes inside was given up. */
    public void backTo(int depth) {
        while (around.size() > depth) {
            around.pop();
        }
    }

    /** The innermost class around this point that has the members of the owner. */
    public @Nullable TypeElement innermostWith(TypeElement owner) {
        if (owner.equals(around.peek())) {
            return owner;
        }
        TypeMirror ownerType = types.erasure(owner.asType());
        for (TypeElement type : around) {
            if (type.equals(owner) || types.isSubtype(types.erasure(type.asType()), ownerType)) {
                return type;
            }
        }
        return null;
    }

    /** The object whose code this is. */
    public Value self(@Nullable ExecutableElement method) {
        TypeElement innermost = around.peek();
        return innermost == null ? Value.NONE : new Value.This(innermost.asType(), method);
    }

    /** Whether this point is inside the top-level class that declares the type. */
    public boolean isInside(TypeElement type) {
        return file != null && file.equals(Members.outermost(type));
    }

    /** The top-level class that this point is inside of. */
    public @Nullable Element file() {
        return file;
    }

    /** A local class was walked. */
    public void learn(TypeElement type, Derived.Closure closure) {
        closures.put(type, closure);
    }

    /** What a local class captures; null if it captures nothing. */
    public Derived.@Nullable Closure closureOf(TypeElement type) {
        return closures.get(type);
    }

    /** An object of the class: one of a local class carries along what that class captures. */
    public Value objectOf(TypeElement type, Value made, Captures captures) {
        Derived.Closure closure = closures.get(type);
        if (closure == null || closure.captures().isEmpty()) {
            return made;
        }
        captures.useAll(closure.captured());
        return withCaptures(made, closure);
    }

    /** An object is confined by its class, by what it was made with, and by what it captures. */
    public static Value withCaptures(Value made, Derived.Closure closure) {
        return closure.captures().isEmpty() && closure.result() == Value.NONE
                ? made
                : Value.either(closure, made);
    }
}
