package dev.locksmith.processor.lockorder;

import dev.locksmith.processor.lockorder.RefusedLock.Asked;
import dev.locksmith.processor.type.Members;
import dev.locksmith.processor.type.TypeText;

import java.util.List;
import java.util.Optional;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The words for a lock operation that was refused. */
final class RefusalText {
    private static final String PREFIX = "[locksmith:lock-order] ";

    private RefusalText() {}

    /** Locks of two levels that were to be taken at once. */
    static String mixed(Asked one, Asked other) {
        Optional<String> order =
                one.level()
                        .orderDownTo(other.level())
                        .or(() -> other.level().orderDownTo(one.level()));
        return PREFIX
                + ("%s and %s cannot be taken together: a pair or set is of one level, and "
                                + "these are of %s and %s")
                        .formatted(
                                one.name(), other.name(), one.level().name(), other.level().name())
                + order.map(
                                names ->
                                        "\n  the order declared: "
                                                + names
                                                + ("\n  to fix: take one after the other, in "
                                                        + "that order"))
                        .orElse(
                                "\n  no order is declared between the two levels"
                                        + ("\n  to fix: hold one of them at a time, or declare "
                                                + "one level @After the other"));
    }

    /**
     * A lock whose level is not open from where the key stands.
     *
     * @param exact whether the key stands just there, and not perhaps above
     */
    static String outOfOrder(String key, TypeElement position, boolean exact, Asked asked) {
        String level = asked.level().name();
        String headline = PREFIX + "%s cannot be locked with %s: ".formatted(asked.name(), key);
        String is = exact ? "is" : "may be";
        if (asked.level().isLeaf()) {
            return headline
                    + "a leaf comes after all levels, which no type can say"
                    + "\n  to fix: take it with lockLeaf";
        }
        List<LockLevel> held = LockLevel.heldAt(position);
        if (held.contains(asked.level())) {
            return headline
                    + "a lock of its level %s %s held already".formatted(level, is)
                    + "\n  another thread could take the two the other way round"
                    + (asked.joinsOthers()
                            ? "\n  to fix: take both at once, with lock(first, second) or a LockSet"
                            : ("\n  to fix: close %s first, or take two at once in a LockSet, "
                                            + "with toRead() or toWrite(); a read lock is not "
                                            + "upgraded to a write lock")
                                    .formatted(key));
        }
        for (LockLevel each : held) {
            Optional<String> order = asked.level().orderDownTo(each);
            if (order.isPresent()) {
                return headline
                        + "its level %s comes before %s, which %s held"
                                .formatted(level, each.name(), is)
                        + "\n  the order declared: "
                        + order.get()
                        + "\n  to fix: lock %s before %s, or close %s first"
                                .formatted(asked.name(), key, key);
            }
        }
        String heldNames = names(position);
        return headline
                + "no order is declared between its level %s and %s, which %s held"
                        .formatted(level, heldNames, is)
                + "\n  to fix: close %s first, or declare one level @After the other"
                        .formatted(key);
    }

    /** A guard that was to wait while its thread holds another lock. */
    static String waitWithAnotherLock(String guard) {
        return PREFIX
                + "%s cannot wait, for another lock is held beside it".formatted(guard)
                + "\n  a thread that would signal may need that one first"
                + "\n  to fix: lock the mutex with the scope itself, and hold nothing else while it"
                + " waits";
    }

    /** A key that was to be given to a method that asks for one that holds less. */
    static String deeperKey(
            String key,
            TypeElement held,
            ExecutableElement method,
            TypeMirror wanted,
            TypeElement allowed) {
        String levels = names(held);
        return PREFIX
                + "%s cannot be given to %s, which takes a %s: %s is held, and that allows %s"
                        .formatted(
                                key,
                                Members.nameOf(method),
                                TypeText.of(wanted),
                                levels,
                                LockLevel.heldAt(allowed).isEmpty()
                                        ? "no lock at all"
                                        : "nothing after " + names(allowed))
                + "\n  to fix: call it before %s is locked; or, if it only takes what comes after %s,"
                        .formatted(levels, levels)
                + " declare its parameter as LockKey<? super %s>".formatted(held.getSimpleName());
    }

    private static String names(TypeElement position) {
        List<LockLevel> held = LockLevel.heldAt(position);
        return held.isEmpty()
                ? position.getSimpleName().toString()
                : String.join(" or ", held.stream().map(LockLevel::name).toList());
    }

    /** A lock to be taken with a key whose type leaves open where it stands. */
    static String unknownPosition(String key, Asked asked) {
        return PREFIX
                + "%s cannot be locked with %s, whose type does not say which locks are held"
                        .formatted(asked.name(), key)
                + "\n  to fix: declare it as LockKey<%s>, a key that may take the level %s"
                        .formatted(keyFor(asked.level().from()), asked.level().name());
    }

    private static String keyFor(TypeElement from) {
        String name = from.getSimpleName().toString();
        return from.getInterfaces().isEmpty() ? name : "? super " + name;
    }
}
