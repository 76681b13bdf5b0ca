package dev.locksmith.processor.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The entries of a baseline, sorted: each as often as it stands there, the oldest first. */
final class BaselineEntries {

    /** Of an entry, when it was first written, for each time that it stands there. */
    private final Map<BaselineEntry, List<Optional<LocalDate>>> since = new TreeMap<>();

    /** Adds an entry once more. */
    void add(BaselineEntry entry, Optional<LocalDate> date) {
        List<Optional<LocalDate>> dates = since.computeIfAbsent(entry, key -> new ArrayList<>());
        dates.add(date);
        dates.sort(Comparator.comparing(day -> day.orElse(LocalDate.MIN)));
    }

    /** How often an entry stands there. */
    int count(BaselineEntry entry) {
        return since.getOrDefault(entry, List.of()).size();
    }

    /** When an entry was first written, for each time that it stands there. */
    List<Optional<LocalDate>> since(BaselineEntry entry) {
        return since.getOrDefault(entry, List.of());
    }

    /** All entries, each once. */
    Iterable<BaselineEntry> all() {
        return Collections.unmodifiableSet(since.keySet());
    }

    /** How many there are. */
    int size() {
        return since.values().stream().mapToInt(List::size).sum();
    }
}
