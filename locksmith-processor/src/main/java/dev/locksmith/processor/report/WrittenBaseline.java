package dev.locksmith.processor.report;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All findings of this compilation, on their way to a file. */
final class WrittenBaseline implements Baseline {

    private final BaselineFile file;
    private final LocalDate today;
    private final Map<BaselineEntry, Integer> found = new HashMap<>();
    private BaselineEntries written = new BaselineEntries();

    WrittenBaseline(BaselineFile file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    @Override
    public boolean takes(Finding finding) {
        found.merge(BaselineEntry.OfFinding.of(finding), 1, Integer::sum);
        return true;
    }

    @Override
    public List<AcceptedEntry> entries() {
        List<AcceptedEntry> accepted = new ArrayList<>();
        for (BaselineEntry entry : written.all()) {
            if (entry instanceof BaselineEntry.OfFinding) {
                for (Optional<LocalDate> since : written.since(entry)) {
                    accepted.add(new AcceptedEntry(entry.line(), entry.kind(), since, true));
                }
            }
        }
        return accepted;
    }

    @Override
    public List<DatedSuppression> date(List<SuppressionNote> suppressions) {
        return written.date(suppressions, file.rules(), Age.UNKNOWN);
    }

    @Override
    public void finish(Extent extent, List<SuppressionNote> suppressions, Troubles troubles) {
        file.entriesOf(suppressions).forEach(entry -> found.merge(entry, 1, Integer::sum));
        BaselineEntries before = file.exists() ? read(troubles) : new BaselineEntries();
        keepOthers(before, extent);
        BaselineEntries all = written;
        found.forEach((entry, count) -> add(entry, count, before.since(entry), all));
        try {
            file.write(all);
        } catch (IOException failure) {
            troubles.error(
                    "the baseline '"
                            + file.name()
                            + "' cannot be written: "
                            + FileFailure.inWords(failure));
            return;
        }
        troubles.note(
                "the baseline '"
                        + file.name()
                        + "' now has "
                        + Tally.counted(all.findings(), "finding")
                        + (all.suppressions() == 0
                                ? ""
                                : ", and since when "
                                        + Tally.counted(all.suppressions(), "suppression")
                                        + (all.suppressions() == 1
                                                ? " in the code is there"
                                                : " in the code are there"))
                        + "; from now on compile with "
                        + file.optionToRead()
                        + ", and only what is new is reported");
    }

    private BaselineEntries read(Troubles troubles) {
        return file.read(
                problem -> troubles.warn(problem + "; what is wrong there is left out now"));
    }

    /** What other compilations have written: of the tests, or of classes that did not change. */
    private void keepOthers(BaselineEntries before, Extent extent) {
        for (BaselineEntry entry : before.all()) {
            if (!entry.isIn(extent)) {
                found.merge(entry, before.count(entry), Math::max);
            }
        }
    }

    /** What was there before keeps its day. */
    private void add(
            BaselineEntry entry, int count, List<Optional<LocalDate>> since, BaselineEntries all) {
        for (int i = 0; i < count; i++) {
            all.add(entry, i < since.size() ? since.get(i) : Optional.of(today));
        }
    }
}
