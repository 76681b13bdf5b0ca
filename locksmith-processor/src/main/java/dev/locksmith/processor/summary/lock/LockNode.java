package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName.Path;
import dev.locksmith.processor.fact.lock.LockName.Root;
import dev.locksmith.processor.type.Members;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A lock in the graph of orders: all locks that the same field or class gives their place, and
 * which of them this one is.
 *
 * @param what the class whose objects are locked, the field that holds the lock, or the class whose
 *     class object it is
 * @param role which kind of lock
 * @param of the object that is locked, or in whose field the lock is; null if there is only one
 */
record LockNode(Element what, Role role, @Nullable Path of) {

    /** Kinds of nodes. */
    enum Role {
        OBJECT,
        FIELD,
        /** What the field holds is itself the lock; its monitor is another one. */
        LOCK,
        BINS,
        /** The object is a lock itself, or a map with bins, of a class compiled here. */
        ITSELF,
        CLASS,
        INITIALIZER
    }

    /** Which nodes are made from the same declaration. */
    record Place(Element what, Role role) {

        /**
         * Tells it from all others, but a lock from its own monitor: the qualified name of the
         * declaration, and the role.
         */
        String key() {
            String name =
                    what instanceof TypeElement type
                            ? type.getQualifiedName().toString()
                            : Members.ownerOf(what).getQualifiedName() + "." + what.getSimpleName();
            return role == Role.FIELD || role == Role.LOCK ? name : name + " " + role;
        }
    }

    Place place() {
        return new Place(what, role);
    }

    /** The node of a lock; null if nobody can say which locks it stands beside. */
    static @Nullable LockNode of(
            Lock lock, LockDispatch dispatch, Predicate<TypeElement> isSource) {
        if (!(lock.name() instanceof Path path)) {
            return null;
        }
        if (path.root() instanceof Root.OfClass of) {
            return path.steps().isEmpty() ? new LockNode(of.type(), Role.CLASS, null) : null;
        }
        if (path.root() instanceof Root.Initializer of) {
            return new LockNode(of.type(), Role.INITIALIZER, null);
        }
        TypeElement type = sharper(lock.type(), LockTypes.endOf(path), dispatch);
        if (lock.kind() == Lock.Kind.MONITOR && type != null && isSource.test(type)) {
            return type.getKind().isInterface() || isConfined(type)
                    ? null
                    : new LockNode(topOf(type, isSource), Role.OBJECT, path);
        }
        if (type != null && isSource.test(type) && !type.getKind().isInterface()) {
            return isConfined(type) ? null : new LockNode(topOf(type, isSource), Role.ITSELF, path);
        }
        Role role =
                switch (lock.kind()) {
                    case BINS -> Role.BINS;
                    case LOCK, STAMPED -> Role.LOCK;
                    default -> Role.FIELD;
                };
        List<Element> steps = path.steps();
        if (steps.isEmpty()) {
            return path.root() instanceof Root.Static of
                    ? new LockNode(of.field(), role, null)
                    : null;
        }
        Element last = steps.get(steps.size() - 1);
        // Which of a collection's elements a loop has, nobody can say.
        if (!last.getKind().isField() || isConfined(last.getEnclosingElement())) {
            return null;
        }
        return new LockNode(last, role, new Path(path.root(), steps.subList(0, steps.size() - 1)));
    }

    private static @Nullable TypeElement sharper(
            @Nullable TypeElement one, @Nullable TypeElement other, LockDispatch dispatch) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return dispatch.isBelow(other, one) ? other : one;
    }

    /** Objects of a class and of its subclasses may be the same. */
    private static TypeElement topOf(TypeElement type, Predicate<TypeElement> isSource) {
        TypeElement top = type;
        TypeElement above = Members.superclass(type);
        while (above != null && isSource.test(above)) {
            top = above;
            above = Members.superclass(above);
        }
        return top;
    }

    private static boolean isConfined(@Nullable Element type) {
        for (Element at = type; at instanceof TypeElement each; at = Members.superclass(each)) {
            boolean marked =
                    each.getAnnotationMirrors().stream()
                            .anyMatch(
                                    mark ->
                                            mark.getAnnotationType()
                                                    .toString()
                                                    .endsWith(".ThreadConfined"));
            if (marked) {
                return true;
            }
        }
        return false;
    }
}
