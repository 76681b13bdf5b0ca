package dev.locksmith.processor.fact.domain;

import dev.locksmith.processor.fact.Code;
import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Site;
import dev.locksmith.processor.fact.Subject;

import java.util.List;
import java.util.Set;

/**
 * Code uses what belongs to a domain.
 *
 * @param what names it: {@code JLabel.setText}
 * @param reason why it belongs to the domain
 * @param known of what was tested here, see {@link CodeCalled}
 */
public record DomainUsed(
        Code in,
        Domain domain,
        Subject subject,
        String what,
        String reason,
        Set<Object> known,
        Site site)
        implements Fact {
    @Override
    public Object identity() {
        return List.of(DomainUsed.class, site.place(), what, known);
    }
}
