package dev.locksmith.processor.report;

import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import javax.tools.Diagnostic;

/**
 * Runs the checker in steps. A step that fails costs what it was looking at, and the others go on;
 * what is lost is told, so that no build passes unchecked and silent.
 */
public final class Failures {

    private final Troubles troubles;
    private final Supplier<Severity> severity;
    private final Set<String> told = new HashSet<>();

    /**
     * @param severity how a lost check is told: as an error, or as a warning that nothing switches
     *     off
     */
    public Failures(Troubles troubles, Supplier<Severity> severity) {
        this.troubles = troubles;
        this.severity = severity;
    }

    /**
     * Runs a step.
     *
     * @param site what it looks at
     * @param by whose check is lost if it fails, in words: "by any rule"
     * @return whether it went through
     */
    public boolean attempt(Site site, String by, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            tell(site, by, failure);
            return false;
        }
    }

    /** Whether something failed, so that more may be wrong than was told. */
    public boolean areAny() {
        return !told.isEmpty();
    }

    private void tell(Site site, String by, Throwable failure) {
        String what = site.member().inWords();
        if (!told.add(what + " " + by)) {
            return;
        }
        boolean isClassMissing = isClassMissing(failure);
        Diagnostic.Kind kind =
                severity.get() == Severity.ERROR && !isClassMissing && !site.suppression().isQuiet()
                        ? Diagnostic.Kind.ERROR
                        : Diagnostic.Kind.MANDATORY_WARNING;
        String text =
                isClassMissing
                        ? textOfMissing(what, by, failure)
                        : textOfMistake(site, what, by, failure);
        troubles.tell(kind, text, site);
    }

    /**
     * Whether javac did not find a class that it had not needed itself. Its exception cannot be
     * named here: the package is not open to others.
     */
    private static boolean isClassMissing(Throwable failure) {
        return failure.getClass().getSimpleName().equals("CompletionFailure");
    }

    private static String textOfMissing(String what, String by, Throwable failure) {
        return what
                + " was not fully checked "
                + by
                + ": "
                + failure.getLocalizedMessage()
                + "\n  what else is compiled here was checked"
                + "\n  to fix: put that class on the class path; javac itself does not need it";
    }

    private static String textOfMistake(Site site, String what, String by, Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        String top = stack.length == 0 ? "" : " at " + stack[0];
        String packageName = packageOf(site);
        String skip =
                packageName == null
                        ? ""
                        : "leave its package out with -Alocksmith.skip=" + packageName + ", or ";
        return what
                + " was not fully checked "
                + by
                + ", because of a mistake in the checker itself: "
                + failure
                + top
                + "\n  what else is compiled here was checked"
                + "\n  to fix: report this to the makers of Locksmith, with the code that it names;"
                + " until then "
                + skip
                + "let the build go on with -Alocksmith.failures=warn";
    }

    private static @Nullable String packageOf(Site site) {
        return site instanceof Site.InTree inTree && inTree.unit().getPackageName() != null
                ? inTree.unit().getPackageName().toString()
                : null;
    }
}
