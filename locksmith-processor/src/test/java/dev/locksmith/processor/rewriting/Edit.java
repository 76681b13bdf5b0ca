package dev.locksmith.processor.rewriting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a text, and what comes in its place. An empty piece is a place: what is put there is
 * either the beginning of something that stands to the right, or the end of something to the left.
 */
record Edit(int start, int end, String text, Kind kind) {

    enum Kind {
        OPENS,
        CLOSES,
        KEEPS_LINES,
        MOVES_LINES
    }

    private static final Pattern LINE_END = Pattern.compile("[ \t]*(//[^\n]*)?\n");

    static Edit before(int place, String text) {
        return new Edit(place, place, text, Kind.OPENS);
    }

    static Edit after(int place, String text) {
        return new Edit(place, place, text, Kind.CLOSES);
    }

    static Edit replace(int start, int end, String text) {
        return new Edit(start, end, text, Kind.KEEPS_LINES);
    }

    /** What has its own lines, with the markers in them. */
    static Edit exactly(int start, int end, String text) {
        return new Edit(start, end, text, Kind.MOVES_LINES);
    }

    boolean closes() {
        return kind == Kind.CLOSES;
    }

    boolean isInsertion() {
        return start == end;
    }

    /** Whether one of the two would change what the other one does. */
    boolean meets(Edit other) {
        if (isInsertion() && other.isInsertion()) {
            return false;
        }
        if (isInsertion()) {
            return other.start < start && start < other.end;
        }
        if (other.isInsertion()) {
            return other.meets(this);
        }
        return start < other.end && other.start < end;
    }

    /**
     * The new text. Where lines do not move, it ends as many as the old one, with their markers.
     */
    String in(String original) {
        if (kind == Kind.MOVES_LINES) {
            return text;
        }
        StringBuilder lines = new StringBuilder(text);
        Matcher ends = LINE_END.matcher(original.substring(start, end));
        long missing = newlines(original.substring(start, end)) - newlines(text);
        while (missing > 0 && ends.find()) {
            lines.append(ends.group());
            missing--;
        }
        return lines.toString();
    }

    private static long newlines(String text) {
        return text.chars().filter(each -> each == '\n').count();
    }
}
