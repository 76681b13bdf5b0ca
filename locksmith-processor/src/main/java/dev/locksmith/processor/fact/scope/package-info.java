/** What is good until a scope ends: where it gets out of the scope, or is used outside it. */
@NullMarked
package dev.locksmith.processor.fact.scope;

import org.jspecify.annotations.NullMarked;
