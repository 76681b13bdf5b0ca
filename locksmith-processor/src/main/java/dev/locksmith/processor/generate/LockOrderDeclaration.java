package dev.locksmith.processor.generate;

import com.palantir.javapoet.ClassName;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lock order as it was written.
 *
 * @param type the enum
 * @param isPublic whether the enum is public, and so is every class around it
 * @param constants in the order written
 * @param continued what {@code @LockOrder(after = ...)} names
 * @param unresolved what it names that does not exist (yet), as written
 */
record LockOrderDeclaration(
        ClassName type,
        boolean isPublic,
        List<Constant> constants,
        List<Continued> continued,
        List<String> unresolved) {

    LockOrderDeclaration {
        constants = List.copyOf(constants);
        continued = List.copyOf(continued);
        unresolved = List.copyOf(unresolved);
    }

    /**
     * A constant of the enum: a lock level.
     *
     * @param after the names in its {@code @After}; empty where it has none, and so follows the
     *     constant before it
     */
    record Constant(String name, Optional<List<String>> after) {
        Constant {
            after = after.map(List::copyOf);
        }
    }

    /**
     * Levels of another order that come before all of this one.
     *
     * @param name as a person calls them
     * @param positions what a key stands at that holds the last of them
     */
    record Continued(String name, List<ClassName> positions) {
        Continued {
            positions = List.copyOf(positions);
        }
    }

    /** The class to generate: {@code Outer.Bank} gives {@code OuterBankLevels}. */
    ClassName generated() {
        return ClassName.get(type.packageName(), String.join("", type.simpleNames()) + "Levels");
    }

    /** How a message calls the enum: without its package. */
    String name() {
        return String.join(".", type.simpleNames());
    }

    /** The same levels one after the other, as if nothing but the constants were written. */
    LockOrderDeclaration asPlainChain() {
        List<Constant> chain =
                constants.stream().map(c -> new Constant(c.name(), Optional.empty())).toList();
        return new LockOrderDeclaration(type, isPublic, chain, List.of(), List.of());
    }

    LockOrderDeclaration without(Set<String> names) {
        List<Constant> others = constants.stream().filter(c -> !names.contains(c.name())).toList();
        return new LockOrderDeclaration(type, isPublic, others, continued, unresolved);
    }
}
