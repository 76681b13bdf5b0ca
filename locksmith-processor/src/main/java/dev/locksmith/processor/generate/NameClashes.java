package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import dev.locksmith.processor.generate.LockOrderPlan.Level;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds classes that would be called the same. */
final class NameClashes {
    /** What each name is for. */
    private final Map<String, String> taken = new HashMap<>();

    private NameClashes() {}

    static void refuse(LockOrderDeclaration order, List<Level> levels) throws RefusedOrder {
        NameClashes clashes = new NameClashes();
        clashes.taken.put(
                order.generated().simpleName(),
                "the class of all levels of '%s'".formatted(order.name()));
        List<Problem> problems = new ArrayList<>();
        for (Level level : levels) {
            clashes.clash(level).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new RefusedOrder(problems);
        }
    }

    /** Takes the names of a level; of several that are taken already, the first is told of. */
    private Optional<Problem> clash(Level level) {
        Map<ClassName, String> purposes = new LinkedHashMap<>();
        purposes.put(level.names().level(), "the level");
        purposes.put(level.names().held(), "the position of a key that holds");
        if (level.joins()) {
            purposes.put(level.names().before(), "the position before");
        }
        for (Map.Entry<ClassName, String> each : purposes.entrySet()) {
            String name = each.getKey().simpleName();
            String purpose = "%s '%s'".formatted(each.getValue(), level.constant());
            String earlier = taken.putIfAbsent(name, purpose);
            if (earlier != null) {
                return Optional.of(
                        Problem.ofConstant(
                                level.constant(),
                                "two generated classes would be called '%s': %s, and %s"
                                        .formatted(name, earlier, purpose),
                                "rename '%s'".formatted(level.constant())));
            }
        }
        return Optional.empty();
    }
}
