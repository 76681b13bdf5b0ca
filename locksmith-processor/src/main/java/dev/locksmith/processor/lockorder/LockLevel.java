package dev.locksmith.processor.lockorder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * A lock level as its class declares it: {@code class Accounts extends Level<From, To>}.
 *
 * @param type its class
 * @param from the position from which it may be taken
 * @param to the position of a key that holds it
 */
public record LockLevel(TypeElement type, TypeElement from, TypeElement to) {

    /**
     * The level of a lock of this type, such as {@code Mutex<Long, Accounts>}; empty if it is not
     * known.
     */
    public static Optional<LockLevel> ofLock(TypeMirror lock) {
        return lock instanceof DeclaredType declared
                        && declared.getTypeArguments().size() == 2
                        && declared.getTypeArguments().get(1) instanceof DeclaredType level
                ? of((TypeElement) level.asElement())
                : Optional.empty();
    }

    /** The level that a class stands for; empty if it stands for none. */
    static Optional<LockLevel> of(TypeElement type) {
        for (TypeMirror each = type.getSuperclass();
                each instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement superclass;
                each = superclass.getSuperclass()) {
            if (superclass.getQualifiedName().contentEquals("dev.locksmith.Level")) {
                List<? extends TypeMirror> step = declared.getTypeArguments();
                return step.size() == 2
                                && step.get(0) instanceof DeclaredType from
                                && step.get(1) instanceof DeclaredType to
                        ? Optional.of(
                                new LockLevel(
                                        type,
                                        (TypeElement) from.asElement(),
                                        (TypeElement) to.asElement()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The level that leads to a position: the class around it, or one beside it. */
    private static Optional<LockLevel> at(TypeElement position) {
        List<TypeElement> candidates = new ArrayList<>();
        if (position.getEnclosingElement() instanceof TypeElement around) {
            candidates.add(around);
            candidates.addAll(ElementFilter.typesIn(around.getEnclosedElements()));
        }
        return candidates.stream()
                .flatMap(type -> of(type).stream())
                .filter(level -> level.to.equals(position))
                .findFirst();
    }

    /**
     * The levels of which a key at this position may hold the newest lock: one, or one for each
     * branch that meets here.
     */
    static List<LockLevel> heldAt(TypeElement position) {
        Optional<LockLevel> own = at(position);
        return own.isPresent()
                ? List.of(own.get())
                : above(position).stream()
                        .flatMap(each -> heldAt(each).stream())
                        .distinct()
                        .toList();
    }

    /** The name of the constant that holds it, beside its class; failing that, of its class. */
    public String name() {
        Element around = type.getEnclosingElement();
        List<? extends Element> beside = around == null ? List.of() : around.getEnclosedElements();
        return ElementFilter.fieldsIn(beside).stream()
                .filter(field -> isOf(field, type))
                .findFirst()
                .<Element>map(field -> field)
                .orElse(type)
                .getSimpleName()
                .toString();
    }

    private static boolean isOf(VariableElement field, TypeElement type) {
        return field.asType() instanceof DeclaredType declared && declared.asElement().equals(type);
    }

    /** Whether it comes after all others, as its users say by {@code lockLeaf}. */
    public boolean isLeaf() {
        return type.getQualifiedName().contentEquals("dev.locksmith.Leaf");
    }

    /** Whether a key at this position may take it. */
    public boolean isOpenFrom(TypeElement position) {
        return !positionsDown(position, from).isEmpty();
    }

    /**
     * The levels from this one down to another: {@code CONFIG -> ACCOUNTS}; empty if this one does
     * not come before it.
     */
    public Optional<String> orderDownTo(LockLevel other) {
        List<TypeElement> positions = positionsDown(to, other.to);
        return positions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(
                                " -> ",
                                positions.stream()
                                        .flatMap(each -> at(each).stream())
                                        .map(LockLevel::name)
                                        .toList()));
    }

    /**
     * The shortest way from a position to one that extends it, both included; empty if there is
     * none.
     */
    private static List<TypeElement> positionsDown(TypeElement shallow, TypeElement deep) {
        Deque<List<TypeElement>> ways = new ArrayDeque<>(List.of(List.of(deep)));
        while (!ways.isEmpty()) {
            List<TypeElement> way = ways.remove();
            TypeElement top = way.get(way.size() - 1);
            if (top.equals(shallow)) {
                List<TypeElement> down = new ArrayList<>(way);
                Collections.reverse(down);
                return down;
            }
            for (TypeElement above : above(top)) {
                List<TypeElement> longer = new ArrayList<>(way);
                longer.add(above);
                ways.add(longer);
            }
        }
        return List.of();
    }

    private static List<TypeElement> above(TypeElement position) {
        return position.getInterfaces().stream()
                .map(above -> (TypeElement) ((DeclaredType) above).asElement())
                .toList();
    }
}
