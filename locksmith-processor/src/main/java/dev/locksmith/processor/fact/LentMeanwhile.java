package dev.locksmith.processor.fact;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Code that may wait for tasks has not returned what it was lent: the loan lasts as long as the
 * wait.
 *
 * @param callee the method whose code decides whether it waits; null if it does in any case
 */
public record LentMeanwhile(
        List<VariableElement> lent, Code in, @Nullable ExecutableElement callee, Site site)
        implements Fact {}
