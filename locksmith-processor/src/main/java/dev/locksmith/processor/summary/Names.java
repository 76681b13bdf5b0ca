package dev.locksmith.processor.summary;

import dev.locksmith.processor.type.Members;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** How reasons call methods and their parameters. */
final class Names {

    private Names() {}

    /** The beginning of a sentence: who passes what. */
    static String of(Element parameter) {
        return parameter instanceof ExecutableElement method
                ? Members.nameOf(method) + " passes its own object"
                : Members.nameOf(Members.methodOf(parameter))
                        + " passes its parameter '"
                        + parameter.getSimpleName()
                        + "'";
    }
}
