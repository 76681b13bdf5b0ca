package dev.locksmith.processor.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A finding as a baseline has it: without its line, which moves with every edit above it.
 *
 * @param member the class, or the member of one, that it is in, in one word
 * @param rule the id of its rule
 * @param value what it is about, in one line
 */
record BaselineEntry(String member, String rule, String value)
        implements Comparable<BaselineEntry> {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Stands for a word that there is none of. */
    private static final String NONE = "-";

    static BaselineEntry of(Finding finding) {
        return new BaselineEntry(
                word(finding.site().member().inOneWord()),
                finding.rule(),
                word(BLANKS.matcher(finding.value()).replaceAll(" ").strip()));
    }

    private static String word(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /** Reads what {@link #line} has written; empty if it is nothing of the kind. */
    static Optional<BaselineEntry> parse(String line, List<String> rules) {
        String[] words = BLANKS.split(line.strip(), 3);
        return words.length == 3 && rules.contains(words[1])
                ? Optional.of(new BaselineEntry(words[0], words[1], words[2]))
                : Optional.empty();
    }

    /** {@code com.acme.Bank.close crosses-thread 'ledger'}. */
    String line() {
        return member + " " + rule + " " + value;
    }

    @Override
    public int compareTo(BaselineEntry other) {
        return Comparator.comparing(BaselineEntry::member)
                .thenComparing(BaselineEntry::rule)
                .thenComparing(BaselineEntry::value)
                .compare(this, other);
    }
}
