package dev.locksmith.processor.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The findings of a file. */
final class GivenBaseline implements Baseline {

    /** So many entries are named in one message. */
    private static final int MOST_NAMED = 5;

    private final BaselineFile file;

    /** Of each entry, how many findings were not made yet. */
    private final Map<BaselineEntry, Integer> left;

    GivenBaseline(BaselineFile file, Troubles troubles) {
        this.file = file;
        this.left =
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
        BaselineEntry entry = BaselineEntry.of(finding);
        int count = left.getOrDefault(entry, 0);
        if (count > 0) {
            left.put(entry, count - 1);
        }
        return count > 0;
    }

    @Override
    public void finish(Extent extent, Troubles troubles) {
        List<String> gone = new ArrayList<>();
        left.forEach(
                (entry, count) -> {
                    if (extent.covers(entry)) {
                        gone.addAll(Collections.nCopies(count, entry.line()));
                    }
                });
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
