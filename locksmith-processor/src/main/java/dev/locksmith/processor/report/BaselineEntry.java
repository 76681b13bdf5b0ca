package dev.locksmith.processor.report;

import dev.locksmith.processor.fact.Suppression;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a baseline has a line for. */
sealed interface BaselineEntry extends Comparable<BaselineEntry> {

    /** Stands between the words of a line. */
    Pattern BLANKS = Pattern.compile("\\s+");

    /** Stands for a word that there is none of. */
    String NONE = "-";

    /** The class, or the member of one, that it is in, in one word. */
    String member();

    /** Says what it is: the id of a rule, or that it is a suppression. */
    String kind();

    /** What it is about, in one line. */
    String about();

    /** Whether it would have been seen if it were still there. */
    boolean isIn(Extent extent);

    /** Reads what {@link #line} has written; empty if it is nothing of the kind. */
    static Optional<BaselineEntry> parse(String line, List<String> rules) {
        String[] words = BLANKS.split(line.strip(), 3);
        if (words.length < 3) {
            return Optional.empty();
        }
        return words[1].equals(OfSuppression.KIND)
                ? OfSuppression.parse(words[0], words[2], rules)
                : rules.contains(words[1])
                        ? Optional.of(new OfFinding(words[0], words[1], words[2]))
                        : Optional.empty();
    }

    /** {@code com.acme.Bank.close crosses-thread 'ledger'}. */
    default String line() {
        return member() + " " + kind() + " " + about();
    }

    @Override
    default int compareTo(BaselineEntry other) {
        return Comparator.comparing(BaselineEntry::member)
                .thenComparing(BaselineEntry::kind)
                .thenComparing(BaselineEntry::about)
                .compare(this, other);
    }

    private static String word(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /**
     * A finding: without its line, which moves with every edit above it. It is taken as given.
     *
     * @param kind the id of its rule
     * @param about the value that it is about
     */
    record OfFinding(String member, String kind, String about) implements BaselineEntry {

        static OfFinding of(Finding finding) {
            return new OfFinding(
                    word(finding.site().member().inOneWord()),
                    finding.rule(),
                    word(BLANKS.matcher(finding.value()).replaceAll(" ").strip()));
        }

        @Override
        public boolean isIn(Extent extent) {
            return extent.covers(kind) && extent.coversClassOf(member);
        }
    }

    /**
     * An annotation that silences a rule. It is there to have a day: the line silences nothing.
     *
     * @param about what it silences, and the variable that it stands at if it is at one
     */
    record OfSuppression(String member, String about) implements BaselineEntry {

        /** Stands where a finding has its rule. */
        static final String KIND = "@SuppressWarnings";

        /** Of a name that silences nothing, because it is misspelt, there is none. */
        static Optional<BaselineEntry> of(SuppressionNote note, String name, List<String> rules) {
            String variable = note.variable().isEmpty() ? "" : " '" + note.variable() + "'";
            return parse(word(note.member()), name + variable, rules);
        }

        static Optional<BaselineEntry> parse(String member, String about, List<String> rules) {
            String name = BLANKS.split(about, 2)[0];
            return name.equals(Suppression.ALL)
                            || rules.stream().map(Suppression::nameFor).anyMatch(name::equals)
                    ? Optional.of(new OfSuppression(member, about))
                    : Optional.empty();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public boolean isIn(Extent extent) {
            return !extent.isNothing() && extent.coversClassOf(member);
        }
    }
}
