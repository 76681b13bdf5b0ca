package dev.locksmith.processor.export;

import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.LockPair;
import dev.locksmith.processor.report.AcceptedEntry;
import dev.locksmith.processor.report.DatedSuppression;

import java.util.List;

/**
 * What a compilation has to do with threads besides its findings: all that the page of a report
 * shows.
 *
 * @param crossings what is handed to other threads, or put where they read it
 * @param types the classes compiled here
 * @param entrances what thread domains have to do with the code
 * @param orders the lock orders declared here
 * @param locks which lock is asked for while which other one is held
 * @param suppressions what silences rules in the code, and since when
 * @param baseline the entries of the baseline that this compilation could find
 */
public record Inventory(
        List<Crossing> crossings,
        List<KindOfType> types,
        List<Entrance> entrances,
        List<Order> orders,
        List<LockPair> locks,
        List<DatedSuppression> suppressions,
        List<AcceptedEntry> baseline) {

    /** Nothing is known. */
    public static final Inventory EMPTY =
            new Inventory(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * A value goes to another thread, or where other threads read it.
     *
     * @param boundary what takes it there: {@code Executor.execute runs its task on another thread}
     * @param way how a value crosses boundaries of this kind
     * @param value what crosses, as the source calls it
     * @param why why the value is of its kind, one line each
     * @param how how the value comes to the boundary, one line each
     */
    public record Crossing(
            String boundary,
            Way way,
            Isolation kind,
            String value,
            List<String> why,
            List<String> how,
            Site site) {

        /** How a value comes to another thread. */
        public enum Way {
            /** It is handed over. */
            HANDED_OVER,
            /** It is put where every thread reads it. */
            SHARED,
            /** A type parameter that must be sendable stands for its type. */
            TYPE_ARGUMENT
        }
    }

    /**
     * A type, and its kind.
     *
     * @param name without the package
     * @param declaration what is declared: {@code class}, {@code record}
     * @param why one line each
     */
    public record KindOfType(
            String name,
            String packageName,
            String declaration,
            Isolation kind,
            List<String> why,
            Site site) {}

    /**
     * Something of a domain, or code that runs there.
     *
     * @param domain how messages call the domain
     * @param what the class, method or function
     * @param why one line each
     */
    public record Entrance(String domain, Role role, String what, List<String> why, Site site) {

        /** What it has to do with the domain. */
        public enum Role {
            /** A class whose objects are used there alone. */
            BELONGS,
            /** Code that is run there. */
            ENTERS,
            /** Code that must be run there, because of what it uses. */
            USES
        }
    }

    /**
     * A lock order.
     *
     * @param name of the enum
     * @param levels in the order written
     * @param steps pairs of levels of which the first comes directly before the second
     */
    public record Order(String name, List<String> levels, List<Step> steps, Site site) {

        /** Of two levels the first comes directly before the second. */
        public record Step(String before, String after) {}
    }
}
