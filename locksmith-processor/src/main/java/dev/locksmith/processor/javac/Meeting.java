package dev.locksmith.processor.javac;

import dev.locksmith.processor.Options;
import dev.locksmith.processor.rule.Rules;

import java.util.Arrays;
import java.util.stream.Collectors;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Where the checkers of one compilation meet, so that one of them remains and knows what was said
 * at every door.
 *
 * <p>A build tool may load the two doors by two class loaders. Then they share neither classes nor
 * statics, and nothing public of javac's keeps an object for them. So they meet at a system
 * property that is named after the compilation. It exists only while one event of the compilation
 * goes on in which a door can open, and it is text, because programs that copy or print the system
 * properties expect nothing else.
 */
final class Meeting {

    /** What precedes the compilation's own part in the names of the properties. */
    static final String PREFIX = "dev.locksmith.checker.";

    private static final String NOBODY = "";
    private static final String PLUGIN = "plugin";
    private static final String PLUGIN_TOLD = "plugin told";
    private static final String PROCESSOR = "processor";

    /** Stands between options: a character that no argument of a program can have. */
    private static final String SEPARATOR = "\0";

    private final String property;

    private Meeting(String property) {
        this.property = property;
    }

    /**
     * The meeting in the compilation that has these two objects, whose identities together name it:
     * either number alone could be another compilation's too.
     */
    static Meeting of(Elements elements, Types types) {
        return new Meeting(
                PREFIX
                        + Integer.toHexString(System.identityHashCode(elements))
                        + "."
                        + Integer.toHexString(System.identityHashCode(types)));
    }

    /** Who came. */
    sealed interface Answer {
        /** Nobody came. */
        record None() implements Answer {}

        /** A door was opened that leaves the checking to this checker and only has options. */
        record Told(Options options) implements Answer {}

        /** A processor's checker is there, which knows all that this one knows. */
        record TakenOver() implements Answer {}
    }

    /**
     * A checker calls the others.
     *
     * @param isOfProcessor whether it knows what was said at the processor's door
     */
    void call(Options options, boolean isOfProcessor) {
        put(isOfProcessor ? PROCESSOR : PLUGIN, options);
    }

    /** Whether a checker called that needs no processor any more. */
    boolean isOfProcessor() {
        return who().equals(PROCESSOR);
    }

    /** A processor's checker begins; returns the options of the plugin that it replaces. */
    Options takeOver() {
        Options ofPlugin = options();
        put(PROCESSOR, Options.DEFAULT);
        return ofPlugin;
    }

    /** A door that leaves the checking to another checker has options; false if there is none. */
    boolean tell(Options options) {
        if (who().equals(PLUGIN)) {
            put(PLUGIN_TOLD, options);
        }
        return !who().equals(NOBODY);
    }

    /** The meeting is over. */
    Answer end() {
        Answer answer =
                switch (who()) {
                    case PROCESSOR -> new Answer.TakenOver();
                    case PLUGIN_TOLD -> new Answer.Told(options());
                    default -> new Answer.None();
                };
        System.clearProperty(property);
        return answer;
    }

    private void put(String who, Options options) {
        String given =
                options.given().entrySet().stream()
                        .map(option -> SEPARATOR + option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining());
        System.setProperty(property, who + given);
    }

    private String who() {
        return words()[0];
    }

    private Options options() {
        String[] words = words();
        return Options.ofPlugin(Arrays.copyOfRange(words, 1, words.length), Rules.ids());
    }

    private String[] words() {
        return System.getProperty(property, NOBODY).split(SEPARATOR, -1);
    }
}
