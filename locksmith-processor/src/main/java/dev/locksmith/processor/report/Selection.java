package dev.locksmith.processor.report;

import java.util.Set;

/**
 * The classes in which findings are reported. All others are read too, so that what their methods
 * do with values is known.
 *
 * @param packages packages with all below them, and classes; empty for everything
 * @param skipped what is left out of these
 */
public record Selection(Set<String> packages, Set<String> skipped) {

    /** Everything. */
    public static final Selection ALL = new Selection(Set.of(), Set.of());

    /** Whether findings are reported in the top-level class of this name. */
    public boolean includes(String className) {
        return (packages.isEmpty() || isIn(className, packages)) && !isIn(className, skipped);
    }

    private static boolean isIn(String className, Set<String> names) {
        for (String name : names) {
            if (isIn(className, name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the class is the one of this name, or in the package of this name or below it. */
    static boolean isIn(String className, String name) {
        return className.startsWith(name)
                && (className.length() == name.length() || className.charAt(name.length()) == '.');
    }
}
