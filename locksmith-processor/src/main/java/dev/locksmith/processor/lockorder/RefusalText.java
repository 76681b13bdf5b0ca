package dev.locksmith.processor.lockorder;

import dev.locksmith.processor.lockorder.RefusedLock.Asked;

import java.util.List;
import java.util.Optional;

import javax.lang.model.element.TypeElement;

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
        List<LockLevel> held = LockLevel.heldAt(position);
        if (held.contains(asked.level())) {
            return headline
                    + "a lock of its level %s %s held already".formatted(level, is)
                    + "\n  another thread could take the two the other way round"
                    + (asked.joinsOthers()
                            ? "\n  to fix: take both at once, with lock(first, second) or a LockSet"
                            : ("\n  to fix: close %s first; a read lock is not upgraded to a "
                                            + "write lock")
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
        String heldNames =
                held.isEmpty()
                        ? position.getSimpleName().toString()
                        : String.join(" or ", held.stream().map(LockLevel::name).toList());
        return headline
                + "no order is declared between its level %s and %s, which %s held"
                        .formatted(level, heldNames, is)
                + "\n  to fix: close %s first, or declare one level @After the other"
                        .formatted(key);
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
