/**
 * What is wrong, one rule a file.
 *
 * <p>A {@link dev.locksmith.processor.rule.Rule} looks at facts of one kind, asks {@link
 * dev.locksmith.processor.rule.Knowledge}, and hands out findings. {@link
 * dev.locksmith.processor.rule.Rules} lists them all. A new rule is one file here, one line there,
 * one test class and one page in {@code docs/rules}.
 */
@NullMarked
package dev.locksmith.processor.rule;

import org.jspecify.annotations.NullMarked;
