package dev.locksmith.processor.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Why something is so, as a chain of short sentences that share their tails.
 *
 * @param sentence the outermost reason, without a full stop
 * @param because why that is so, null where it needs no further reason
 */
public record Reasons(String sentence, @Nullable Reasons because) {

    /** A reason that stands by itself. */
    public static Reasons of(String sentence) {
        return new Reasons(sentence, null);
    }

    /** This chain as the reason of one more sentence. */
    public Reasons andSo(String sentence) {
        return new Reasons(sentence, this);
    }

    /** The sentences, the outermost first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Reasons link = this; link != null; link = link.because) {
            lines.add(link.sentence);
        }
        return lines;
    }
}
