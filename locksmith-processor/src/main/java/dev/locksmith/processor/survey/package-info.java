/**
 * What the whole compilation has to do with threads: its boundaries, the kinds of its types, its
 * domains and its lock orders. Nothing of it is worked out unless somebody asks for a report.
 */
@NullMarked
package dev.locksmith.processor.survey;

import org.jspecify.annotations.NullMarked;
