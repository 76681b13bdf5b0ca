package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Domain;
import dev.locksmith.processor.fact.Subject;

import java.util.List;

/**
 * Code uses, itself or through what it calls, what belongs to a domain.
 *
 * @param what names what is used
 * @param way how the code comes to it, one line a step
 */
public record Need(Domain domain, Subject subject, String what, List<String> way) {

    /** All but the way: of two needs that are alike one is enough. */
    record Key(Domain domain, Subject subject) {}

    Key key() {
        return new Key(domain, subject);
    }

    /** The same, a step further out. */
    Need through(String step, Subject ofCaller) {
        return new Need(domain, ofCaller, what, new Trace(step, way));
    }
}
