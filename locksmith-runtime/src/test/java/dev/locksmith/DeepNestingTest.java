package dev.locksmith;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

/** More levels inside each other than a scope is made for at first. */
class DeepNestingTest {

    interface One extends Unlocked {}

    interface Two extends One {}

    interface Three extends Two {}

    interface Four extends Three {}

    interface Five extends Four {}

    interface Six extends Five {}

    interface Seven extends Six {}

    interface Eight extends Seven {}

    interface Nine extends Eight {}

    interface Ten extends Nine {}

    private static final List<Class<?>> POSITIONS =
            List.of(
                    Unlocked.class,
                    One.class,
                    Two.class,
                    Three.class,
                    Four.class,
                    Five.class,
                    Six.class,
                    Seven.class,
                    Eight.class,
                    Nine.class,
                    Ten.class);

    private static final class Step<F, T> extends Level<F, T> {
        Step(Class<F> from, Class<T> to) {
            super(from, to);
        }
    }

    @Test
    void opensAndNamesEachGuard() {
        try (var handle = KeyHandle.claim();
                var scope = handle.scope()) {
            nest(scope, scope, 1);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void nest(LockScope scope, LockKey outer, int depth) {
        if (depth == POSITIONS.size()) {
            return;
        }
        String name = "number " + depth;
        Level<?, ?> level = new Step<>(POSITIONS.get(depth - 1), POSITIONS.get(depth));
        try (LockKey<?> guard = outer.lock(Mutex.named(name, level, depth))) {
            nest(scope, guard, depth + 1);
            var refused = assertThrows(LockOrderException.class, scope::close);
            assertTrue(refused.getMessage().contains(name), refused::getMessage);
        }
    }
}
