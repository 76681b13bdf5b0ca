package dev.locksmith.processor.report;

import java.util.Optional;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Reports what is wrong with a declaration, in any compiler that runs annotation processors. */
public final class DeclarationReporter {
    private final Messager messager;

    /**
     * Reports to one compilation.
     *
     * @param messager of its processing environment
     */
    public DeclarationReporter(Messager messager) {
        this.messager = messager;
    }

    /**
     * Fails the compilation with a message.
     *
     * @param message the whole text
     * @param declaration what it is about
     * @param annotation the annotation on it that is at fault, if one is
     */
    public void error(
            String message, Element declaration, Optional<? extends AnnotationMirror> annotation) {
        if (annotation.isPresent()) {
            messager.printMessage(
                    Diagnostic.Kind.ERROR, message, declaration, annotation.orElseThrow());
        } else {
            messager.printMessage(Diagnostic.Kind.ERROR, message, declaration);
        }
    }
}
