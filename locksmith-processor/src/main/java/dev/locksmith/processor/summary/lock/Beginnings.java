package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.LockBody;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** How things stand where bodies begin: no lock is held, but classes are initialized. */
final class Beginnings {

    private final Map<TypeElement, HeldLocks> byOwner = new HashMap<>();

    /** Code of a class runs when the class is initialized, or by the thread that does it. */
    HeldLocks of(LockBody body) {
        return body.key() instanceof LockBody.Initializer
                ? new HeldLocks()
                : byOwner.computeIfAbsent(body.owner(), Beginnings::inside).copy();
    }

    private static HeldLocks inside(TypeElement owner) {
        HeldLocks held = new HeldLocks();
        Element at = owner;
        while (at instanceof TypeElement type) {
            held.initializeAll(type);
            at = isReachedThroughOuter(type) ? outerOf(type) : null;
        }
        return held;
    }

    /** Whether only code of the class around leads to the code of a class. */
    private static boolean isReachedThroughOuter(TypeElement type) {
        return !type.getModifiers().contains(Modifier.STATIC)
                || type.getModifiers().contains(Modifier.PRIVATE)
                || isEnteredByObjects(type);
    }

    /** Whether others come to its code by its objects alone, which only code around it makes. */
    private static boolean isEnteredByObjects(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            boolean isWayIn =
                    member.getKind() == ElementKind.CONSTRUCTOR
                            || (member.getKind() == ElementKind.METHOD
                                    && member.getModifiers().contains(Modifier.STATIC));
            if (isWayIn && !member.getModifiers().contains(Modifier.PRIVATE)) {
                return false;
            }
        }
        return type.getKind() == ElementKind.CLASS;
    }

    private static @Nullable Element outerOf(TypeElement type) {
        Element at = type.getEnclosingElement();
        while (at != null && !(at instanceof TypeElement)) {
            at = at.getEnclosingElement();
        }
        return at;
    }
}
