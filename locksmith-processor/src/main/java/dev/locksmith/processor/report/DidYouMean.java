package dev.locksmith.processor.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the name that somebody meant who wrote another one. */
public final class DidYouMean {

    /** So many characters of a name may differ for one mistake. */
    private static final int CHARACTERS_PER_MISTAKE = 3;

    private static final int MOST_MISTAKES = 3;

    private DidYouMean() {}

    /** The known name that is nearest to the written one; empty if none is near. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String each : known) {
            int mistakes =
                    each.equalsIgnoreCase(written)
                            ? 0
                            : mistakes(each, written, allowed(each, written) + 1);
            if (mistakes <= allowed(each, written) && mistakes < fewest) {
                best = each;
                fewest = mistakes;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The end of a sentence: "; did you mean 'x'?", or "." if no known name is near. */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known).map(name -> "; did you mean '" + name + "'?").orElse(".");
    }

    /** Whether the one is the other with one character left out, added, exchanged or swapped. */
    static boolean isOneMistake(String one, String two) {
        return mistakes(one, two, 2) < 2;
    }

    private static int allowed(String one, String two) {
        int length = Math.min(one.length(), two.length());
        return Math.min(MOST_MISTAKES, Math.max(1, length / CHARACTERS_PER_MISTAKE));
    }

    /**
     * How many characters were left out, added, exchanged or swapped with their neighbour; the
     * bound if it is no less.
     */
    private static int mistakes(String one, String two, int bound) {
        if (Math.abs(one.length() - two.length()) >= bound) {
            return bound;
        }
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i <= one.length(); i++) {
            int[] row = new int[two.length() + 1];
            rows.add(row);
            for (int j = 0; j <= two.length(); j++) {
                if (i == 0 || j == 0) {
                    row[j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == two.charAt(j - 1);
                int[] above = rows.get(i - 1);
                row[j] =
                        Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == two.charAt(j - 2)
                        && one.charAt(i - 2) == two.charAt(j - 1)) {
                    row[j] = Math.min(row[j], rows.get(i - 2)[j - 2] + 1);
                }
            }
        }
        return rows.get(one.length())[two.length()];
    }
}
