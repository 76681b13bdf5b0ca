package dev.locksmith.processor.summary.lock;

import dev.locksmith.processor.fact.lock.CircularWait.Place;
import dev.locksmith.processor.fact.lock.Lock;
import dev.locksmith.processor.fact.lock.LockName;
import dev.locksmith.processor.fact.lock.LockStep;
import dev.locksmith.processor.summary.lock.HeldLocks.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a callee names, by the names of its caller. */
record LockNaming(LockBinding binding, LockResults results) {

    LockName of(LockName name) {
        return results.of(binding.apply(name));
    }

    Lock of(Lock lock) {
        return results.of(lock.named(binding.apply(lock.name())));
    }

    Set<Lock> of(Set<Lock> locks) {
        return locks.isEmpty()
                ? Set.of()
                : locks.stream().map(this::of).collect(Collectors.toUnmodifiableSet());
    }

    /** What must be where the callee is called; null if something else is. */
    @Nullable Supposed of(Supposed inner) {
        Supposed all = Supposed.NOTHING;
        for (Map.Entry<LockName, Boolean> each : inner.values().entrySet()) {
            LockName name = results.decided(binding.apply(each.getKey()));
            all = all == null ? null : all.and(name, each.getValue());
        }
        return all;
    }

    LockStep.Call of(LockStep.Call call) {
        return new LockStep.Call(
                call.method(),
                call.receiver() == null ? null : binding.apply(call.receiver()),
                call.type(),
                binding.apply(call.arguments()),
                call.exact(),
                call.site());
    }

    /**
     * Null if one of the locks cannot be told any more: it could be any.
     *
     * @param places the calls that lead to the callee
     */
    @Nullable List<Held> of(List<Held> inner, List<Place> places, boolean ordered) {
        List<Held> all = new ArrayList<>(inner.size());
        for (Held each : inner) {
            Lock lock = of(each.lock());
            if (lock.name() instanceof LockName.Path) {
                List<Place> taken = LockState.then(places, each.taken());
                all.add(new Held(lock, each.times(), ordered || each.ordered(), taken));
            } else if (!(lock.name() instanceof LockName.Fresh)) {
                return null;
            }
        }
        return all;
    }
}
