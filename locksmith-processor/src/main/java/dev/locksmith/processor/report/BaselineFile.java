package dev.locksmith.processor.report;

import dev.locksmith.processor.report.BaselineEntry.OfSuppression;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A baseline in a file: one finding or suppression a line, sorted, so that versions of it can be
 * compared and merged as text. A line that stands there twice means two of them. Behind each stands
 * the day on which it was first written, for those who want to know how old it is.
 *
 * @param name the path as the user wrote it
 * @param rules the ids of all rules
 */
record BaselineFile(String name, List<String> rules) {

    /** Stands behind an entry: when it was first written. */
    private static final Pattern SINCE =
            Pattern.compile("(.*?)\\s*# since (\\d{4}-\\d\\d-\\d\\d)\\s*");

    private static final Pattern CONFLICT = Pattern.compile("(<{7}|\\|{7}|={7}|>{7})( .*)?");

    /** The entries of the file; what is wrong with the file is told. */
    BaselineEntries read(Consumer<String> problems) {
        BaselineEntries entries = new BaselineEntries();
        List<String> wrong = new ArrayList<>();
        int number = 0;
        for (String line : lines(problems)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher dated = SINCE.matcher(line);
            String text = dated.matches() ? dated.group(1) : line;
            BaselineEntry entry = BaselineEntry.parse(text, rules).orElse(null);
            if (entry == null) {
                wrong.add("line " + number + " is " + whatIsWrong(text));
            } else {
                entries.add(entry, dated.matches() ? date(dated.group(2)) : Optional.empty());
            }
        }
        if (!wrong.isEmpty()) {
            problems.accept(
                    "the baseline '"
                            + name
                            + "' is damaged: "
                            + wrong.get(0)
                            + (wrong.size() == 1 ? "" : ", and so " + others(wrong.size() - 1)));
        }
        return entries;
    }

    private static String others(int number) {
        return number == 1 ? "is 1 more line" : "are " + number + " more lines";
    }

    /** The 31st of some month is nobody's mistake that a build should fail for. */
    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** What these suppressions have in a file. */
    List<BaselineEntry> entriesOf(List<SuppressionNote> suppressions) {
        return suppressions.stream()
                .flatMap(
                        note ->
                                note.names().stream()
                                        .map(name -> OfSuppression.of(note, name, rules))
                                        .flatMap(Optional::stream))
                .toList();
    }

    private List<String> lines(Consumer<String> problems) {
        try {
            return withoutMark(Files.readAllLines(Path.of(name)));
        } catch (NoSuchFileException missing) {
            problems.accept(
                    "the baseline '" + name + "' does not exist" + lookedForAs(Path.of(name)));
        } catch (CharacterCodingException noText) {
            problems.accept("the baseline '" + name + "' is damaged: it is not UTF-8");
        } catch (IOException unreadable) {
            problems.accept("the baseline '" + name + "' cannot be read: " + inWords(unreadable));
        }
        return List.of();
    }

    /** Some editors on Windows begin a file with a mark of its encoding, which nobody sees. */
    private static List<String> withoutMark(List<String> lines) {
        if (!lines.isEmpty() && lines.get(0).startsWith("\uFEFF")) {
            lines.set(0, lines.get(0).substring(1));
        }
        return lines;
    }

    /** Tells in which directory a compiler runs that was given part of a path. */
    private static String lookedForAs(Path path) {
        return path.isAbsolute() ? "" : ": there is no " + path.toAbsolutePath().normalize();
    }

    private String inWords(IOException unreadable) {
        return Files.isDirectory(Path.of(name))
                ? "it is a directory"
                : FileFailure.inWords(unreadable);
    }

    private String whatIsWrong(String line) {
        if (CONFLICT.matcher(line).matches()) {
            return "left over from a merge; keep the findings of both sides";
        }
        String[] words = line.strip().split("\\s+", 3);
        if (words.length == 3 && words[1].equals(OfSuppression.KIND)) {
            return "about '" + words[2] + "', which suppresses nothing";
        }
        return words.length == 3
                ? "about '" + words[1] + "', which is no rule" + DidYouMean.hint(words[1], rules)
                : "'"
                        + line.strip()
                        + "', and not a member, a rule and a value, as in"
                        + " com.acme.Bank.close crosses-thread 'ledger'";
    }

    String optionToRead() {
        return "-Alocksmith.baseline=" + name;
    }

    String optionToWrite() {
        return "-Alocksmith.baseline=" + BaselineOption.WRITE + name;
    }

    boolean exists() {
        return Files.isRegularFile(Path.of(name));
    }

    /** Puts these in the file, in the place of what is there; nobody sees half a file. */
    void write(BaselineEntries entries) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Findings of Locksmith that are taken as given, one a line. See "
                        + Pages.BASELINE);
        for (BaselineEntry entry : entries.all()) {
            for (Optional<LocalDate> since : entries.since(entry)) {
                lines.add(entry.line() + since.map(date -> "  # since " + date).orElse(""));
            }
        }
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = Path.of(name).toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        // Build tools look at times: what is the same stays as it is.
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), text)) {
            Path directory = file.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.write(next, text);
            move(next, file);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
