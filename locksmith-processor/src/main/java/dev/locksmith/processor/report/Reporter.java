package dev.locksmith.processor.report;

import com.sun.source.util.Trees;

import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.lock.RefusedCall;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/**
 * Decides what becomes of a finding: whether it is silenced, of a rule that is switched off, told
 * already, or in the baseline. {@link Sink}s do with it what was decided.
 */
public final class Reporter {

    private final Printer printer;
    private final Severities severities;
    private final Suppressions suppressions;
    private final Baseline baseline;
    private final List<Sink> sinks;
    private final Set<Object> told = new HashSet<>();

    private Reporter(
            Printer printer,
            Severities severities,
            Suppressions suppressions,
            Baseline baseline,
            List<Sink> others) {
        this.printer = printer;
        this.severities = severities;
        this.suppressions = suppressions;
        this.baseline = baseline;
        this.sinks = new ArrayList<>(List.of(new Messages(printer), new Tally()));
        this.sinks.addAll(others);
    }

    /**
     * Reports at the trees of javac.
     *
     * @param others where findings go besides
     */
    public static Reporter at(
            Trees trees,
            Severities severities,
            Suppressions suppressions,
            Baseline baseline,
            List<Sink> others) {
        return new Reporter(Printer.at(trees), severities, suppressions, baseline, others);
    }

    /**
     * Reports at declarations, in any compiler.
     *
     * @param others where findings go besides
     */
    public static Reporter at(
            Messager messager,
            Severities severities,
            Suppressions suppressions,
            Baseline baseline,
            List<Sink> others) {
        return new Reporter(Printer.at(messager), severities, suppressions, baseline, others);
    }

    /** Takes a finding. */
    public void report(Finding finding) {
        // Also where the rule is off: the suppression is needed as soon as it is not.
        boolean isSilenced = suppressions.silence(finding.rule(), finding.site().suppression());
        Severity severity = severities.of(finding.rule());
        if (severity == Severity.OFF || !isFirst(finding, isSilenced)) {
            return;
        }
        Standing standing =
                isSilenced
                        ? Standing.SUPPRESSED
                        : baseline.takes(finding) ? Standing.KNOWN : Standing.NEW;
        Judged judged = new Judged(finding, severity, standing);
        sinks.forEach(sink -> sink.accept(judged));
    }

    /** One rule speaks once of one place. */
    private boolean isFirst(Finding finding, boolean isSilenced) {
        return told.add(new Key(finding.rule(), isSilenced, finding.site().place()));
    }

    /**
     * There are no more findings.
     *
     * @param extent where all were found that there are
     */
    public void finish(Extent extent, Troubles troubles) {
        baseline.finish(extent, suppressions.notes(), troubles);
        sinks.forEach(sink -> sink.finish(extent, troubles));
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
        if (severity != Severity.OFF && told.add(new Key(text, false, site.place()))) {
            printer.print(Messages.kind(severity), "locksmith: " + text, site);
        }
    }

    /** Explains an error of the compiler's own. */
    public void explain(RefusedCall refused) {
        printer.print(Diagnostic.Kind.NOTE, refused.explanation(), refused.site());
    }

    private record Key(String what, boolean isSilenced, Object place) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.place == place
                    && key.isSilenced == isSilenced
                    && key.what.equals(what);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(place) * 31 + what.hashCode();
        }
    }
}
