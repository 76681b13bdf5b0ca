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

    /** Nothing is known: no facts are read. */
    ExternalSummaries NONE = (method, parameter) -> List.of();
}
