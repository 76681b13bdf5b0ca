package dev.locksmith.processor.fact;

import java.util.List;

import javax.lang.model.element.VariableElement;

/**
 * What a framework lends to one call: it is good until that call returns, unless something prolongs
 * it. What prolongs one of these is taken to prolong them all, as a request and its response.
 *
 * @param parameters what is lent, as the method or the lambda names it
 */
public record Loan(List<VariableElement> parameters) {}
