package dev.locksmith.processor.dataflow.source;

import dev.locksmith.processor.call.TypeFacts;
import dev.locksmith.processor.fact.Derived.Captured;
import dev.locksmith.processor.fact.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * What the lambdas and local classes that are open at this point of the walk capture. What is
 * declared inside one is its own; what is not, and is used inside, it captures.
 */
public final class Captures {

    private final Types types;
    private final Deque<Open> open = new ArrayDeque<>();

    public Captures(Types types) {
        this.types = types;
    }

    /** A closure whose body is being walked. */
    private static final class Open {
        /** The class whose body it is; null for a lambda. */
        final @Nullable TypeElement type;

        /** Whether it runs on the lender's thread, wherever the code around it runs. */
        final boolean isForLender;

        final Set<Element> own = new HashSet<>();
        final Map<Object, Captured> captured = new LinkedHashMap<>();

        Open(@Nullable TypeElement type, boolean isForLender) {
            this.type = type;
            this.isForLender = isForLender;
        }
    }

    /** The body of a lambda, or of a local or anonymous class, begins. */
    public void enter(@Nullable TypeElement type) {
        open.push(new Open(type, false));
    }

    /**
     * The body of a lambda begins that runs on the thread of those who lend: what was lent is used
     * there, and not in the closures around it.
     */
    public void enterForLender() {
        open.push(new Open(null, true));
    }

    /** It ends; answers what it captures, by variable, or by class for an object around it. */
    public Map<Object, Captured> leave() {
        return open.pop().captured;
    }

    public boolean insideClosure() {
        return !open.isEmpty();
    }

    /** A variable is declared here. */
    public void declare(VariableElement variable) {
        if (!open.isEmpty()) {
            open.getFirst().own.add(variable);
        }
    }

    /** A local variable is used here. */
    public void use(VariableElement variable, Value value) {
        for (Open closure : open) {
            if (closure.own.contains(variable)) {
                return;
            }
            closure.captured.putIfAbsent(
                    variable,
                    new Captured("'" + variable.getSimpleName() + "'", value, Set.of(variable)));
            if (closure.isForLender && value instanceof Value.OfVariable of && of.loan() != null) {
                return;
            }
        }
    }

    /**
     * An object of a class around this point is used: {@code this}, or a member through it.
     *
     * @param through the field that is used; the class itself if it is not a field alone
     * @param member the member that is used by its bare name, if one is
     */
    public void useThis(
            TypeElement owner,
            @Nullable ExecutableElement method,
            Element through,
            @Nullable Element member) {
        if (open.isEmpty()) {
            return;
        }
        TypeMirror ownerType = types.erasure(owner.asType());
        for (Open closure : open) {
            if (closure.type != null
                    && types.isSubtype(types.erasure(closure.type.asType()), ownerType)) {
                return;
            }
            Captured before = closure.captured.get(owner);
            if (before == null || !before.through().contains(through)) {
                closure.captured.put(owner, captureOf(owner, method, through, member, before));
            }
        }
    }

    private static Captured captureOf(
            TypeElement owner,
            @Nullable ExecutableElement method,
            Element through,
            @Nullable Element member,
            @Nullable Captured before) {
        if (before == null) {
            Value self = new Value.This(owner.asType(), method);
            return new Captured("'this'", self, Set.of(through), member);
        }
        Set<Element> all = new LinkedHashSet<>(before.through());
        all.add(through);
        return new Captured(before.name(), before.value(), all, before.member());
    }

    /**
     * What a closure of a known local class captures is captured by whoever makes an object of it.
     */
    void useAll(Map<Object, Captured> captures) {
        captures.forEach(
                (key, each) -> {
                    if (key instanceof VariableElement variable) {
                        use(variable, each.value());
                    } else if (each.value() instanceof Value.This self
                            && self.type().getKind() == TypeKind.DECLARED) {
                        TypeElement owner = (TypeElement) TypeFacts.elementOf(self.type());
                        for (Element through : each.through()) {
                            useThis(owner, self.method(), through, each.member());
                        }
                    }
                });
    }
}
