package dev.locksmith.processor.fact;

/**
 * The threads that something belongs to: it may be used on them alone.
 *
 * @param name how messages call them, and which they are: {@code Swing's event thread}
 */
public record Domain(String name, Kind kind) {

    /** What the threads of a domain have in common. */
    public enum Kind {
        /** Its code runs on its own thread, which others reach through its executor alone. */
        THREAD,
        /** Its code must keep off the thread of a user interface, and may be run by any other. */
        BACKGROUND,
        /** What is used is kept in a thread local: it is that of the thread that has set it. */
        BOUND,
        /**
         * The same; and it may be set by a proxy, which stands before an object and is not seen.
         */
        PROXIED;

        /** Whether a thread finds only what it, or somebody for it, has set. */
        public boolean isBound() {
            return this == BOUND || this == PROXIED;
        }
    }

    private static final String ANY_UI = "the UI thread";

    /** The one of a user interface, of which it is not said whose. */
    public static final Domain UI = new Domain(ANY_UI, Kind.THREAD);

    /** Android's, to which the words of androidx belong too. */
    public static final Domain MAIN = new Domain("the main thread", Kind.THREAD);

    /** Swing's, to which the words of the IntelliJ platform belong too. */
    public static final Domain SWING = new Domain("Swing's event thread", Kind.THREAD);

    /** Any but that of a user interface. */
    public static final Domain OFF_UI = new Domain("a background thread", Kind.BACKGROUND);

    /** Whether code of the other domain may use what belongs to this one. */
    public boolean admits(Domain other) {
        return equals(other)
                || kind.isBound()
                || other.kind.isBound()
                || (kind == other.kind && (name.equals(ANY_UI) || other.name.equals(ANY_UI)));
    }
}
