package dev.locksmith.processor.rewriting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The text that comes of several sites. */
final class Sites {

    private Sites() {}

    /** As many of these as do not meet, in their order. */
    static List<Site> apart(List<Site> all) {
        List<Site> apart = new ArrayList<>();
        for (Site each : all) {
            if (apart.stream().noneMatch(each::meets)) {
                apart.add(each);
            }
        }
        return apart;
    }

    /**
     * The text with these edits. What is inserted at one place nests: sites come outermost first.
     */
    static String edited(String text, List<Site> sites) {
        List<Edit> closing = new ArrayList<>();
        List<Edit> others = new ArrayList<>();
        for (Site site : sites) {
            for (Edit edit : site.edits()) {
                if (edit.closes()) {
                    closing.add(0, edit);
                } else {
                    others.add(edit);
                }
            }
        }
        List<Edit> all = new ArrayList<>(closing);
        all.addAll(others);
        // An insertion stands before a replacement at its place, and what closes before what opens.
        all.sort(
                Comparator.comparingInt(Edit::start)
                        .thenComparing(edit -> edit.isInsertion() ? 0 : 1));
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Edit edit : all) {
            result.append(text, done, edit.start()).append(edit.in(text));
            done = edit.end();
        }
        return result.append(text, done, text.length()).toString();
    }
}
