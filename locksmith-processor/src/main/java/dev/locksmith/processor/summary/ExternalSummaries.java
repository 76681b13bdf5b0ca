package dev.locksmith.processor.summary;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** What other compilations wrote down of their methods. */
public interface ExternalSummaries {

    /** The effects of a parameter, or of the receiver if the method itself is asked for. */
    List<Effect> effectsOf(ExecutableElement method, Element parameter);

    /** The thread domains that a method needs. */
    default List<Need> needsOf(ExecutableElement method) {
        return List.of();
    }

    /** What a method runs of the functions that it is given. */
    default List<Runs> runsOf(ExecutableElement method) {
        return List.of();
    }

    /** The domains that a method asks for, or enters, by their names. */
    default List<String> enteredBy(ExecutableElement method) {
        return List.of();
    }

    /** What a method does with values that one thread may use at a time. */
    default List<Line> accessesOf(ExecutableElement method) {
        return List.of();
    }

    /** Whether anything was written down of the class of a method. */
    default boolean hasFactsOf(ExecutableElement method) {
        return false;
    }

    /** Nothing is known: no facts are read. */
    ExternalSummaries NONE = (method, parameter) -> List.of();
}
