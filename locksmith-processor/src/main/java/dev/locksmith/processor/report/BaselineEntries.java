package dev.locksmith.processor.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** How many there are of findings. */
    int findings() {
        return count(BaselineEntry.OfFinding.class);
    }

    /** How many there are of suppressions. */
    int suppressions() {
        return count(BaselineEntry.OfSuppression.class);
    }

    private int count(Class<? extends BaselineEntry> kind) {
        return since.entrySet().stream()
                .filter(each -> kind.isInstance(each.getKey()))
                .mapToInt(each -> each.getValue().size())
                .sum();
    }

    /**
     * Since when what silences rules in the code is there.
     *
     * @param rules the ids of all rules
     * @param otherwise the age of what is not among these entries
     */
    List<DatedSuppression> date(List<SuppressionNote> notes, List<String> rules, Age otherwise) {
        Map<BaselineEntry, Integer> seen = new HashMap<>();
        List<DatedSuppression> dated = new ArrayList<>();
        for (SuppressionNote note : notes) {
            List<DatedSuppression.Name> names = new ArrayList<>();
            for (String name : new TreeSet<>(note.names())) {
                Age age =
                        BaselineEntry.OfSuppression.of(note, name, rules)
                                .map(entry -> age(entry, seen.merge(entry, 1, Integer::sum)))
                                .map(known -> known.orElse(otherwise))
                                .orElse(Age.UNKNOWN);
                names.add(new DatedSuppression.Name(name, note.needed().contains(name), age));
            }
            dated.add(new DatedSuppression(note, names));
        }
        return dated;
    }

    /**
     * The age of the first, or second, or third of several that are alike; empty if it is not here.
     */
    private Optional<Age> age(BaselineEntry entry, int which) {
        List<Optional<LocalDate>> days = since(entry);
        return which > days.size()
                ? Optional.empty()
                : Optional.of(days.get(which - 1).<Age>map(Age.Since::new).orElse(Age.UNKNOWN));
    }
}
