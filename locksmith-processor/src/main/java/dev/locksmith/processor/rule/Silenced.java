package dev.locksmith.processor.rule;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Derived.Captured;
import dev.locksmith.processor.fact.Value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import javax.lang.model.element.Element;

/** Leaves out of a value what it has through variables of which nothing is to be reported. */
final class Silenced {

    private Silenced() {}

    /** The value itself if there is nothing of the kind in it. */
    static Value without(Value value, Predicate<Element> isSilenced) {
        if (value instanceof Value.OfVariable of) {
            return isSilenced.test(of.variable()) ? Value.NONE : value;
        } else if (value instanceof Derived.FieldOf of) {
            return isSilenced.test(of.field()) ? Value.NONE : value;
        } else if (value instanceof Derived.Closure closure) {
            return without(closure, isSilenced);
        } else if (value instanceof Value.OneOf oneOf) {
            List<Value> left = new ArrayList<>();
            boolean isSame = true;
            for (Value each : oneOf.alternatives()) {
                Value rest = without(each, isSilenced);
                isSame &= Value.same(rest, each);
                left.add(rest);
            }
            return isSame ? value : Value.oneOf(left);
        }
        return value;
    }

    /** Looks into no closure: one that a loop makes may capture itself. */
    private static boolean isSilent(Value value, Predicate<Element> isSilenced) {
        if (value instanceof Value.OneOf oneOf) {
            return oneOf.alternatives().stream().allMatch(each -> isSilent(each, isSilenced));
        }
        return (value instanceof Value.OfVariable of && isSilenced.test(of.variable()))
                || (value instanceof Derived.FieldOf held && isSilenced.test(held.field()));
    }

    private static Value without(Derived.Closure closure, Predicate<Element> isSilenced) {
        Set<Captured> silenced = new HashSet<>();
        for (Captured each : closure.captures()) {
            // Asks for each, so that each one counts as needed.
            long count = each.through().stream().filter(isSilenced).count();
            boolean isSilent = count > 0 && count == each.through().size();
            if (isSilent || isSilent(each.value(), isSilenced)) {
                silenced.add(each);
            }
        }
        return silenced.isEmpty() ? closure : closure.without(silenced::contains);
    }
}
