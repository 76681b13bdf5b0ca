package dev.locksmith.processor.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings of a file. */
final class GivenBaseline implements Baseline {

    /** So many entries are named in one message. */
    private static final int MOST_NAMED = 5;

    private final BaselineFile file;
    private final BaselineEntries given;

    /** Of each entry, how many findings were made, or suppressions seen. */
    private final Map<BaselineEntry, Integer> found = new HashMap<>();

    /** The entries that were looked for. */
    private final List<AcceptedEntry> accepted = new ArrayList<>();

    GivenBaseline(BaselineFile file, Troubles troubles) {
        this.file = file;
        this.given =
                file.read(
                        problem ->
                                troubles.error(
                                        problem
                                                + "\n  to fix: mend the file or its path; or write"
                                                + " one with all that is found today, with "
                                                + file.optionToWrite()));
    }

    @Override
    public boolean takes(Finding finding) {
        BaselineEntry entry = BaselineEntry.OfFinding.of(finding);
        boolean isLeft = found.getOrDefault(entry, 0) < given.count(entry);
        if (isLeft) {
            found.merge(entry, 1, Integer::sum);
        }
        return isLeft;
    }

    @Override
    public List<AcceptedEntry> entries() {
        return accepted;
    }

    /** A file that has no suppressions may have been written before they were kept there. */
    @Override
    public List<DatedSuppression> date(List<SuppressionNote> suppressions) {
        Age otherwise = given.suppressions() > 0 ? Age.NEW : Age.UNKNOWN;
        return given.date(suppressions, file.rules(), otherwise);
    }

    @Override
    public void finish(Extent extent, List<SuppressionNote> suppressions, Troubles troubles) {
        file.entriesOf(suppressions).forEach(entry -> found.merge(entry, 1, Integer::sum));
        List<String> gone = new ArrayList<>();
        for (BaselineEntry entry : given.all()) {
            if (entry.isIn(extent)) {
                int applying = found.getOrDefault(entry, 0);
                for (Optional<LocalDate> since : given.since(entry)) {
                    boolean isFound = applying-- > 0;
                    if (!isFound) {
                        gone.add(entry.line());
                    }
                    if (!isFound || entry instanceof BaselineEntry.OfFinding) {
                        accepted.add(new AcceptedEntry(entry.line(), entry.kind(), since, isFound));
                    }
                }
            }
        }
        if (!gone.isEmpty()) {
            troubles.advise(text(gone));
        }
    }

    private String text(List<String> gone) {
        StringBuilder text = new StringBuilder();
        text.append(gone.size())
                .append(gone.size() == 1 ? " entry" : " entries")
                .append(" of the baseline '")
                .append(file.name())
                .append(gone.size() == 1 ? "' no longer applies" : "' no longer apply");
        gone.stream().limit(MOST_NAMED).forEach(line -> text.append("\n  ").append(line));
        if (gone.size() > MOST_NAMED) {
            text.append("\n  and ").append(gone.size() - MOST_NAMED).append(" more");
        }
        return text.append(
                        "\n  to fix: take out what no longer applies, or write the file anew with ")
                .append(file.optionToWrite())
                .toString();
    }
}
