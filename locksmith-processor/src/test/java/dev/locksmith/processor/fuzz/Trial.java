package dev.locksmith.processor.fuzz;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compiles an input twice, with the checker and without, and compares. */
final class Trial {

    /** How long a compilation may take that takes a tenth of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Javac javac;
    private final long stack;
    private ExecutorService thread;
    private int valid;
    private int findings;

    /** What is wrong with the checker, of which an input is an example. */
    record Fault(Kind kind, String detail) {

        /** Where an exception came from, in its message. */
        private static final Pattern ORIGIN =
                Pattern.compile("itself: [\\w.]+|\\(\\w+\\.java:\\d+\\)");

        /** Whether another fault seems to be the same mistake. */
        boolean isLike(Fault other) {
            return kind == other.kind && origin().equals(other.origin());
        }

        private String origin() {
            return kind == Kind.FAILED
                    ? ORIGIN.matcher(detail)
                            .results()
                            .limit(2)
                            .map(MatchResult::group)
                            .toList()
                            .toString()
                    : "";
        }

        enum Kind {
            /** An exception came out of it, or it said that it failed. */
            FAILED,
            /** It came to no end. */
            HANGS,
            /** javac says something else, or writes something else, when it looks on. */
            CHANGES_JAVAC
        }
    }

    Trial() {
        this(new Javac(), 0);
    }

    /**
     * @param stack how many bytes a compilation has; 0 for what is usual
     */
    Trial(Javac javac, long stack) {
        this.javac = javac;
        this.stack = stack;
        this.thread = newThread();
    }

    /** Whether javac takes it by itself. */
    boolean isLegal(List<Input> inputs, Setting setting) {
        Outcome alone = inTime(() -> javac.alone(inputs, setting));
        return alone != null && alone.isGood();
    }

    /** How many inputs were legal Java. */
    int valid() {
        return valid;
    }

    /** How many findings there were. */
    int findings() {
        return findings;
    }

    /** Tries an input; nothing is wrong if the answer is empty. */
    Optional<Fault> of(Input input, Setting setting) {
        return of(List.of(input), setting);
    }

    /** Tries several files together. */
    Optional<Fault> of(List<Input> inputs, Setting setting) {
        Outcome alone = inTime(() -> javac.alone(inputs, setting));
        if (alone == null || alone.thrown() != null) {
            return Optional.empty(); // javac's own mistake
        }
        Outcome checked = inTime(() -> javac.checked(inputs, setting));
        if (checked == null) {
            return Optional.of(new Fault(Fault.Kind.HANGS, "no end after " + PATIENCE));
        }
        valid += alone.isGood() ? 1 : 0;
        findings += checked.checkers().size();
        return compare(alone, checked, setting, isGenerating(inputs, setting));
    }

    private static boolean isGenerating(List<Input> inputs, Setting setting) {
        return setting.door() == Setting.Door.PROCESSOR
                && inputs.stream().anyMatch(input -> input.text().contains("LockOrder"));
    }

    private static Optional<Fault> compare(
            Outcome alone, Outcome checked, Setting setting, boolean isGenerating) {
        Throwable thrown = checked.thrown();
        if (thrown != null) {
            return Optional.of(new Fault(Fault.Kind.FAILED, trace(thrown)));
        }
        for (String each : checked.checkers()) {
            if (each.contains("mistake in the checker")) {
                return Optional.of(new Fault(Fault.Kind.FAILED, each));
            }
        }
        if (isGenerating) {
            return Optional.empty(); // without the generator javac misses what it would make
        }
        // An error of the checker ends a compilation before class files are written.
        boolean isStopped = alone.isGood() && !setting.letsJavacGoOn() && !checked.isGood();
        if (!isStopped && alone.isGood() != checked.isGood()) {
            return changed("the answer", alone.isGood(), checked.isGood());
        }
        if (!alone.told().equals(checked.told())) {
            return changed("what javac says", alone.told(), checked.told());
        }
        if (setting.letsJavacGoOn() && !alone.classes().equals(checked.classes())) {
            return changed("the class files", alone.classes(), checked.classes());
        }
        return Optional.empty();
    }

    private static Optional<Fault> changed(String what, Object alone, Object checked) {
        return Optional.of(
                new Fault(
                        Fault.Kind.CHANGES_JAVAC,
                        what + "\n  alone:   " + alone + "\n  checked: " + checked));
    }

    private static String trace(Throwable thrown) {
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        List<String> lines = new ArrayList<>(List.of(cause.toString()));
        for (StackTraceElement each : cause.getStackTrace()) {
            if (lines.size() < 12) {
                lines.add("  at " + each);
            }
        }
        return String.join("\n", lines);
    }

    private interface Compilation {
        Outcome run();
    }

    private @Nullable Outcome inTime(Compilation compilation) {
        Future<Outcome> result = thread.submit(compilation::run);
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            thread = newThread(); // the old one is busy for ever
            return null;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(
                task -> {
                    Thread made = new Thread(null, task, "fuzz", stack);
                    made.setDaemon(true);
                    return made;
                });
    }
}
