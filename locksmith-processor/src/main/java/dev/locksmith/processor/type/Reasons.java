package dev.locksmith.processor.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Why something is so, as a chain of short sentences that share their tails. Most are never read,
 * so that each is put into words only when a message needs it.
 *
 * @param words the outermost reason, without a full stop
 * @param because why that is so, null where it needs no further reason
 */
public record Reasons(Supplier<String> words, @Nullable Reasons because) {

    /** A reason that stands by itself. */
    public static Reasons of(String sentence) {
        return of(() -> sentence);
    }

    /** A reason that stands by itself. */
    public static Reasons of(Supplier<String> words) {
        return new Reasons(words, null);
    }

    /** This chain as the reason of one more sentence. */
    public Reasons andSo(Supplier<String> words) {
        return new Reasons(words, this);
    }

    /** The sentences, the outermost first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Reasons link = this; link != null; link = link.because) {
            lines.add(link.words.get());
        }
        return lines;
    }

    /**
     * The sentences as said of a value: {@code 'boiler' is a Boiler, which has the field 'pump', a
     * Pump}, and what follows from it.
     *
     * @param value how a message calls the value
     * @param type the type by which these reasons hold
     */
    public List<String> about(String value, TypeMirror type) {
        List<String> lines = lines();
        String sentence = lines.get(0);
        if (sentence.startsWith(value)) {
            return lines;
        }
        String text = TypeText.of(type);
        String isA = value + " is " + TypeText.withArticle(text);
        String subject = sentence.startsWith(text + " ") ? text : nameOf(type);
        if (sentence.startsWith(subject + " ")) {
            lines.set(0, isA + ", which" + sentence.substring(subject.length()));
        } else {
            lines.add(0, isA);
        }
        return lines;
    }

    private static String nameOf(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? TypeText.of((TypeElement) ((DeclaredType) type).asElement())
                : TypeText.of(type);
    }
}
