package dev.locksmith.processor.fact.domain;

import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Place;
import dev.locksmith.processor.fact.Site;

import java.util.List;

/**
 * Code that uses what belongs to a domain is run elsewhere.
 *
 * @param described how a message calls the code
 * @param what is used: {@code JLabel.setText}
 * @param way how the code comes to the use, one line a step, and why that belongs to the domain
 */
public record Misplaced(
        Domain domain, Place place, String described, String what, List<String> way, Site site)
        implements Fact {}
