package dev.locksmith.processor.fact;

import org.jspecify.annotations.Nullable;

import javax.lang.model.element.ExecutableElement;

/**
 * Code may wait here for what other threads do.
 *
 * @param isForTask whether what it waits for is that a task is done, as far as one can tell; others
 *     may wait for anything, or not at all
 * @param unseen the method that waits if nothing is known of its code, since it is given something
 *     by which one can wait; null if the code waits in any case
 */
public record CodeWaits(Code in, boolean isForTask, @Nullable ExecutableElement unseen, Site site)
        implements Fact {}
