package dev.locksmith.processor.fact.shared;

import dev.locksmith.processor.fact.Body;
import dev.locksmith.processor.fact.ExecutorOrigin;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;
import java.util.Set;

/**
 * A function is handed to another thread, where it holds none of the locks that are held here.
 *
 * @param place the tree that makes the function; of a task with a class of its own, that class
 * @param keeping what keeps others out as it begins, as a lock would, if all that the executor may
 *     come from runs one task at a time
 * @param executors what the executor may come from; nothing if no such executor runs it
 * @param by the code that hands it over
 * @param runs how often it is run, each time that this code is
 */
public record FunctionStarted(
        Object place, Lockset keeping, Set<ExecutorOrigin> executors, Body by, Runs runs, Site site)
        implements Fact {

    @Override
    public Object identity() {
        return List.of(FunctionStarted.class, place, site.place());
    }
}
