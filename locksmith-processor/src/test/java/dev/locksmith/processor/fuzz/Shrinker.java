package dev.locksmith.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a text smaller that shows a fault, as long as it still does. */
final class Shrinker {

    /** After so many tries the text is small enough. */
    private static final int TRIES = 1_500;

    private final Predicate<String> shows;
    private int tries;

    /**
     * @param shows whether a text shows the fault
     */
    Shrinker(Predicate<String> shows) {
        this.shows = shows;
    }

    String shrink(String text) {
        String byLines = without(new ArrayList<>(List.of(text.split("(?<=\n)"))));
        return without(new ArrayList<>(Tokens.of(byLines)));
    }

    /** Leaves out as much as it can, first much at once and then piece by piece. */
    private String without(List<String> pieces) {
        for (int size = Math.max(1, pieces.size() / 2); size > 0; size /= 2) {
            for (int from = 0; from < pieces.size() && tries < TRIES; ) {
                List<String> rest = new ArrayList<>(pieces);
                rest.subList(from, Math.min(from + size, pieces.size())).clear();
                tries++;
                if (shows.test(String.join("", rest))) {
                    pieces.clear();
                    pieces.addAll(rest);
                } else {
                    from += size;
                }
            }
        }
        return String.join("", pieces);
    }
}
