/** What belongs to certain threads, and which code is run on which. */
@NullMarked
package dev.locksmith.processor.fact.domain;

import org.jspecify.annotations.NullMarked;
