package dev.locksmith.processor.rule;

import dev.locksmith.processor.summary.Verdict;
import dev.locksmith.processor.type.TypeText;

import javax.lang.model.type.TypeMirror;

/** The ways out that depend on what is confined: our own classes have vouchers. */
final class Fixes {

    private Fixes() {}

    static String forCrossing(Verdict verdict) {
        if (verdict.isLent()) {
            return "take what the other thread needs out of " + verdict.subject() + " first";
        }
        return switch (verdict.type()) {
            case "KeyHandle", "Locksmith", "LockScope" ->
                    "issue a KeyVoucher here, let the task capture the voucher, and redeem() it over"
                            + " there";
            default ->
                    (verdict.subject().equals("'this'")
                                    ? "put what the other thread needs of 'this' into local"
                                            + " variables first"
                                    : "take what the other thread needs out of "
                                            + verdict.subject()
                                            + " first")
                            + ", or make "
                            + TypeText.withArticle(verdict.type())
                            + " over there";
        };
    }

    static String forStaticField(Verdict verdict) {
        return switch (verdict.type()) {
            case "Locksmith" ->
                    "make it in a local variable, and hand out the KeyVouchers that it issues:"
                            + " those may go anywhere";
            case "KeyHandle", "LockScope" ->
                    "keep it in a local variable, and give other threads a KeyVoucher to redeem()";
            default -> "pass it to those who need it, or keep one for each thread in a ThreadLocal";
        };
    }

    static String forStoring(Verdict verdict) {
        if (verdict.isLent()) {
            return "pass it to those who need it, and store only what was taken out of it";
        }
        return switch (verdict.type()) {
            case "KeyHandle", "Locksmith", "LockScope" ->
                    "keep it in a local variable, and store a KeyVoucher to redeem() instead";
            default ->
                    verdict.subject().equals("'this'")
                            ? forStoringThis(verdict)
                            : "keep it in a local variable or a ThreadLocal, and store here only what"
                                    + " may be shared";
        };
    }

    /** Who passes on the object whose code this is has no variable to keep it in. */
    private static String forStoringThis(Verdict verdict) {
        return verdict.carrier() == null
                ? "pass on an object that threads may share, and not 'this'"
                : "put what "
                        + verdict.carrier()
                        + " needs of 'this' into local variables first, and let it use only these";
    }

    static String forSharing(TypeMirror type) {
        String shown = TypeText.of(type);
        String instead =
                switch (shown) {
                    case "SimpleDateFormat", "DateFormat" ->
                            "use a java.time.format.DateTimeFormatter, which every thread may"
                                    + " use, or ";
                    case "Matcher" -> "share the Pattern, which every thread may use, or ";
                    default -> "";
                };
        return instead
                + "make "
                + TypeText.withArticle(shown)
                + " where it is used, keep one for each thread in a ThreadLocal, or hold one lock"
                + " at every use";
    }

    static String forSharedContainer(TypeMirror type) {
        String shown = TypeText.of(type);
        String instead =
                shown.contains("Map<")
                        ? "a ConcurrentHashMap"
                        : shown.contains("Set<")
                                ? "ConcurrentHashMap.newKeySet()"
                                : shown.contains("Queue<") || shown.contains("Deque<")
                                        ? "a ConcurrentLinkedDeque"
                                        : "a CopyOnWriteArrayList";
        return "use " + instead + ", which every thread may change, or hold one lock at every use";
    }

    static String forExclusiveCall(TypeMirror type) {
        return "use "
                + TypeText.withArticle(type)
                + " of this thread's own for this, or hold one lock from the first of these calls"
                + " to the last";
    }

    static String forSecondUse(String type) {
        return type.equals("KeyVoucher")
                ? "issue another KeyVoucher for this use"
                : "get another " + type + " for this use";
    }
}
