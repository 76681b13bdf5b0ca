package dev.locksmith.processor.summary;

import dev.locksmith.processor.fact.AccessPath;
import dev.locksmith.processor.fact.Call;
import dev.locksmith.processor.fact.Derived;
import dev.locksmith.processor.fact.Fact;
import dev.locksmith.processor.fact.Value;
import dev.locksmith.processor.fact.Values;
import dev.locksmith.processor.fact.scope.ScopeEscape;
import dev.locksmith.processor.fact.scope.ScopeGiven;
import dev.locksmith.processor.fact.scope.ScopeHeld;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Scope-bound values that get out by way of calls: methods keep them, or return what holds them.
 */
public final class HeldScopes {

    private final Contents contents;
    private final Map<Call, List<ScopeGiven>> given = new HashMap<>();
    private final List<ScopeHeld> held = new ArrayList<>();

    HeldScopes(Contents contents) {
        this.contents = contents;
    }

    /** Takes note of a fact; answers whether it is one that is judged here. */
    public boolean collect(Fact fact) {
        if (fact instanceof ScopeGiven each) {
            given.computeIfAbsent(each.call(), key -> new ArrayList<>()).add(each);
            return true;
        } else if (fact instanceof ScopeHeld each) {
            held.add(each);
            return true;
        }
        return false;
    }

    /** What of this argument is scope-bound; null if nothing is. */
    @Nullable ScopeGiven of(Call call, int argument) {
        for (ScopeGiven each : given.getOrDefault(call, List.of())) {
            if (each.argument() == argument) {
                return each;
            }
        }
        return null;
    }

    /** All facts were seen: tells of what is a mistake. */
    public void judge(Consumer<ScopeEscape> mistakes) {
        for (ScopeHeld each : held) {
            boolean isHeld =
                    !Values.walk(
                                    each.value(),
                                    (value, next) -> {
                                        into(value, next);
                                        return each.bound().contains(value);
                                    })
                            .isEmpty();
            if (isHeld) {
                mistakes.accept(each.escape());
            }
        }
    }

    private void into(Value value, Deque<Value> next) {
        if (value instanceof Derived.ResultOf result) {
            all(contents.handedBack(result.call()), next);
        } else if (value instanceof Derived.After after) {
            all(contents.keptIn(after), next);
        }
        if (value instanceof Derived derived) {
            derived.insides().forEach(next::add);
        }
    }

    private static void all(List<Given> given, Deque<Value> next) {
        for (Given each : given) {
            if (each.part().isWhole()) {
                next.add(each.value());
            } else if (each.part().equals(AccessPath.RESULT)) {
                Values.closuresIn(each.value()).forEach(function -> next.add(function.result()));
            }
        }
    }
}
