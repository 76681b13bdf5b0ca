package dev.locksmith.processor.report;

import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.RefusedCall;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints findings, each once, unless the place is silenced or the rule is switched off. */
public final class Reporter {

    private final @Nullable Trees trees;
    private final @Nullable Messager messager;
    private final Map<String, Severity> severities;
    private final Set<Object> printed = new HashSet<>();

    private Reporter(
            @Nullable Trees trees, @Nullable Messager messager, Map<String, Severity> severities) {
        this.trees = trees;
        this.messager = messager;
        this.severities = severities;
    }

    /** Reports at the trees of javac. */
    public static Reporter at(Trees trees, Map<String, Severity> severities) {
        return new Reporter(trees, null, severities);
    }

    /** Reports at declarations, in any compiler. */
    public static Reporter at(Messager messager, Map<String, Severity> severities) {
        return new Reporter(null, messager, severities);
    }

    /** Prints a finding. */
    public void report(Finding finding) {
        Severity severity = severities.getOrDefault(finding.rule(), Severity.ERROR);
        if (severity == Severity.OFF || finding.site().suppression().covers(finding.rule())) {
            return;
        }
        Diagnostic.Kind kind =
                severity == Severity.WARN ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
        Site site = finding.site();
        if (site instanceof Site.InTree inTree && trees != null) {
            if (printed.add(new Key(finding.rule(), inTree.tree()))) {
                trees.printMessage(kind, finding.message(), inTree.tree(), inTree.unit());
            }
        } else if (site instanceof Site.OfElement ofElement && messager != null) {
            if (printed.add(new Key(finding.rule(), ofElement.element()))) {
                messager.printMessage(kind, finding.message(), ofElement.element());
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
    private record Key(String rule, Object place) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.place == place && key.rule.equals(rule);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(place) * 31 + rule.hashCode();
        }
    }
}
