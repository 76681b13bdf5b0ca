package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import dev.locksmith.processor.generate.LockOrderDeclaration.Constant;
import dev.locksmith.processor.generate.LockOrderDeclaration.Continued;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A lock order that holds: every level with its place and its names, shallow levels first.
 *
 * @param type the enum it was made from
 * @param generated the class that holds all the others
 * @param isPublic whether the generated classes are public
 * @param continued the orders that this one continues
 * @param levels in an order in which they may be taken; where that leaves a choice, as declared
 */
record LockOrderPlan(
        ClassName type,
        ClassName generated,
        boolean isPublic,
        List<Continued> continued,
        List<Level> levels) {

    /** The position in which no lock is held. */
    static final ClassName UNLOCKED = ClassName.get("dev.locksmith", "Unlocked");

    LockOrderPlan {
        continued = List.copyOf(continued);
        levels = List.copyOf(levels);
    }

    /**
     * One level.
     *
     * @param constant the enum constant it stands for
     * @param after the constants directly before it; none that another of them implies
     * @param names of the classes generated for it
     * @param from the positions that a key may stand at (or above) to take it; more than one where
     *     branches meet
     */
    record Level(String constant, List<String> after, LevelNames names, List<ClassName> from) {
        Level {
            after = List.copyOf(after);
            from = List.copyOf(from);
        }

        /**
         * Whether branches meet here, so that a position of its own must stand below all of them.
         */
        boolean joins() {
            return from.size() > 1;
        }
    }

    /** What the declaration means, or every reason why it means nothing. */
    static LockOrderPlan of(LockOrderDeclaration declaration) throws RefusedOrder {
        List<Constant> constants = declaration.constants();
        if (constants.isEmpty()) {
            throw new RefusedOrder(
                    Problem.ofEnum(
                            "'%s' has no constants, and so no lock levels"
                                    .formatted(declaration.name()),
                            ("write a constant for each level, the one to be taken first at "
                                    + "the top")));
        }
        PartialOrder order = PartialOrder.of(declaration);
        List<LevelNames> names = LevelNames.of(declaration);
        List<ClassName> roots =
                declaration.continued().stream()
                        .flatMap(c -> c.positions().stream())
                        .distinct()
                        .toList();
        List<Level> levels = new ArrayList<>();
        for (int each : order.sorted()) {
            BitSet before = order.directlyBefore(each);
            List<ClassName> from = before.stream().mapToObj(i -> names.get(i).held()).toList();
            if (from.isEmpty()) {
                from = roots.isEmpty() ? List.of(UNLOCKED) : roots;
            }
            List<String> after = before.stream().mapToObj(i -> constants.get(i).name()).toList();
            levels.add(new Level(constants.get(each).name(), after, names.get(each), from));
        }
        NameClashes.refuse(declaration, levels);
        return new LockOrderPlan(
                declaration.type(),
                declaration.generated(),
                declaration.isPublic(),
                declaration.continued(),
                levels);
    }

    /**
     * Where a key stands that holds the last lock of this order: one position for each branch's
     * end.
     */
    List<ClassName> ends() {
        return levels.stream()
                .filter(
                        level ->
                                levels.stream()
                                        .noneMatch(l -> l.after().contains(level.constant())))
                .map(level -> level.names().held())
                .toList();
    }
}
