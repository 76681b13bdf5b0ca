package dev.locksmith.processor.fact.scope;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.ExecutableElement;

/**
 * A scope-bound value is not held by a try statement alone, unless methods only hand it back.
 *
 * @param opener what returned it: if that makes nothing and returns what it is given, nothing is
 *     opened here; null if something is opened in any case
 * @param through the calls between here and where the value is at home: all is well if each of them
 *     hands it on; empty if it goes through none
 */
public record ScopeDoubt(
        ScopeEscape escape, @Nullable ExecutableElement opener, List<HandedOn> through)
        implements Fact {

    @Override
    public Site site() {
        return escape.site();
    }

    @Override
    public Object identity() {
        return List.of(ScopeDoubt.class, escape.identity());
    }
}
