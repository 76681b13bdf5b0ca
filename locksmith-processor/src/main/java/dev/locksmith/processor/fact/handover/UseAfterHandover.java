package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import java.util.List;
import java.util.Set;

import javax.lang.model.type.TypeMirror;

/**
 * A value that one thread may use at a time was handed to another one, and is then, without a wait
 * for that, used here or handed over again.
 *
 * @param birth the parameter, variable, field or expression that the value is from
 * @param name how messages call it
 * @param between what is run in between, of which only the code itself tells what it does: one may
 *     wait
 * @param given the calls to which a counted value was given before: one may retain it
 */
public record UseAfterHandover(
        Object birth,
        String name,
        TypeMirror type,
        Handover first,
        Access second,
        Set<Code> between,
        Set<ObjectUse> given,
        Site site)
        implements Fact {

    /** The same, where these are the reasons why the first hand-over is one. */
    public UseAfterHandover because(List<String> reasons) {
        Handover told =
                new Handover(
                        first.site(),
                        reasons,
                        first.taker(),
                        first.uses(),
                        first.call(),
                        first.argument());
        return new UseAfterHandover(birth, name, type, told, second, between, given, site);
    }

    @Override
    public Object identity() {
        return List.of(
                UseAfterHandover.class,
                birth,
                first.site().place(),
                second.getClass(),
                second.site().place());
    }
}
