package dev.locksmith.processor.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** All findings of this compilation, on their way to a file. */
final class WrittenBaseline implements Baseline {

    private final BaselineFile file;
    private final Map<BaselineEntry, Integer> found = new HashMap<>();

    WrittenBaseline(BaselineFile file) {
        this.file = file;
    }

    @Override
    public boolean takes(Finding finding) {
        found.merge(BaselineEntry.of(finding), 1, Integer::sum);
        return true;
    }

    @Override
    public void finish(Extent extent, Troubles troubles) {
        Map<BaselineEntry, Integer> all = new HashMap<>(found);
        if (file.exists()) {
            keepOthers(all, extent, troubles);
        }
        try {
            file.write(all);
        } catch (IOException failure) {
            troubles.error("the baseline '" + file.name() + "' cannot be written: " + failure);
            return;
        }
        int sum = all.values().stream().mapToInt(Integer::intValue).sum();
        troubles.note(
                "the baseline '"
                        + file.name()
                        + "' now has "
                        + Tally.counted(sum, "finding")
                        + "; with "
                        + file.optionToRead()
                        + " others are reported, and these are not");
    }

    /** What other compilations have written: of the tests, or of classes that did not change. */
    private void keepOthers(Map<BaselineEntry, Integer> all, Extent extent, Troubles troubles) {
        file.read(problem -> troubles.warn(problem + "; what is wrong there is left out now"))
                .forEach(
                        (entry, count) -> {
                            if (!extent.covers(entry)) {
                                all.merge(entry, count, Math::max);
                            }
                        });
    }
}
