package dev.locksmith.processor.fact.declared;

import dev.locksmith.processor.fact.Fact;

/** Type arguments stand in the source that is compiled, written or inferred. */
public sealed interface TypeChecked extends Fact permits TypeUsed, TypeGiven {}
