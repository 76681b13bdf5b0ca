package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;

import java.util.List;

/**
 * What becomes of a parameter, or of the receiver, in a method's code.
 *
 * @param part the part of it that is concerned
 * @param keeper the index of the parameter whose object keeps it, {@link #RECEIVER} for the
 *     receiver or the object that is constructed; it matters for {@link Kind#KEPT} and {@link
 *     Kind#HELD} alone
 * @param place where in the keeper, or in the result, it is
 * @param seen the class that the method sees it to be of, by a test or a cast, before that becomes
 *     of it: an object that is none cannot get there; or those it sees it not to be of, each after
 *     an exclamation mark; empty if it may be any
 * @param reasons the way it takes, one line a step
 */
public record Effect(
        Kind kind,
        AccessPath part,
        int keeper,
        AccessPath place,
        String seen,
        List<String> reasons) {

    /** Stands for the receiver where parameters are numbered. */
    public static final int RECEIVER = -1;

    /** The effect of a whole object that nothing is known to keep. */
    public Effect(Kind kind, List<String> reasons) {
        this(kind, AccessPath.WHOLE, reasons);
    }

    /** The effect of a part that nothing is known to keep. */
    public Effect(Kind kind, AccessPath part, List<String> reasons) {
        this(kind, part, RECEIVER, AccessPath.WHOLE, "", reasons);
    }

    /** The same for objects of this class alone, or of others than these. */
    Effect of(String seenClass) {
        String both = Casts.both(seen, seenClass);
        return both.equals(seen) ? this : new Effect(kind, part, keeper, place, both, reasons);
    }

    /** All but the reasons: of two effects that are alike one is enough. */
    record Key(Kind kind, AccessPath part, int keeper, AccessPath place, String seen) {
        // Written out for the sake of cold starts, as in values.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.kind == kind
                    && key.keeper == keeper
                    && key.part.equals(part)
                    && key.place.equals(place)
                    && key.seen.equals(seen);
        }

        @Override
        public int hashCode() {
            return (kind.hashCode() * 31 + part.hashCode()) * 31 + place.hashCode();
        }
    }

    Key key() {
        return new Key(kind, part, keeper, place, seen);
    }

    /** The same, wherever in its keeper it is. */
    Effect somewhere() {
        return new Effect(kind, part, keeper, AccessPath.SOMEWHERE, seen, reasons);
    }

    /** Whether some object keeps it. */
    boolean isKept() {
        return kind == Kind.KEPT || kind == Kind.HELD;
    }

    /** Whether the receiver, or the object that is constructed, keeps it. */
    public boolean isKeptByReceiver() {
        return isKeptBy(RECEIVER);
    }

    /** Whether what is given for this parameter keeps it. */
    boolean isKeptBy(int parameter) {
        return isKept() && keeper == parameter;
    }

    /** Where it ends. */
    public enum Kind {
        /** It is handed to another thread. */
        CROSSES,
        /** It is put where other threads can read it, and may be taken out again. */
        SHARED,
        /** It is assigned to a field that other threads read. */
        PUBLISHED,
        /** It is stored beyond the call under a type that hides what it is. */
        HIDDEN,
        /** The keeper keeps it, under a type that hides what it is. */
        KEPT,
        /**
         * The keeper keeps it; the keeper's own type, type arguments included, tells what it is.
         */
        HELD,
        /** It comes back in the result. */
        RETURNED,
        /** It is used up. */
        CONSUMED,
        /** It is good for longer than the call to which it was lent. */
        PROLONGED
    }
}
