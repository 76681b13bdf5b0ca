package dev.locksmith.processor.report;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tells of names in options that match nothing that is compiled. One configuration often serves
 * several modules, and their tests too: a warning is due only where a name is much like one that is
 * here, for anything else a note must do.
 */
public final class Unmatched {

    /** Shorter names are no mistakes of each other: there are v1 and v2. */
    private static final int SHORTEST_TO_MISTAKE = 5;

    private final Collection<String> classNames;
    private final Predicate<String> isKnown;
    private final Troubles troubles;

    /**
     * @param classNames the top-level classes that are compiled
     * @param isKnown whether there is a package or class of this name, compiled or not
     */
    public Unmatched(Collection<String> classNames, Predicate<String> isKnown, Troubles troubles) {
        this.classNames = classNames;
        this.isKnown = isKnown;
        this.troubles = troubles;
    }

    /** Tells of the names in this selection. */
    public void tell(Selection selection) {
        tell("locksmith.packages", selection.packages());
        tell("locksmith.skip", selection.skipped());
    }

    private void tell(String option, Set<String> names) {
        for (String name : new TreeSet<>(names)) {
            if (classNames.stream().noneMatch(each -> Selection.isIn(each, name))
                    && !isKnown.test(name)) {
                tell(option + " has '" + name + "', which matches nothing that is compiled", name);
            }
        }
    }

    private void tell(String unmatched, String name) {
        String meant = meant(name);
        if (meant == null) {
            troubles.note(unmatched + "; that is right if the option is meant for another module");
        } else {
            troubles.warn(unmatched + "; did you mean '" + meant + "'?");
        }
    }

    private @Nullable String meant(String name) {
        List<String> written = parts(name);
        for (String each : classNames) {
            List<String> parts = parts(each);
            if (parts.size() >= written.size()
                    && isMistake(parts.subList(0, written.size()), written)) {
                return String.join(".", parts.subList(0, written.size()));
            }
        }
        return null;
    }

    private static List<String> parts(String name) {
        return List.of(name.split("\\.", -1));
    }

    /** Whether the names differ in one part, and little there. */
    private static boolean isMistake(List<String> meant, List<String> written) {
        boolean isFound = false;
        for (int i = 0; i < written.size(); i++) {
            if (!meant.get(i).equals(written.get(i))) {
                if (isFound || !isMistake(meant.get(i), written.get(i))) {
                    return false;
                }
                isFound = true;
            }
        }
        return isFound;
    }

    private static boolean isMistake(String meant, String written) {
        return meant.equalsIgnoreCase(written)
                || (Math.min(meant.length(), written.length()) >= SHORTEST_TO_MISTAKE
                        && DidYouMean.isOneMistake(written, meant));
    }
}
