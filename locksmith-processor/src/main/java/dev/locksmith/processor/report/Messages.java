package dev.locksmith.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;

/**
 * Shows the user new findings where they are. Where many follow from one cause the first is shown,
 * with the places of the others: they are mended together, or not at all.
 */
final class Messages implements Sink {

    /** Up to so many findings of one cause are shown one by one. */
    private static final int FEW = 3;

    /** Of more places than these only the first are named. */
    private static final int MOST_PLACES = 5;

    private final Printer printer;
    private final Map<Shared, List<Finding>> following = new LinkedHashMap<>();

    Messages(Printer printer) {
        this.printer = printer;
    }

    private record Shared(String rule, Severity severity, Cause cause) {}

    @Override
    public void accept(Judged judged) {
        if (judged.standing() != Standing.NEW) {
            return;
        }
        Finding finding = judged.finding();
        Finding.Following follows = finding.follows();
        Cause cause = follows == null ? null : follows.cause();
        if (cause == null) {
            print(judged.severity(), finding);
        } else {
            Shared shared = new Shared(finding.rule(), judged.severity(), cause);
            following.computeIfAbsent(shared, key -> new ArrayList<>()).add(finding);
        }
    }

    @Override
    public void finish(Extent extent, Troubles troubles) {
        following.forEach(
                (shared, findings) -> {
                    if (findings.size() <= FEW) {
                        findings.forEach(each -> print(shared.severity(), each));
                    } else {
                        print(shared.severity(), first(findings));
                    }
                });
        following.clear();
    }

    private static Finding first(List<Finding> findings) {
        List<Finding> others = findings.subList(1, findings.size());
        String places =
                others.stream()
                        .limit(MOST_PLACES)
                        .map(each -> Objects.requireNonNull(each.follows()).place())
                        .collect(Collectors.joining(", "));
        String more = others.size() > MOST_PLACES ? ", ..." : "";
        return findings.get(0)
                .because(
                        "the same follows at " + others.size() + " other places: " + places + more);
    }

    private void print(Severity severity, Finding finding) {
        printer.print(kind(severity), finding.message(), finding.site());
    }

    static Diagnostic.Kind kind(Severity severity) {
        return severity == Severity.WARN ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
    }
}
