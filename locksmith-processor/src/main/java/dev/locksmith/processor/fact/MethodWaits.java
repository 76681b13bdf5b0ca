package dev.locksmith.processor.fact;

import javax.lang.model.element.ExecutableElement;

/** A method may wait for what other threads do. */
public record MethodWaits(ExecutableElement method, Site site) implements Fact {}
