package dev.locksmith.processor.fact.handover;

import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * A method uses what a field of its object holds, or calls another method of its object; or it
 * makes another thread do that.
 *
 * @param member the field, or the method that is called
 * @param method null in an initializer
 * @param hasWaited whether the method may have waited for another thread before
 */
public record MemberAccess(
        Element member,
        Access access,
        @Nullable ExecutableElement method,
        boolean hasWaited,
        Site site)
        implements Fact {

    @Override
    public Object identity() {
        return List.of(MemberAccess.class, member, access.getClass(), site.place());
    }
}
