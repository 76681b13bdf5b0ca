package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Value;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Values of which nobody can say yet whether they are confined. */
public final class Suspects {

    /** What is made of more values than these is not looked through. */
    private static final int MOST_VALUES = 64;

    private Suspects() {}

    /** Whether the value could be confined if all that calls are given came out of them again. */
    public static boolean mayBeConfined(Value value, Verdicts verdicts) {
        Deque<Value> open = new ArrayDeque<>(List.of(value));
        for (int seen = 0; !open.isEmpty(); seen++) {
            Value next = open.pop();
            if (next instanceof Derived.ResultOf result && seen < MOST_VALUES) {
                open.push(result.declared());
                open.push(result.call().receiver());
                result.call().arguments().forEach(each -> open.push(each.value()));
            } else if (next instanceof Derived.After after && seen < MOST_VALUES) {
                open.push(after.before());
                after.call().arguments().forEach(each -> open.push(each.value()));
            } else if (seen >= MOST_VALUES || verdicts.of(next, "").isConfined()) {
                return true;
            }
        }
        return false;
    }
}
