package dev.locksmith.processor.report;

import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.RefusedCall;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints findings, each once, unless the place is silenced or the rule is switched off. */
public final class Reporter {

    private final @Nullable Trees trees;
    private final @Nullable Messager messager;
    private final Severities severities;
    private final Suppressions suppressions;
    private final Set<Object> printed = new HashSet<>();

    private Reporter(
            @Nullable Trees trees,
            @Nullable Messager messager,
            Severities severities,
            Suppressions suppressions) {
        this.trees = trees;
        this.messager = messager;
        this.severities = severities;
        this.suppressions = suppressions;
    }

    /** Reports at the trees of javac. */
    public static Reporter at(Trees trees, Severities severities, Suppressions suppressions) {
        return new Reporter(trees, null, severities, suppressions);
    }

    /** Reports at declarations, in any compiler. */
    public static Reporter at(Messager messager, Severities severities, Suppressions suppressions) {
        return new Reporter(null, messager, severities, suppressions);
    }

    /** Prints a finding. */
    public void report(Finding finding) {
        // Also where the rule is off: the suppression is needed as soon as it is not.
        if (!suppressions.silence(finding.rule(), finding.site().suppression())) {
            Severity severity = severities.of(finding.rule());
            print(severity, finding.rule(), finding.message(), finding.site());
        }
    }

    /** Tells of suppressions that are misspelt. */
    public void tellMisspelt() {
        suppressions.misspelt((site, text) -> tell(Severity.WARN, text, site));
    }

    /**
     * Tells of suppressions that suppress nothing.
     *
     * @param judged the rules that were asked
     */
    public void tellUnused(Severity severity, Set<String> judged) {
        suppressions.unused(judged, (site, text) -> tell(severity, text, site));
    }

    private void tell(Severity severity, String text, Site site) {
        print(severity, text, "locksmith: " + text, site);
    }

    private void print(Severity severity, String what, String message, Site site) {
        if (severity == Severity.OFF) {
            return;
        }
        Diagnostic.Kind kind =
                severity == Severity.WARN ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
        if (site instanceof Site.InTree inTree && trees != null) {
            if (printed.add(new Key(what, inTree.tree()))) {
                trees.printMessage(kind, message, inTree.tree(), inTree.unit());
            }
        } else if (site instanceof Site.OfElement ofElement && messager != null) {
            if (printed.add(new Key(what, ofElement.element()))) {
                messager.printMessage(kind, message, ofElement.element());
            }
        }
    }

    /** Explains an error of the compiler's own. */
    public void explain(RefusedCall refused) {
        if (refused.site() instanceof Site.InTree inTree && trees != null) {
            trees.printMessage(
                    Diagnostic.Kind.NOTE, refused.explanation(), inTree.tree(), inTree.unit());
        }
    }

    /** One rule speaks once of one place. */
    private record Key(String what, Object place) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.place == place && key.what.equals(what);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(place) * 31 + what.hashCode();
        }
    }
}
