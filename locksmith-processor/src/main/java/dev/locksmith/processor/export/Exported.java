package dev.locksmith.processor.export;

import dev.locksmith.processor.report.Finding;
import dev.locksmith.processor.report.Judged;

import java.util.List;
import java.util.Optional;

/**
 * A finding on its way to a file.
 *
 * @param place where it stands
 * @param reasons why, each with the place that it names
 */
record Exported(Judged judged, Optional<SourcePlace> place, List<Reason> reasons) {

    /** A line of the reasons. */
    record Reason(String text, Optional<SourcePlace> place) {}

    static Exported of(Judged judged, SourcePlaces places) {
        Finding finding = judged.finding();
        return new Exported(
                judged,
                places.of(finding.site()),
                finding.reasons().stream()
                        .map(reason -> new Reason(reason, places.namedIn(reason)))
                        .toList());
    }

    Finding finding() {
        return judged.finding();
    }
}
