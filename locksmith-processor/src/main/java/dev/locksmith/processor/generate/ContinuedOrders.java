package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The orders of one compilation, and which of them continue which. */
final class ContinuedOrders {
    private final Map<ClassName, LockOrderDeclaration> orders = new LinkedHashMap<>();

    /** Takes note of an order, unless the class to generate from it is that of another one. */
    void add(LockOrderDeclaration order) throws RefusedOrder {
        LockOrderDeclaration same = orders.put(order.generated(), order);
        if (same != null && !same.type().equals(order.type())) {
            throw new RefusedOrder(
                    Problem.ofEnum(
                            ("the levels of '%s' and those of '%s' would both become a class "
                                            + "called '%s'")
                                    .formatted(
                                            same.name(),
                                            order.name(),
                                            order.generated().simpleName()),
                            "rename one of the two enums"));
        }
    }

    /** The classes with the levels of all of them. */
    Set<ClassName> generated() {
        return orders.keySet();
    }

    /**
     * Refuses an order that would come before itself. A circle is told of once, at one of its
     * orders.
     */
    void refuseCircle(LockOrderDeclaration order) throws RefusedOrder {
        List<LockOrderDeclaration> circle = circleThrough(order);
        if (!circle.isEmpty()) {
            throw new RefusedOrder(
                    circle.get(0).equals(order) ? List.of(circleProblem(circle)) : List.of());
        }
    }

    /**
     * What is wrong with an order that names classes which no one has made, when no round is left
     * to wait for.
     */
    RefusedOrder unresolved(LockOrderDeclaration order) {
        try {
            refuseCircle(order);
        } catch (RefusedOrder circle) {
            return circle;
        }
        List<Problem> problems = new ArrayList<>();
        for (String missing : order.unresolved()) {
            boolean toldOfElsewhere =
                    generatedFrom(missing).stream().anyMatch(o -> !o.unresolved().isEmpty());
            if (!toldOfElsewhere) {
                problems.add(
                        Problem.ofEnum(
                                ("'%s' is to come after %s, which does not exist: no source "
                                                + "has it, and no annotation processor has made it")
                                        .formatted(order.name(), missing),
                                ("correct the name, or name an enum with @LockOrder to come "
                                        + "after all of it")));
            }
        }
        return new RefusedOrder(problems);
    }

    /** The shortest circle, each order before the next; empty if there is none. */
    private List<LockOrderDeclaration> circleThrough(LockOrderDeclaration order) {
        Deque<List<LockOrderDeclaration>> paths = new ArrayDeque<>(List.of(List.of(order)));
        Set<LockOrderDeclaration> seen = new HashSet<>();
        while (!paths.isEmpty()) {
            List<LockOrderDeclaration> path = paths.remove();
            for (LockOrderDeclaration earlier : continuedBy(path.get(0))) {
                if (earlier.equals(order)) {
                    return startingWithSmallest(path);
                }
                if (seen.add(earlier)) {
                    List<LockOrderDeclaration> longer = new ArrayList<>(path);
                    longer.add(0, earlier);
                    paths.add(longer);
                }
            }
        }
        return List.of();
    }

    private static List<LockOrderDeclaration> startingWithSmallest(
            List<LockOrderDeclaration> circle) {
        List<LockOrderDeclaration> rotated = new ArrayList<>(circle);
        LockOrderDeclaration smallest =
                Collections.min(rotated, Comparator.comparing(o -> o.type().canonicalName()));
        Collections.rotate(rotated, -rotated.indexOf(smallest));
        return rotated;
    }

    /** The orders of this compilation that come right before the given one. */
    private List<LockOrderDeclaration> continuedBy(LockOrderDeclaration order) {
        List<LockOrderDeclaration> earlier = new ArrayList<>();
        for (LockOrderDeclaration.Continued continued : order.continued()) {
            for (ClassName position : continued.positions()) {
                LockOrderDeclaration owner = orders.get(position.topLevelClassName());
                if (owner != null) {
                    earlier.add(owner);
                }
            }
        }
        order.unresolved().forEach(missing -> earlier.addAll(generatedFrom(missing)));
        return earlier;
    }

    /**
     * The orders that {@code BankLevels.Accounts}, written so in a source file, may be generated
     * from.
     */
    private List<LockOrderDeclaration> generatedFrom(String written) {
        List<String> names = Arrays.asList(written.split("\\.", -1));
        return orders.values().stream()
                .filter(order -> names.contains(order.generated().simpleName()))
                .toList();
    }

    private static Problem circleProblem(List<LockOrderDeclaration> circle) {
        StringBuilder path = new StringBuilder(circle.get(0).name());
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < circle.size(); i++) {
            String earlier = circle.get(i).name();
            String later = circle.get((i + 1) % circle.size()).name();
            path.append(" -> ").append(later);
            reasons.add("'%s' names '%s' in its 'after'".formatted(later, earlier));
        }
        return new Problem(
                Optional.empty(),
                "the lock orders continue each other in a circle: " + path,
                reasons,
                "take one 'after' back");
    }
}
